import { afterEach, expect, it, vi } from 'vitest'
import { welcome } from '#scripts/supervise/welcome.ts'
import { parseEnvironment } from '#shared/environment.ts'

const parsed = parseEnvironment({
  ...{
    PORTAL_DATA: '/srv/cong',
    PORTAL_SITE_TOKEN: 'x'.repeat(16),
    PAYLOAD_SECRET: 'x'.repeat(16),
    PORTAL_RECEIPT_KEY: 'x'.repeat(32),
  },
  DEMO_PASSWORD: 'abcd-efgh-jkmn',
})
if (!parsed.ok) throw new Error(parsed.reasons.join())
const { env } = parsed
afterEach(() => vi.unstubAllEnvs())

it('the first start says the password of the demonstration, later ones only where it is', () => {
  vi.stubEnv('DEMO_PASSWORD', '')
  const first = welcome(env, { demonstration: true }, 54.4)
  const later = welcome(env, {}, 54.4)
  expect(first.slice(0, 3)).toEqual([
    'Cổng đã sẵn sàng: http://localhost:4321',
    'Trang quản trị: http://localhost:3000/admin',
    'Tài khoản trình diễn, mật khẩu chung abcd-efgh-jkmn:',
  ])
  expect(later[2]).toBe(
    'Tài khoản trình diễn, mật khẩu chung ghi trong /srv/cong/secrets/demo-password:',
  )
  expect(later.join()).not.toContain('abcd')
  expect(later.slice(3)).toEqual(first.slice(3))
  expect(first.at(-1)).toBe('Khởi động xong sau 54 giây.')
})

it('a password that the operator chose is not repeated either', () => {
  vi.stubEnv('DEMO_PASSWORD', 'abcd-efgh-jkmn')
  expect(welcome(env, {}, 5).join()).toContain('như biến DEMO_PASSWORD')
  expect(welcome(env, {}, 5).join()).not.toContain('abcd')
})
