import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { requestLog } from '#cms/http/log.ts'
import { quietError } from '#cms/http/quiet-error.ts'
import { listen } from './staff.ts'

const secrets = ['thu.bi.mat@example.vn', '0912 345 678', 'Nguyễn Bí Mật']
const leaking = () =>
  Object.assign(
    new Error(`Failed query: insert into "comments" values (?)\nparams: ${secrets.join(',')}`, {
      cause: Object.assign(new Error(`550 <${secrets[0]}> unknown, call ${secrets[1]}`), {
        code: 'EENVELOPE',
        rejected: [secrets[0]],
      }),
    }),
    { params: secrets },
  )

test('an error is logged without what the database or the mail server was given', () => {
  const told = quietError(leaking())
  const line = JSON.stringify(told)
  for (const secret of secrets) expect(line).not.toContain(secret)
  expect(told.message).toContain('Failed query: insert into "comments"')
  expect(told.stack).toMatch(/^\s+at /)
  expect(told.cause).toMatchObject({ code: 'EENVELOPE', message: expect.stringContaining('550') })
})

test('the same through the log of requests', async () => {
  let written = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  const log = requestLog(pino({ serializers: { err: quietError } }, sink))
  const { server, port } = await listen((req, res) => {
    log(req, res)
    req.log.error(leaking(), 'a request failed')
    res.end()
  })
  await fetch(`http://127.0.0.1:${port}/`)
  await new Promise((done) => server.close(done))
  expect(written).toContain('Failed query')
  for (const secret of secrets) expect(written).not.toContain(secret)
})
