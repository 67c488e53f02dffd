import { rm } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { endAll, newData, processesOf, type Started, startPortal } from './started.ts'

const data = newData()
afterAll(async () => {
  endAll(data)
  await rm(data, { recursive: true, maxRetries: 5 })
})

const runs = (...words: string[]) => {
  const commands = processesOf(data).map(({ command }) => command)
  return words.every((word) => commands.some((command) => command.includes(word)))
}

/** What a clean end looks like: quick, without a complaint, without a trace. */
async function expectCleanEnd(portal: Started, end: Awaited<ReturnType<Started['end']>>) {
  expect(end).toMatchObject({ code: 0, left: [] })
  expect(end.took).toBeLessThan(10_000)
  expect(await portal.portsTaken()).toEqual([])
  expect(portal.words.errors).not.toMatch(/^\s+at |Error|"level":[456]0/m)
}

it('Ctrl-C ends a first start that still builds, with all that it runs', async () => {
  const portal = await startPortal(data, { PORTAL_DEMO: '1' })
  await portal.until(() => runs('cms/server.ts', 'astro.mjs build'))
  await expectCleanEnd(portal, await portal.end('SIGINT', -portal.pid))
})

it('SIGTERM ends a start that is being filled with content', async () => {
  const portal = await startPortal(data, { PORTAL_DEMO: '1' })
  await portal.until(
    () => runs('scripts/seed.ts', 'next-build') && /Cơ quan/.test(portal.words.errors),
  )
  await expectCleanEnd(portal, await portal.end('SIGTERM'))
})
