import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passwordMail } from '#cms/mail.ts'
import { startCms, type TestCms } from './support.ts'

const mailbox = Promise.withResolvers<{ to: string[]; message: string }>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, session, done) {
    const to = session.envelope.rcptTo.map((one) => one.address)
    text(stream).then((message) => {
      mailbox.resolve({ to, message })
      done()
    })
  },
})
let cms: TestCms

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  cms = await startCms({ SMTP_URL: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await cms.stop()
  await new Promise<void>((resolve) => server.close(resolve))
})

describe('mail by SMTP', () => {
  it('reaches the server, without holding up the request', async () => {
    const account = await cms.account('editor')
    const asked = await cms.rest('POST', '/api/users/forgot-password', {
      body: { email: account.email },
    })
    expect(asked.status).toBe(200)
    const { to, message } = await mailbox.promise
    expect(to).toEqual([account.email])
    expect(message).toContain('Subject: =?UTF-8?Q?')
  })

  it('writes a name as text, whatever it is', () => {
    expect(passwordMail(cms.env, 'abc', '<b>Lan</b>')).toContain('&lt;b&gt;Lan&lt;/b&gt;')
  })
})
