import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { list } from 'tar'
import { expect, test } from 'vitest'
import { backUp } from '#scripts/backup/backup.ts'
import { restore } from '#scripts/backup/restore.ts'
import { countWholeFiles, openVault, reasonsOf, silent } from './vault.ts'

const vault = openVault()
const { at, placesAt, upload } = vault

for (const name of ['b.tar', 'b.tar.gz', 'b.tgz']) {
  test(`what is precious comes back from ${name}, what is made anew does not`, async () => {
    const lines: string[] = []
    await backUp(vault.data, at(name), { write: (text) => lines.push(text) })
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
    expect(readdirSync(at()).sort()).toEqual([name, 'copy', 'data'].sort())
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
  try {
    for (let n = 0; n < 3; n += 1) {
      await backUp(vault.data, at(`${n}.tar`), silent)
      await restore(placesAt(`copy-${n}`), at(`${n}.tar`), silent)
      counts.push(countWholeFiles(at(`copy-${n}`)))
    }
  } finally {
    stop = true
    await writing
  }
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
  try {
    await backUp(vault.data, at('b.tar'), silent)
  } finally {
    stop = true
    await growing
  }
  await restore(placesAt('copy'), at('b.tar'), silent)
  expect(statSync(at('copy/site/journal/2026/long.bin')).size).toBeLessThan(statSync(log).size)
})

test('the journal of submissions is backed up with its database', async () => {
  const journal = new DatabaseSync(at('data/site/journal.db'))
  journal.exec('PRAGMA journal_mode = WAL; CREATE TABLE submissions (id TEXT)')
  journal.exec("INSERT INTO submissions VALUES ('s1')")
  await backUp(vault.data, at('b.tar'), silent)
  journal.close()
  await restore(placesAt('copy'), at('b.tar'), silent)
  const restored = new DatabaseSync(at('copy/site/journal.db'))
  expect(restored.prepare('SELECT id FROM submissions').all()).toEqual([{ id: 's1' }])
  restored.close()
})

test('the manifest is the last entry and the database the first', async () => {
  await backUp(vault.data, at('b.tar'), silent)
  const names: string[] = []
  await list({ file: at('b.tar'), onReadEntry: (entry) => names.push(entry.path) })
  expect(names[0]).toBe('cms/cms.db')
  expect(names.at(-1)).toBe('manifest.json')
})

test('a backup refuses what it cannot do, in words, and leaves nothing behind', async () => {
  writeFileSync(at('there.tar'), 'older')
  expect(await reasonsOf(backUp(vault.data, at('there.tar'), silent))).toContain('đã có')
  expect(readFileSync(at('there.tar'), 'utf8')).toBe('older')
  expect(await reasonsOf(backUp(vault.data, at('b.zip'), silent))).toContain('.tar')
  expect(await reasonsOf(backUp(vault.data, at('none/b.tar'), silent))).toContain('Không ghi được')
  expect(await reasonsOf(backUp(placesAt('empty'), at('b.tar'), silent))).toContain('Không thấy')
  expect(existsSync(at('empty'))).toBe(false)
  expect(readdirSync(at()).sort()).toEqual(['data', 'there.tar'])
})

test('a damaged database is named when it is backed up', async () => {
  const path = at('data/cms/cms.db')
  const moved = vault.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  expect(moved).toMatchObject({ busy: 0 })
  const body = readFileSync(path)
  body.fill(0x55, 4096, 6000)
  writeFileSync(path, body)
  expect(await reasonsOf(backUp(vault.data, at('b.tar'), silent))).toContain('cms.db')
  expect(readdirSync(at())).toEqual(['data'])
})
