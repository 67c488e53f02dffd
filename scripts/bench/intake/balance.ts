import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { hashOfCode } from '#site/intake/code.ts'
import type { Acknowledged } from './killing.ts'
import type { Programs } from './programs.ts'

/** What the static page of a consultation says of its comments. */
export type Said = { received: number; shown: number; waiting: number; withheld: number }

export async function saidOnPage(site: string, slug: string): Promise<Said> {
  const html = await (await fetch(site + paths.consultation(slug))).text()
  const sentence = /Đã nhận [^<]+ ý kiến:[^<]*/.exec(html)?.[0] ?? ''
  const count = (words: string) =>
    Number(new RegExp(`([\\d.]+) ${words}`).exec(sentence)?.[1]?.replaceAll('.', '') ?? 0)
  return {
    received: count('ý kiến'),
    shown: count('đã công khai'),
    waiting: count('đang kiểm duyệt'),
    withheld: count('không công khai'),
  }
}

type Health = { status: string; submissions: { waiting: number; parked: unknown[] } }

/** Milliseconds after which a health that stays as it is will not change any more. */
const patience = 60_000

/** Waits until nothing is on its way any more: every submission at the CMS, every page rendered. */
export async function drained({ site }: Programs): Promise<void> {
  for (let before = '', since = Date.now(); ; await pause(100)) {
    const said = await (await fetch(`${site}/healthz`)).text()
    const { status, submissions } = JSON.parse(said) as Health
    if (submissions.waiting === 0 && submissions.parked.length === 0 && status === 'ok') return
    if (said !== before) since = Date.now()
    if (Date.now() - since > patience) throw new Error(`Nothing moves any more: ${said}`)
    before = said
  }
}

export type Balance = {
  acknowledged: number
  journal: number
  cms: number
  page: number
  /** Acknowledged, and not in the CMS with its text and all its files. */
  lost: number
  /** Stored more than once. */
  duplicates: number
  /** Comments that were there before, in the CMS and on the page. */
  before: number
  balanced: boolean
}

/** Counts what was acknowledged in the journal, in the CMS and on the page; call it when all is drained. */
export async function balance(
  { data, site }: Programs,
  slug: string,
  acknowledged: Acknowledged,
  before: number,
): Promise<Balance> {
  const page = await pageSays(site, slug, before + acknowledged.size)
  const kept = storedIn(data, slug)
  const byHash = new Map(kept.map((one) => [one.codeHash, one]))
  const lost = [...acknowledged].filter(([code, { text, files }]) => {
    const found = byHash.get(hashOfCode(code))
    return found?.text !== text || found.files !== files
  }).length
  const ours = kept.filter(({ text }) => text.startsWith('Ý kiến số '))
  const duplicates = ours.length - new Set(ours.map(({ text }) => text)).size
  const counts = {
    ...{ acknowledged: acknowledged.size, journal: rowsOfJournal(data), cms: kept.length },
    page: page.received,
  }
  const sum = page.shown + page.waiting + page.withheld
  const all = counts.acknowledged + before
  return {
    ...{ ...counts, lost, duplicates, before },
    balanced:
      lost === 0 &&
      duplicates === 0 &&
      counts.journal === counts.acknowledged &&
      [counts.cms, page.received, sum].every((count) => count === all),
  }
}

/** What the page says once it says as many as expected, or after ten seconds. */
async function pageSays(site: string, slug: string, expected: number): Promise<Said> {
  for (const end = Date.now() + 10_000; ; await pause(100)) {
    const said = await saidOnPage(site, slug)
    if (said.received === expected || Date.now() > end) return said
  }
}

type Stored = { codeHash: string; text: string; files: number }

/** The comments of a consultation as they stand in the file of the CMS. */
export function storedIn(data: string, slug: string): Stored[] {
  return looking(join(data, 'cms', 'cms.db'), (db) =>
    db
      .prepare(
        `SELECT code_hash AS codeHash, text,
           (SELECT count(*) FROM comments_rels r WHERE r.parent_id = c.id AND r.path = 'files') AS files
         FROM comments c WHERE consultation_id = (SELECT id FROM consultations WHERE slug = ?)`,
      )
      .all(slug)
      .map((row) => ({
        codeHash: String(row.codeHash),
        text: String(row.text),
        files: Number(row.files),
      })),
  )
}

const rowsOfJournal = (data: string) =>
  looking(join(data, 'site', 'journal.db'), (db) =>
    Number(db.prepare('SELECT count(*) AS n FROM submissions').get()?.n),
  )

function looking<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return work(db)
  } finally {
    db.close()
  }
}
