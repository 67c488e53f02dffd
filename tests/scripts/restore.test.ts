import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, extract } from 'tar'
import { expect, test } from 'vitest'
import { backUp } from '#scripts/backup/backup.ts'
import { placesOf } from '#scripts/backup/places.ts'
import { restore } from '#scripts/backup/restore.ts'
import { Refusal } from '#scripts/environment.ts'
import { countWholeFiles, openVault, reasonsOf, silent } from './vault.ts'

const vault = openVault()
const { at, placesAt } = vault

test('a restore never touches a data folder in which there is anything', async () => {
  await backUp(vault.data, at('b.tar'), silent)
  mkdirSync(at('full/secrets'), { recursive: true })
  expect(await reasonsOf(restore(placesAt('full'), at('b.tar'), silent))).toContain('đã có dữ liệu')
  expect(readdirSync(at('full'))).toEqual(['secrets'])
  expect(await reasonsOf(restore(placesAt('copy'), at('none.tar'), silent))).toContain('Không thấy')
  const elsewhere = placesOf({ PORTAL_DATA: at('copy'), DATABASE_URL: `file:${at('else.db')}` })
  expect(await reasonsOf(restore(elsewhere, at('b.tar'), silent))).toContain('DATABASE_URL')
  expect(existsSync(at('copy'))).toBe(false)
})

test('an empty data folder that stands already is filled', async () => {
  await backUp(vault.data, at('b.tar'), silent)
  mkdirSync(at('copy'))
  await restore(placesAt('copy'), at('b.tar'), silent)
  expect(countWholeFiles(at('copy'))).toBe(20)
})

/** Unpacks the archive of `places`, changes it, packs it again. */
async function forged(change: (unpacked: string) => void): Promise<string> {
  const unpacked = at('unpacked')
  mkdirSync(unpacked)
  await backUp(vault.data, at('true.tar'), silent)
  await extract({ file: at('true.tar'), cwd: unpacked })
  change(unpacked)
  await create({ file: at('forged.tar'), cwd: unpacked }, filesIn(unpacked))
  return at('forged.tar')
}

function filesIn(unpacked: string): string[] {
  const entries = readdirSync(unpacked, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1))
}

const forgeries: [what: string, change: (unpacked: string) => void, says: string][] = [
  ['a changed file', (to) => writeFileSync(join(to, 'cms/media/tệp 3.pdf'), 'x'), 'tệp 3.pdf'],
  [
    'a missing file',
    (to) => rmSync(join(to, 'cms/media/tệp 3.pdf')),
    'thiếu "cms/media/tệp 3.pdf"',
  ],
  ['a file too many', (to) => writeFileSync(join(to, 'cms/media/x.pdf'), 'x'), 'nhiều tệp hơn'],
  ['a file elsewhere', (to) => writeFileSync(join(to, 'cms/x.sh'), 'x'), 'mục lạ "cms/x.sh"'],
  ['no manifest', (to) => rmSync(join(to, 'manifest.json')), 'thiếu bản kê'],
  ['a foreign manifest', (to) => writeFileSync(join(to, 'manifest.json'), '{}'), 'bản kê'],
]
for (const [what, change, says] of forgeries) {
  test(`an archive with ${what} is refused and changes nothing`, async () => {
    const archive = await forged(change)
    expect(await reasonsOf(restore(placesAt('copy'), archive, silent))).toContain(says)
    expect(readdirSync(at()).filter((name) => name.startsWith('copy'))).toEqual([])
  })
}

test('a damaged or cut archive is refused and changes nothing', async () => {
  for (const name of ['b.tar', 'b.tar.gz']) {
    await backUp(vault.data, at(name), silent)
    const whole = readFileSync(at(name))
    for (const part of [0, 10, 1000, Math.floor(whole.length / 2), whole.length - 2000]) {
      writeFileSync(at('cut.tar'), whole.subarray(0, part))
      await expect(restore(placesAt('copy'), at('cut.tar'), silent), `${part}`).rejects.toThrow(
        Refusal,
      )
    }
    for (const byte of [100, 600, Math.floor(whole.length / 2)]) {
      const changed = Buffer.from(whole)
      changed[byte] = (changed[byte] ?? 0) ^ 0xff
      writeFileSync(at('cut.tar'), changed)
      await expect(restore(placesAt('copy'), at('cut.tar'), silent), `${byte}`).rejects.toThrow(
        Refusal,
      )
    }
  }
  writeFileSync(at('text.tar'), 'không phải tệp sao lưu')
  await expect(restore(placesAt('copy'), at('text.tar'), silent)).rejects.toThrow(Refusal)
  expect(existsSync(at('copy'))).toBe(false)
})

test('an archive of a portal on MongoDB is not put into SQLite', async () => {
  const archive = await forged((to) => {
    const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'))
    writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, database: 'mongodb' }))
  })
  expect(await reasonsOf(restore(placesAt('copy'), archive, silent))).toContain('MongoDB')
})
