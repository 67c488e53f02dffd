import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { EmailAdapter, SendEmailOptions } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { escapeHtml } from './http/html.ts'

/** One message: plain text, or HTML made by Payload; `to` may be one address only, and is never parsed. */
export type Message = Omit<SendEmailOptions, 'from'>

/**
 * How mail leaves: by `SMTP_URL`; without it each message becomes one `.eml` file under
 * `PORTAL_DATA/mail`. Resolves when the server, or the disk, has taken it.
 */
export function postOffice(env: Environment) {
  const from = {
    name: 'Cổng Thông tin điện tử',
    address: `khong-tra-loi@${new URL(env.CMS_ORIGIN).hostname}`,
  }
  const smtp = env.SMTP_URL
    ? nodemailer.createTransport({
        ...{ url: env.SMTP_URL, connectionTimeout: 10_000, socketTimeout: 30_000 },
        // What is sent is text: nothing in it may name a file or an address to read.
        ...{ disableFileAccess: true, disableUrlAccess: true },
      })
    : undefined
  const paper = nodemailer.createTransport({ streamTransport: true, buffer: true })
  async function send(message: Message): Promise<void> {
    const complete = { ...message, from }
    if (smtp) await smtp.sendMail(complete)
    else {
      const written = await paper.sendMail(complete)
      await keep(join(env.PORTAL_DATA, 'mail'), written.message as Buffer)
    }
  }
  return { from, byServer: smtp !== undefined, send }
}

/** Mail as Payload sends it: to staff, about their accounts. */
export function mail(env: Environment): EmailAdapter {
  const { from, byServer, send } = postOffice(env)
  return ({ payload }) => ({
    name: byServer ? 'smtp' : 'folder',
    defaultFromName: from.name,
    defaultFromAddress: from.address,
    async sendEmail(message) {
      const sent = send(message)
      // Payload sends inside its transaction; a slow mail server must not hold up every other write.
      if (byServer) sent.catch((error) => payload.logger.error(error, 'a mail was not sent'))
      else await sent
    },
  })
}

/** Writes one message whole or not at all; reset links are keys, so only this account may read it. */
async function keep(folder: string, message: Buffer): Promise<void> {
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`
  const draft = join(folder, `.${name}.tmp`)
  await mkdir(folder, { recursive: true })
  await writeFile(draft, message, { mode: 0o600 })
  await rename(draft, join(folder, `${name}.eml`))
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
