import { mkdirSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { siteBuilds } from '../support/builds.ts'
import { endAll, newData, processesOf, type Started, startPortal } from './started.ts'

/** One portal without content, started twice in one data folder: its pages are built, its panel never. */
const data = newData()
const variables = { PORTAL_DEMO: '0', ADMIN_EMAIL: 'quan-tri@quangngai.vn', LOG_LEVEL: 'warn' }
let portal: Started

beforeAll(() => {
  mkdirSync(siteBuilds, { recursive: true })
  symlinkSync(siteBuilds, join(data, 'build', 'site'))
})
afterAll(async () => {
  endAll(data)
  await rm(data, { recursive: true, maxRetries: 5 })
})

const ready = () => portal.words.out.includes('Cổng đã sẵn sàng')
const pidOf = (word: string) => processesOf(data).find(({ command }) => command.includes(word))?.pid
const answers = (address: string) =>
  fetch(address).then(
    (response) => response.ok,
    () => false,
  )

it('a first start ends with the site, the panel and the first administrator', async () => {
  portal = await startPortal(data, variables)
  await portal.until(() => ready() && portal.words.out.includes('/reset/'))
  const said = portal.words.out.slice(portal.words.out.indexOf('Cổng đã sẵn sàng')).split('\n')
  expect(said[0]).toMatch(/^Cổng đã sẵn sàng: http:\/\/localhost:\d+$/)
  expect(said[1]).toMatch(/^Trang quản trị: http:\/\/localhost:\d+\/admin$/)
  expect(said[2]).toContain('(quan-tri@quangngai.vn)')
  expect(said[3]).toMatch(/^ {2}http:\/\/localhost:\d+\/admin\/reset\/\w+$/)
})

it('/admin says that it is being prepared while the site and the API answer', async () => {
  const admin = await fetch(`${portal.cms}/admin`)
  expect(admin.status).toBe(503)
  const text = await admin.text()
  expect(text).toContain('Trang quản trị đang chuẩn bị')
  expect(text).toContain('<meta http-equiv="refresh" content="5">')
  expect(await answers(`${portal.site}/healthz`)).toBe(true)
  expect(await answers(`${portal.cms}/api/users/me`)).toBe(true)
})

it('starts both programs again after kill -9, and the log says so', async () => {
  const programs = ['site', 'cms'].map((name) => ({ name, pid: pidOf(`${name}/server.ts`) ?? 0 }))
  const builder = pidOf('next-build')
  for (const { pid } of programs) process.kill(pid, 'SIGKILL')
  for (const { name, pid } of programs) {
    const address = name === 'site' ? portal.site : portal.cms
    await portal.until(() => pidOf(`${name}/server.ts`) !== pid && answers(`${address}/healthz`))
    expect(portal.words.errors).toContain(
      `${name} đã dừng bất ngờ (tín hiệu SIGKILL), khởi động lại sau 1 giây`,
    )
  }
  // The panel's build belongs to the CMS: it fell with it and began again.
  expect(pidOf('next-build')).not.toBe(builder)
})

it('Ctrl-C ends a portal that is ready, without a trace', async () => {
  expect(await portal.end('SIGINT', -portal.pid)).toMatchObject({ code: 0, left: [] })
  expect(await portal.portsTaken()).toEqual([])
})

it('a second start is soon ready, and makes no second administrator', async () => {
  portal = await startPortal(data, variables)
  await portal.until(ready)
  const seconds = portal.age() / 1000
  console.info(`second start: ready after ${seconds.toFixed(1)} s (goal: 10 s)`)
  expect(seconds).toBeLessThan(30)
  expect(portal.words.out).not.toContain('/reset/')
  expect(await answers(`${portal.site}/healthz`)).toBe(true)
  expect(await portal.end('SIGTERM')).toMatchObject({ code: 0, left: [] })
})
