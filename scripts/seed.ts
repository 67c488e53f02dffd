import { environmentOrExit } from './environment.ts'
import { openCms } from './open-cms.ts'
import { seed } from './seed/seed.ts'

/** `npm run seed`: demonstration content; accounts only where `PORTAL_DEMO` allows them. */
const env = environmentOrExit()
const began = performance.now()
const payload = await openCms({ ...env, LOG_LEVEL: 'error' })
const created = await seed({
  payload,
  now: new Date(),
  out: process.stderr,
  password: env.PORTAL_DEMO ? env.DEMO_PASSWORD : undefined,
})
await payload.destroy()
const total = [...created.values()].reduce((sum, one) => sum + one, 0)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  total === 0
    ? 'Nội dung trình diễn đã có đủ, không thêm gì.'
    : `Đã thêm ${total.toLocaleString('vi-VN')} bản ghi trình diễn trong ${seconds} giây.`,
)
process.exit(0)
