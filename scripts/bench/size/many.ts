import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { keyOf } from '#site/store/keys.ts'
import { agencies } from '../../seed/content/agencies.ts'
import { atLeast, atMost, count, milliseconds, plain, type Row, times } from '../figures.ts'
import { document, documentId } from '../publications.ts'
import { nextEdition, textAt } from './changes.ts'
import type { SizePortal } from './portal.ts'

/** A burst of changes, and the new name of an agency that most documents show; `pagesPerSecond` of a full publish. */
export async function manyAtOnce(
  portal: SizePortal,
  size: number,
  pagesPerSecond: number,
): Promise<Row[]> {
  const burst = Math.min(500, size)
  const { took, shown } = await timeBurst(portal, burst)
  const { pages, own, rate } = await timeRename(portal)
  return [
    plain(`Burst of ${burst} changes`, took, milliseconds),
    plain('Burst, pages that show one of them', shown, count),
    atLeast(
      'Burst, pages/s to those of the full publish',
      (shown / took) * (1000 / pagesPerSecond),
      times,
      0.8,
    ),
    plain('Rename of an agency, pages that show it', pages, count),
    atMost('Rename of an agency, its own page', own, milliseconds, 1000),
    plain('Rename of an agency, pages/s', rate, count),
    atLeast('Rename, pages/s to those of the full publish', rate / pagesPerSecond, times, 0.8),
  ]
}

async function timeBurst({ feed, db, settled }: SizePortal, burst: number) {
  const edition = nextEdition()
  const changed = Array.from({ length: burst }, (_, n) => document(n, edition))
  const names = changed.map(({ id }) => keyOf.record('document', id))
  const shown = pagesThatShow(db, names)
  const began = performance.now()
  feed.put(...changed)
  const last = db.prepare('SELECT 1 FROM pages WHERE id = ? AND revision = ? AND stale = 0')
  const revision = changed.at(-1)?.revision ?? ''
  while (!last.get(documentId(burst - 1), revision)) await pause(10)
  await settled()
  return { took: performance.now() - began, shown }
}

function pagesThatShow(db: SizePortal['db'], keys: string[]): number {
  const found = db.prepare(
    `SELECT count(DISTINCT page) AS n FROM reads JOIN keys USING (key)
     WHERE name IN (SELECT value FROM json_each(?))`,
  )
  return Number(found.get(JSON.stringify(keys))?.n)
}

async function timeRename(portal: SizePortal) {
  const { feed, db } = portal
  const agency = feed.get('agency', 'ubnd-tinh')
  if (agency?.kind !== 'agency') throw new Error(`Not one of ${agencies.length} agencies`)
  const pages = pagesThatShow(db, [keyOf.record('agency', agency.id)])
  const began = performance.now()
  feed.put({ ...agency, revision: `revision-${began}`, title: `${agency.title} (tên mới)` })
  while (!(await textAt(portal, paths.agency(agency.slug))).includes('(tên mới)')) await pause(5)
  const own = performance.now() - began
  await portal.settled()
  return { pages, own, rate: (pages / (performance.now() - began)) * 1000 }
}
