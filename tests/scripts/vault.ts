import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect } from 'vitest'
import { type Places, placesOf } from '#scripts/backup/places.ts'
import { Refusal } from '#scripts/environment.ts'

export const silent = { write: () => true }

/** A data folder with twenty files that its database names, new for each test, in a folder of its own. */
export function openVault() {
  let folder: string
  let database: DatabaseSync
  const at = (...parts: string[]) => join(folder, ...parts)
  const placesAt = (name: string): Places => placesOf({ PORTAL_DATA: at(name) })

  /** As the CMS does: the file first, then the row that names it. */
  function upload(name: string): void {
    const body = randomBytes(30_000)
    writeFileSync(at('data/cms/media', name), body)
    database.prepare('INSERT INTO files VALUES (?, ?)').run(name, digestOf(body))
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-backup-'))
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
  return {
    at,
    placesAt,
    upload,
    /** In one place for all tests: what is backed up, and its open database. */
    get data() {
      return placesAt('data')
    },
    get database() {
      return database
    },
  }
}

const digestOf = (body: Buffer) => createHash('sha256').update(body).digest('hex')

/** Every file that the database of a data folder names is there with its digest; returns how many. */
export function countWholeFiles(data: string): number {
  const restored = new DatabaseSync(join(data, 'cms/cms.db'))
  const rows = restored.prepare('SELECT name, sha256 FROM files').all()
  restored.close()
  for (const { name, sha256 } of rows) {
    const body = readFileSync(join(data, 'cms/media', String(name)))
    expect(digestOf(body)).toBe(sha256)
  }
  return rows.length
}

/** The sentences with which a work is refused; anything else it throws is thrown on. */
export async function reasonsOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error.reasons.join(' ')
  throw error
}
