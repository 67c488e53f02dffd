import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { balance, drained } from '#scripts/bench/intake/balance.ts'
import { openForms, pdf, sendForm } from '#scripts/bench/intake/forms.ts'
import type { Acknowledged } from '#scripts/bench/intake/killing.ts'
import type { Programs } from '#scripts/bench/intake/programs.ts'
import { paths } from '#shared/paths.ts'
import { type IntakePortal, runOver, startIntakePortal } from './intake-portal.ts'

const run = promisify(execFile)
const slug = 'phi-ben-bai'
const folder = mkdtempSync(join(tmpdir(), 'portal-restored-'))
const archive = join(folder, 'b.tar.gz')
let portal: IntakePortal
let whole: Programs | undefined
let slips: string[]
/** By number; the first five were sent before the backup, the fifth of them while the CMS was down. */
const codes: string[] = []
const acknowledged: Acknowledged = new Map()
const digests = new Set<string>()

beforeAll(async () => {
  portal = await startIntakePortal()
  const { programs } = portal
  await drained(programs)
  slips = (await openForms(programs.site, slug, 30)).map(({ slip }) => slip)
  for (let number = 0; number < 4; number += 1) await send(programs, number)
  await drained(programs)
  await programs.kill('cms', 'SIGTERM')
  await send(programs, 4)
  await script('backup', programs.data)
  await programs.start('cms')
  for (let number = 5; number < 30; number += 1) await send(programs, number)
  await drained(programs)
}, 180_000)
afterAll(async () => {
  await whole?.stop()
  await portal.stop()
  await rm(folder, { recursive: true, force: true })
})

it('a CMS restored from its backup gets back from the site’s journal every comment that it lost, with its files', async () => {
  const { programs } = portal
  const shown = String((await portal.commentOf('Ý kiến số 29'))?.id)
  await portal.decide(shown, { state: 'shown' })
  await programs.kill('cms')
  await programs.kill('site')
  const copy = join(folder, 'copy')
  await script('restore', copy)
  await rm(join(programs.data, 'cms'), { recursive: true })
  await rename(join(copy, 'cms'), join(programs.data, 'cms'))
  await programs.start('cms')
  await programs.start('site')
  await expect.poll(() => balanceNow(programs), { timeout: 40_000, interval: 500 }).toEqual(all)
  await drained(programs)
  expect(kept(join(programs.data, 'cms', 'comment-files'))).toEqual(digests)
  for (const code of codes) expect(await receipt(programs, code)).toBe('Đang kiểm duyệt')
})

it('a portal restored whole has the journal with its files and the key: codes find their receipts, what waited is delivered, and the same form has the same code', async () => {
  const data = join(folder, 'whole')
  await script('restore', data)
  for (const key of ['receipt-key', 'site-token', 'payload-secret'])
    expect(secret(data, key)).toBe(secret(portal.programs.data, key))
  const inJournal = kept(join(data, 'site', 'journal'))
  expect([...inJournal].every((sha256) => digests.has(sha256))).toBe(true)
  expect(inJournal.size).toBe(2)
  whole = await runOver(data)
  await drained(whole)
  for (const [number, code] of codes.entries())
    expect([number, await receipt(whole, code)]).toEqual([
      number,
      number < 5 ? 'Đang kiểm duyệt' : undefined,
    ])
  expect(kept(join(data, 'cms', 'comment-files'))).toEqual(inJournal)
  expect(await send(whole, 0)).toBe(codes[0])
  expect(await send(whole, 4)).toBe(codes[4])
  const before = new Map([...acknowledged].slice(0, 5))
  expect(await balance(whole, slug, before, 0)).toMatchObject({ cms: 5, page: 5, balanced: true })
})

const all = {
  ...{ acknowledged: 30, journal: 30, cms: 30, page: 30 },
  ...{ lost: 0, duplicates: 0, before: 0, balanced: true },
}
const balanceNow = (programs: Programs) => balance(programs, slug, acknowledged, 0)

/** Every fourth with a file; its code. */
async function send(programs: Programs, number: number): Promise<string> {
  const text = `Ý kiến số ${number}`
  const files = number % 4 === 0 ? [pdf(`tep-${number}.pdf`, String(number))] : []
  for (const file of files) digests.add(sha256(Buffer.from(await file.arrayBuffer())))
  const values = { slip: String(slips[number]), text, provision: 'dieu-1.khoan-2' }
  const { code = '', status } = await sendForm(programs.site, slug, values, files)
  expect(status).toBe(303)
  codes[number] = code
  acknowledged.set(code, { text, files: files.length })
  return code
}

/** What the heading of a receipt says; undefined when the code has none. */
async function receipt({ site }: Programs, code: string): Promise<string | undefined> {
  const answer = await fetch(site + paths.receipt(code))
  const html = await answer.text()
  return answer.status === 200 ? /<h1[^>]*>([^<]*)/.exec(html)?.[1] : undefined
}

const script = (name: 'backup' | 'restore', data: string) =>
  run(process.execPath, [`scripts/${name}.ts`, archive], {
    env: { ...process.env, PORTAL_DATA: data, DATABASE_URL: '' },
  })

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const secret = (data: string, name: string) => readFileSync(join(data, 'secrets', name), 'utf8')

/** Digests of all files below a folder. */
function kept(at: string): Set<string> {
  const files = readdirSync(at, { recursive: true, withFileTypes: true })
  return new Set(
    files
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => sha256(readFileSync(join(parentPath, name)))),
  )
}
