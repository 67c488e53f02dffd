import type { Environment } from '#shared/environment.ts'
import { roleNames, roles } from '#shared/roles.ts'

/** What an operator needs when the portal is up; the first line is the one that others wait for. */
export function welcome(env: Environment, firstAdminLink?: string): string[] {
  return [
    `Cổng đã sẵn sàng: ${env.SITE_ORIGIN}`,
    `Trang quản trị: ${env.CMS_ORIGIN}/admin`,
    ...(firstAdminLink
      ? [
          `Đặt mật khẩu cho người quản trị đầu tiên (${env.ADMIN_EMAIL}), dùng một lần, trong 24 giờ:`,
          `  ${firstAdminLink}`,
        ]
      : []),
    ...(env.PORTAL_DEMO ? accounts(env) : []),
  ]
}

function accounts(env: Environment): string[] {
  const address = (role: string) => `${role}@demo.quangngai.vn`
  const width = Math.max(...roles.map((role) => address(role).length))
  return [
    `Tài khoản trình diễn, mật khẩu chung ${env.DEMO_PASSWORD}:`,
    ...roles.map((role) => `  ${address(role).padEnd(width)}  ${roleNames[role]}`),
  ]
}
