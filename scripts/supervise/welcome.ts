import { join } from 'node:path'
import type { Environment } from '#shared/environment.ts'
import { roleNames, roles } from '#shared/roles.ts'

/** What this start made in an empty database. */
export type Beginnings = { firstAdminLink?: string; demonstration?: boolean }

/** What an operator needs when the portal is up; the first line is the one that others wait for. */
export function welcome(env: Environment, made: Beginnings, seconds: number): string[] {
  return [
    `Cổng đã sẵn sàng: ${env.SITE_ORIGIN}`,
    `Trang quản trị: ${env.CMS_ORIGIN}/admin`,
    ...(made.firstAdminLink
      ? [
          `Đặt mật khẩu cho người quản trị đầu tiên (${env.ADMIN_EMAIL}), dùng một lần, trong 24 giờ:`,
          `  ${made.firstAdminLink}`,
        ]
      : []),
    ...(env.PORTAL_DEMO ? accounts(env, made.demonstration === true) : []),
    `Khởi động xong sau ${Math.round(seconds)} giây.`,
  ]
}

/** The password is said once, by the start that made the accounts; consoles are kept and shown around. */
function accounts(env: Environment, first: boolean): string[] {
  const address = (role: string) => `${role}@demo.quangngai.vn`
  const width = Math.max(...roles.map((role) => address(role).length))
  return [
    `Tài khoản trình diễn, mật khẩu chung ${first ? env.DEMO_PASSWORD : passwordPlace(env)}:`,
    ...roles.map((role) => `  ${address(role).padEnd(width)}  ${roleNames[role]}`),
  ]
}

function passwordPlace(env: Environment): string {
  return process.env.DEMO_PASSWORD
    ? 'như biến DEMO_PASSWORD ở lần khởi động đầu'
    : `ghi trong ${join(env.PORTAL_DATA, 'secrets', 'demo-password')}`
}
