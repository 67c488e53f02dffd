import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { create, extract, list } from 'tar'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '#scripts/backup/backup.ts'
import { type Places, placesOf } from '#scripts/backup/places.ts'
import { restore } from '#scripts/backup/restore.ts'
import { Refusal } from '#scripts/environment.ts'

let folder: string
let places: Places
let database: DatabaseSync
const silent = { write: () => true }
const at = (...parts: string[]) => join(folder, ...parts)
const placesAt = (name: string) => placesOf({ PORTAL_DATA: at(name) })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-backup-'))
  places = placesAt('data')
  for (const part of ['cms/media', 'site/journal/2026', 'secrets', 'site/public', 'mail'])
    mkdirSync(at('data', part), { recursive: true })
  database = new DatabaseSync(at('data/cms/cms.db'))
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE files (name TEXT, sha256 TEXT)')
  writeFileSync(at('data/site/public/index.html'), 'made anew')
  writeFileSync(at('data/site/content.db'), 'made anew')
  writeFileSync(at('data/site/journal/2026/góp-ý.json'), '{}')
  writeFileSync(at('data/secrets/payload-secret'), 'bí mật\n', { mode: 0o600 })
  for (let n = 0; n < 20; n += 1) upload(`tệp ${n}.pdf`)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As the CMS does: the file first, then the row that names it. */
function upload(name: string): void {
  const body = randomBytes(30_000)
  writeFileSync(at('data/cms/media', name), body)
  const sha256 = createHash('sha256').update(body).digest('hex')
  database.prepare('INSERT INTO files VALUES (?, ?)').run(name, sha256)
}

/** Every file that the database of a data folder names is there with its digest; returns how many. */
function countWholeFiles(data: string): number {
  const restored = new DatabaseSync(join(data, 'cms/cms.db'))
  const rows = restored.prepare('SELECT name, sha256 FROM files').all()
  restored.close()
  for (const { name, sha256 } of rows) {
    const body = readFileSync(join(data, 'cms/media', String(name)))
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
  }
  return rows.length
}

async function reasonsOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error.reasons.join(' ')
  throw error
}

for (const name of ['b.tar', 'b.tar.gz', 'b.tgz']) {
  test(`what is precious comes back from ${name}, what is made anew does not`, async () => {
    const lines: string[] = []
    await backUp(places, at(name), { write: (text) => lines.push(text) })
    const { files } = await restore(placesAt('copy'), at(name), silent)
    expect(countWholeFiles(at('copy'))).toBe(20)
    expect(readFileSync(at('copy/secrets/payload-secret'), 'utf8')).toBe('bí mật\n')
    expect(statSync(at('copy/secrets/payload-secret')).mode & 0o777).toBe(0o600)
    expect(existsSync(at('copy/site/journal/2026/góp-ý.json'))).toBe(true)
    expect(existsSync(at('copy/site/public'))).toBe(false)
    expect(existsSync(at('copy/site/content.db'))).toBe(false)
    expect(files).toHaveLength(23)
    expect(lines.join('')).toMatch(/Sao lưu \(MB\): .*100%/)
    expect(statSync(at(name)).mode & 0o077).toBe(0)
    expect(readdirSync(folder).sort()).toEqual([name, 'copy', 'data'].sort())
  })
}

test('a backup made while files are uploaded holds every file that its database names', async () => {
  let stop = false
  const writing = (async () => {
    for (let n = 0; !stop; n += 1) {
      upload(`mới ${n}.pdf`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })()
  const counts: number[] = []
  for (let n = 0; n < 3; n += 1) {
    await backUp(places, at(`${n}.tar`), silent)
    await restore(placesAt(`copy-${n}`), at(`${n}.tar`), silent)
    counts.push(countWholeFiles(at(`copy-${n}`)))
  }
  stop = true
  await writing
  expect(new Set(counts).size).toBe(3)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
}, 30_000)

test('a file that grows while it is read is cut where it began, and the archive stays whole', async () => {
  const log = at('data/site/journal/2026/long.bin')
  writeFileSync(log, randomBytes(5_000_000))
  let stop = false
  const growing = (async () => {
    while (!stop) {
      writeFileSync(log, randomBytes(1_000), { flag: 'a' })
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  await backUp(places, at('b.tar'), silent)
  stop = true
  await growing
  await restore(placesAt('copy'), at('b.tar'), silent)
  expect(statSync(at('copy/site/journal/2026/long.bin')).size).toBeLessThan(statSync(log).size)
})

test('the journal of submissions is backed up with its database', async () => {
  const journal = new DatabaseSync(at('data/site/journal.db'))
  journal.exec('PRAGMA journal_mode = WAL; CREATE TABLE submissions (id TEXT)')
  journal.exec("INSERT INTO submissions VALUES ('s1')")
  await backUp(places, at('b.tar'), silent)
  journal.close()
  await restore(placesAt('copy'), at('b.tar'), silent)
  const restored = new DatabaseSync(at('copy/site/journal.db'))
  expect(restored.prepare('SELECT id FROM submissions').all()).toEqual([{ id: 's1' }])
  restored.close()
})

test('a backup refuses what it cannot do, in words, and leaves nothing behind', async () => {
  writeFileSync(at('there.tar'), 'older')
  expect(await reasonsOf(backUp(places, at('there.tar'), silent))).toContain('đã có')
  expect(readFileSync(at('there.tar'), 'utf8')).toBe('older')
  expect(await reasonsOf(backUp(places, at('b.zip'), silent))).toContain('.tar')
  expect(await reasonsOf(backUp(places, at('none/b.tar'), silent))).toContain('Không ghi được')
  expect(await reasonsOf(backUp(placesAt('empty'), at('b.tar'), silent))).toContain('Không thấy')
  expect(existsSync(at('empty'))).toBe(false)
  expect(readdirSync(folder).sort()).toEqual(['data', 'there.tar'])
})

test('a damaged database is named when it is backed up', async () => {
  const path = at('data/cms/cms.db')
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const body = readFileSync(path)
  body.fill(0x55, 4096, 6000)
  writeFileSync(path, body)
  expect(await reasonsOf(backUp(places, at('b.tar'), silent))).toContain('cms.db')
  expect(readdirSync(folder)).toEqual(['data'])
})

test('a restore never touches a data folder in which there is anything', async () => {
  await backUp(places, at('b.tar'), silent)
  mkdirSync(at('full/secrets'), { recursive: true })
  expect(await reasonsOf(restore(placesAt('full'), at('b.tar'), silent))).toContain('đã có dữ liệu')
  expect(readdirSync(at('full'))).toEqual(['secrets'])
  expect(await reasonsOf(restore(placesAt('copy'), at('none.tar'), silent))).toContain('Không thấy')
  const elsewhere = placesOf({ PORTAL_DATA: at('copy'), DATABASE_URL: `file:${at('else.db')}` })
  expect(await reasonsOf(restore(elsewhere, at('b.tar'), silent))).toContain('DATABASE_URL')
  expect(existsSync(at('copy'))).toBe(false)
})

test('an empty data folder that stands already is filled', async () => {
  await backUp(places, at('b.tar'), silent)
  mkdirSync(at('copy'))
  await restore(placesAt('copy'), at('b.tar'), silent)
  expect(countWholeFiles(at('copy'))).toBe(20)
})

/** Unpacks the archive of `places`, changes it, packs it again. */
async function forged(change: (unpacked: string) => void): Promise<string> {
  const unpacked = at('unpacked')
  mkdirSync(unpacked)
  await backUp(places, at('true.tar'), silent)
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
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([])
  })
}

test('a damaged or cut archive is refused and changes nothing', async () => {
  for (const name of ['b.tar', 'b.tar.gz']) {
    await backUp(places, at(name), silent)
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

test('the manifest is the last entry and the database the first', async () => {
  await backUp(places, at('b.tar'), silent)
  const names: string[] = []
  await list({ file: at('b.tar'), onReadEntry: (entry) => names.push(entry.path) })
  expect(names[0]).toBe('cms/cms.db')
  expect(names.at(-1)).toBe('manifest.json')
})
