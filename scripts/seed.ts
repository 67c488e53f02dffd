import { parseArgs } from 'node:util'
import { mostDirectives } from './bench/directive.ts'
import { environmentOrExit } from './environment.ts'
import { openCms } from './open-cms.ts'
import { seed } from './seed/seed.ts'

/**
 * `npm run seed`: demonstration content; accounts only where `PORTAL_DEMO` allows them. `--documents N`
 * adds so many made-up documents, to try the portal at the size of ten years.
 */
const many = sizeOrExit(process.argv.slice(2))
const env = environmentOrExit()
const began = performance.now()
const payload = await openCms({ ...env, LOG_LEVEL: 'error' })
const created = await seed({
  payload,
  now: new Date(),
  out: process.stderr,
  password: env.PORTAL_DEMO ? env.DEMO_PASSWORD : undefined,
  many,
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

function sizeOrExit(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { documents: { type: 'string', default: '0' } } })
    const size = /^\d+$/.test(values.documents) ? Number(values.documents) : Number.NaN
    if (size <= mostDirectives) return size
  } catch {
    // The sentence below says what to write.
  }
  console.error(
    `Ghi sau --documents một số từ 1 đến ${mostDirectives.toLocaleString('vi-VN')}: npm run seed -- --documents 20000`,
  )
  process.exit(2)
}
