import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler } from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { messages } from '#shared/messages.ts'
import { passOn } from '#site/intake/pass-on.ts'
import { bodyLimits } from '#site/intake/read-body.ts'
import { answerOf, filled, formPath, pdf, startIntake, type TestIntake } from './stand.ts'
import { multipart, parts, post } from './wire.ts'

let stand: TestIntake
const servers: Server[] = []
beforeAll(async () => {
  stand = await startIntake({ limit: 3, trustProxy: ['loopback'] })
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await stand.stop()
})

/** A site node that takes no submissions itself; the address at which it listens. */
async function otherNode(intake: string): Promise<string> {
  const app = express()
  app.use(
    passOn(intake, {
      bodyLimits,
      renderForm: async (_, page) => JSON.stringify(page),
    }),
  )
  const failed: ErrorRequestHandler = (_error, _req, res, _next) => void res.status(500).end()
  app.use(failed)
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const send = async (url: string, body: BodyInit, client: string) =>
  answerOf(
    await fetch(url + formPath, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'x-forwarded-for': client },
    }),
  )

it('a form, its file and its receipt pass through another node', async () => {
  const node = await otherNode(stand.url)
  const form = await answerOf(await fetch(`${node}${formPath}?dieu=dieu-5`))
  expect(form.page).toMatchObject({ outcome: 'blank', values: { provision: 'dieu-5' } })
  expect(form.headers.get('cache-control')).toBe('no-store')
  const sent = await send(node, filled({}, [pdf()]), '203.0.113.1')
  expect(sent.status).toBe(303)
  const receipt = await answerOf(await fetch(`${node}/bien-nhan/${sent.code}/`))
  expect(receipt.page.found?.submission?.files).toHaveLength(1)
  expect(receipt.headers.get('x-robots-tag')).toBe('noindex')
  expect((await fetch(`${node}/bien-nhan/`)).status).toBe(200)
})

it('each client is counted as itself', async () => {
  const node = await otherNode(stand.url)
  for (let i = 0; i < 3; i += 1)
    expect((await send(node, filled(), '203.0.113.7')).status).toBe(303)
  expect((await send(node, filled(), '203.0.113.7')).status).toBe(429)
  expect((await send(node, filled(), '203.0.113.8')).status).toBe(303)
})

it('a body without end is answered through another node too', async () => {
  const node = await otherNode(stand.url)
  const headers = { ...multipart, 'x-forwarded-for': '203.0.113.9' }
  const answer = await post(node + formPath, headers, async (write) => {
    const bytes = Buffer.alloc(1024 * 1024)
    await write(parts({ 'noi-dung': 'Chữ đã viết' }))
    await write('--xxx\r\nContent-Disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n')
    for (let i = 0; i < 10 * 1024; i += 1) if (!(await write(bytes))) return
  })
  expect([answer.status, answer.page.outcome]).toEqual([413, 'tooBig'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
})

it('while the node that takes submissions is away the text is shown back, with its slip', async () => {
  const node = await otherNode(`http://127.0.0.1:${await freePort()}`)
  const body = filled({}, [pdf()])
  const answer = await send(node, body, '203.0.113.10')
  expect([answer.status, answer.page.outcome]).toEqual([503, 'unavailable'])
  expect(answer.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect(answer.page.slip).toBe(body.get('phieu'))
  for (const path of [formPath, '/bien-nhan/', '/bien-nhan/khong-co/']) {
    const away = await fetch(node + path)
    expect([path, away.status]).toEqual([path, 503])
    expect(away.headers.get('retry-after')).toBe('30')
    expect(await away.text()).toContain(messages.intakeAway)
  }
})
