import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import nodemailer, { type Transport } from 'nodemailer'
import type { Environment } from '#shared/environment.ts'
import { escapeHtml } from './panel/html.ts'

/** Sends by `SMTP_URL`; without it each message becomes one `.eml` file under `PORTAL_DATA/mail`. */
export function mail(env: Environment): ReturnType<typeof nodemailerAdapter> {
  return nodemailerAdapter({
    defaultFromName: 'Cổng Thông tin điện tử',
    defaultFromAddress: `khong-tra-loi@${new URL(env.CMS_ORIGIN).hostname}`,
    // A mail server that is down must not keep the CMS from starting.
    skipVerify: true,
    transport: env.SMTP_URL
      ? nodemailer.createTransport(env.SMTP_URL)
      : nodemailer.createTransport(toFolder(join(env.PORTAL_DATA, 'mail'))),
  })
}

/** Where the link in a password mail leads; the token works once, for one hour. */
export const passwordAddress = (env: Environment, token: string) =>
  `${env.CMS_ORIGIN}/admin/reset/${encodeURIComponent(token)}`

export const passwordSubject = 'Đặt lại mật khẩu trang quản trị Cổng Thông tin điện tử'

/** The HTML of the mail that answers "Quên mật khẩu". */
export function passwordMail(env: Environment, token: string, name?: string): string {
  const address = escapeHtml(passwordAddress(env, token))
  return `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>${passwordSubject}</title>
<body style="font:18px/1.6 sans-serif;color:#1c2427">
<p>Kính gửi ông/bà${name ? ` ${escapeHtml(name)}` : ''},</p>
<p>Trang quản trị nhận được yêu cầu đặt lại mật khẩu cho địa chỉ thư này. Mở liên kết sau để đặt mật khẩu mới; liên kết dùng được một lần, trong 1 giờ:</p>
<p><a href="${address}">${address}</a></p>
<p>Nếu ông/bà không yêu cầu, hãy bỏ qua thư này; mật khẩu cũ vẫn dùng được.</p>
</body></html>`
}

/** A nodemailer transport that writes whole files only: a reader never sees half a message. */
function toFolder(folder: string): Transport {
  return {
    name: 'folder',
    version: '1',
    send(mail, done) {
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`
      const draft = join(folder, `.${name}.tmp`)
      mkdir(folder, { recursive: true })
        .then(() =>
          // Reset links are keys: only the program's own account may read them.
          pipeline(mail.message.createReadStream(), createWriteStream(draft, { mode: 0o600 })),
        )
        .then(() => rename(draft, join(folder, `${name}.eml`)))
        .then(
          () => done(null, { messageId: mail.message.messageId() }),
          (error: Error) => done(error, { messageId: '' }),
        )
    },
  }
}
