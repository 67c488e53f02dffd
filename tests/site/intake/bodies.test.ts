import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { formFields } from '#shared/submission-form.ts'
import { filled, formPath, pdf, startIntake, type TestIntake, until } from './stand.ts'
import { multipart, parts, post, type Send } from './wire.ts'

let stand: TestIntake
beforeAll(async () => {
  stand = await startIntake({ bodyLimits: { idle: 400, total: 1500 } })
})
afterAll(() => stand.stop())
afterEach(async () => {
  await until(async () => (await stand.folders()).length === 0)
  expect(stand.rows()).toBe(0)
})

const megabyte = 1024 * 1024
const text = { [formFields.text]: 'Chữ đã viết' }
const fileHead = `--xxx\r\nContent-Disposition: form-data; name="${formFields.files}"; filename="a.pdf"\r\n\r\n%PDF-1.4\n`
/** Ten gigabytes, or as many as are taken. */
async function endless(write: Send): Promise<void> {
  const bytes = Buffer.alloc(megabyte)
  for (let i = 0; i < 10 * 1024; i += 1) if (!(await write(bytes))) return
}
const send = (...args: [Parameters<typeof post>[1], Parameters<typeof post>[2]]) =>
  post(stand.url + formPath, ...args)

it('a body that says to be 10 GB is answered and never read', async () => {
  const answer = await send({ ...multipart, 'content-length': 10 * 1024 ** 3 }, async (write) => {
    await write(parts(text) + fileHead)
    await endless(write)
  })
  expect([answer.status, answer.page.outcome, answer.closed]).toEqual([413, 'tooBig', 'close'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
  expect(answer.sent).toBeLessThan(100 * megabyte)
})

it('a body that says to be too big and never comes is answered all the same', async () => {
  const answer = await send({ ...multipart, 'content-length': 60 * megabyte }, (write) =>
    write(parts(text) + fileHead),
  )
  expect([answer.status, answer.page.outcome]).toEqual([413, 'tooBig'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
})

it('a body without end that does not say its length is answered at 55 MB', async () => {
  const answer = await send(multipart, async (write) => {
    await write(parts(text) + fileHead)
    await endless(write)
  })
  expect([answer.status, answer.page.outcome, answer.closed]).toEqual([413, 'tooBig', 'close'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
  expect(answer.sent).toBeLessThan(200 * megabyte)
})

it('10,000 fields are no form', async () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`o${i}`, 'x']))
  const answer = await send(multipart, async (write, end) => {
    await write(`${parts(text)}${parts(many)}--xxx--\r\n`)
    end()
  })
  expect([answer.status, answer.page.outcome]).toEqual([400, 'broken'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
  const encoded = await stand.send(new URLSearchParams(many))
  expect([encoded.status, encoded.page.outcome]).toEqual([400, 'broken'])
})

it.each([
  ['a boundary that is not in the body', 'multipart/form-data; boundary=yyy'],
  ['no boundary', 'multipart/form-data'],
  ['another media type', 'text/plain'],
  ['a media type that is none', '///'],
])('%s is no form', async (_, type) => {
  const answer = await send({ 'content-type': type }, async (write, end) => {
    await write(`${parts(text)}--xxx--\r\n`)
    end()
  })
  expect([answer.status, answer.page.outcome]).toEqual([400, 'broken'])
})

it('a body that ends in the middle of a file is no form', async () => {
  const answer = await send(multipart, async (write, end) => {
    await write(parts(text) + fileHead)
    end()
  })
  expect([answer.status, answer.page.outcome]).toEqual([400, 'broken'])
  expect(answer.page.values.text).toBe('Chữ đã viết')
})

it('an upload whose sender goes away leaves nothing', async () => {
  const socket = connect(Number(new URL(stand.url).port), '127.0.0.1')
  socket.write(
    `POST ${formPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\nContent-Type: ${multipart['content-type']}\r\n\r\n${parts(text)}${fileHead}`,
  )
  await until(async () => (await stand.folders()).length > 0)
  socket.destroy()
})

it('a body that stops coming, or drips, is answered as too slow', async () => {
  const stopped = await send(multipart, (write) => write(parts(text) + fileHead))
  expect([stopped.status, stopped.page.outcome]).toEqual([408, 'slow'])
  expect(stopped.page.values.text).toBe('Chữ đã viết')
  const dripping = await send(multipart, async (write) => {
    await write(parts(text) + fileHead)
    for (let i = 0; i < 30; i += 1) {
      await write('.')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  expect([dripping.status, dripping.page.outcome]).toEqual([408, 'slow'])
})

it('a field of a strange name is passed over, of one that comes twice the first counts', async () => {
  const form = filled({ text: '' }, [pdf()])
  form.append('__proto__', 'x')
  form.append('constructor', 'x')
  form.append(formFields.name, 'Tên khác')
  const answer = await stand.send(form)
  expect(answer.status).toBe(422)
  expect(answer.page.values.name).toBe('Nguyễn Thị An')
})
