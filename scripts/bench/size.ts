import { agencies } from '../seed/content/agencies.ts'
import { bareWriting } from './bare.ts'
import { count, megabytes, milliseconds, percentile, type Row } from './figures.ts'
import { processorSeconds, residentBytes } from './processes.ts'
import { document, documentId } from './publications.ts'
import { searchUnderLoad } from './search.ts'
import { type SizePortal, startSizePortal } from './size-portal.ts'

/** The site alone at so many documents, following a feed that is made up. */
export async function siteAtSize(size: number): Promise<Row[]> {
  const portal = await startSizePortal(size)
  const rows: Row[] = []
  const tell = (measured: Row[]) => {
    for (const { figure, value } of measured) console.error(`${figure}: ${value}`)
    rows.push(...measured)
  }
  try {
    const { changed, took, used } = portal.takenIn
    tell([
      row('First comparison without rendering, items/s', count((changed / took) * 1000)),
      row('First comparison, processor an item', tenths(used / changed)),
    ])
    await portal.start()
    tell(await fullPublish(portal))
    tell(await changesWhileIdle(portal))
    tell(await manyAtOnce(portal, size))
    tell(await upToDateStart(portal))
    tell(await searchUnderLoad(portal.site, size, pageOf(0)))
    return rows
  } finally {
    await portal.stop()
  }
}

const row = (figure: string, value: string): Row => ({ figure, value })
const tenths = (value: number) => `${value.toFixed(2).replace('.', ',')} ms`
const pageOf = (n: number) => `/van-ban/${document(n).slug}/`
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
let edition = 0

/** Every page again, all of them written; meanwhile some changes; beside it the same bytes written bare. */
async function fullPublish(portal: SizePortal): Promise<Row[]> {
  const { db } = portal
  const paths = db
    .prepare('SELECT path FROM pages')
    .all()
    .map((one) => String(one.path))
  const watch = watchMemory(portal)
  const quiet = await publishAll(portal)
  const busy = await publishAll(portal, () => timeChange(portal, 7))
  const bare = await bareWriting(portal.root, portal.folder, paths)
  const page = quiet.took / paths.length
  return [
    row('Full publish, pages', count(paths.length)),
    row('Full publish, kB a page', count(bare.size / 1000)),
    row('Full publish, pages/s', count(1000 / page)),
    row('Full publish, processor a page', tenths((quiet.used * 1000) / paths.length)),
    row('The same bytes and their .br written from memory', tenths(bare.write)),
    row('The same bytes compressed', tenths(bare.compress)),
    row('Full publish to writing from memory', `${(page / bare.write).toFixed(1)} ×`),
    row(
      'Full publish to compressing and writing',
      `${(page / (bare.write + bare.compress)).toFixed(1)} ×`,
    ),
    ...spread('One change while everything is published', busy.changes),
    row('Memory of the site while publishing, most', megabytes(watch.stop())),
  ]
}

async function publishAll(portal: SizePortal, change?: () => Promise<number>) {
  const { db } = portal
  db.exec('UPDATE pages SET hash = NULL')
  const used = processorSeconds(portal.program()) ?? 0
  const began = performance.now()
  db.prepare("INSERT INTO requests (action, at) VALUES ('all', '')").run()
  const left = db.prepare('SELECT count(*) AS n FROM pages WHERE stale > 0')
  while (Number(left.get()?.n) === 0) await pause(5)
  const changes: number[] = []
  while (Number(left.get()?.n) > 0) {
    if (change) changes.push(await change())
    await pause(50)
  }
  const took = performance.now() - began
  await portal.settled()
  return { took, used: (processorSeconds(portal.program()) ?? 0) - used, changes }
}

/** From the feed's hint until the document's page has its new words, milliseconds. */
async function timeChange(portal: SizePortal, n: number): Promise<number> {
  edition += 1
  const changed = document(n, edition)
  const began = performance.now()
  portal.feed.put(changed)
  while (!(await (await fetch(portal.site + pageOf(n))).text()).includes(`(sửa lần ${edition})`))
    await pause(2)
  return performance.now() - began
}

async function changesWhileIdle(portal: SizePortal): Promise<Row[]> {
  const times: number[] = []
  for (let i = 0; i < 50; i += 1) {
    times.push(await timeChange(portal, 11 + i))
    await portal.settled()
  }
  const edit = await writtenBy(portal, () => timeChange(portal, 61))
  const made = { ...document(62), id: 'vb-moi', slug: 'vb-moi', relations: [] }
  const one = await writtenBy(portal, async () => portal.feed.put(made))
  return [
    ...spread('One change while idle', times),
    row('Pages written by one edit', count(edit)),
    row('Pages written by one new document', count(one)),
  ]
}

async function writtenBy(portal: SizePortal, work: () => Promise<unknown>): Promise<number> {
  const began = new Date().toISOString()
  await work()
  await pause(500)
  await portal.settled()
  const written = portal.db.prepare('SELECT count(*) AS n FROM pages WHERE written_at >= ?')
  return Number(written.get(began)?.n)
}

/** A burst of changes, and the new name of an agency that most documents show. */
async function manyAtOnce(portal: SizePortal, size: number): Promise<Row[]> {
  const { feed, db } = portal
  const burst = Math.min(500, size)
  edition += 1
  const changed = Array.from({ length: burst }, (_, n) => document(n, edition))
  let began = performance.now()
  feed.put(...changed)
  const first = db.prepare('SELECT 1 FROM pages WHERE id = ? AND revision = ? AND stale = 0')
  const revision = changed.at(-1)?.revision ?? ''
  while (!first.get(documentId(burst - 1), revision)) await pause(10)
  await portal.settled()
  const burstTook = performance.now() - began
  const agency = feed.get('agency', 'ubnd-tinh')
  if (agency?.kind !== 'agency') throw new Error(`Not one of ${agencies.length} agencies`)
  const shown = db.prepare(
    "SELECT count(*) AS n FROM reads JOIN keys USING (key) WHERE name = 'agency/ubnd-tinh'",
  )
  const pages = Number(shown.get()?.n)
  began = performance.now()
  feed.put({ ...agency, revision: `revision-${began}`, title: `${agency.title} (tên mới)` })
  const own = `${portal.site}/co-quan/${agency.slug}/`
  while (!(await (await fetch(own)).text()).includes('(tên mới)')) await pause(5)
  const ownTook = performance.now() - began
  await portal.settled()
  const rate = (pages / (performance.now() - began)) * 1000
  return [
    row(`Burst of ${burst} changes`, milliseconds(burstTook)),
    row('Rename of an agency, pages that show it', count(pages)),
    row('Rename of an agency, its own page', milliseconds(ownTook)),
    row('Rename of an agency, pages/s', count(rate)),
  ]
}

async function upToDateStart(portal: SizePortal): Promise<Row[]> {
  await portal.stopSite()
  const { serving, compared } = await portal.start()
  return [
    row('Start of an up-to-date site, serving', milliseconds(serving)),
    row('Start of an up-to-date site, compared', milliseconds(compared)),
    row('Memory of the site after its start', megabytes(residentBytes(portal.program()))),
  ]
}

function watchMemory(portal: SizePortal) {
  let most = 0
  const look = () => {
    most = Math.max(most, residentBytes(portal.program()))
  }
  const timer = setInterval(look, 500)
  return {
    stop() {
      clearInterval(timer)
      look()
      return most
    },
  }
}

const spread = (figure: string, times: readonly number[]): Row[] =>
  [0.5, 0.95].map((share) =>
    row(`${figure}, p${share * 100}`, milliseconds(percentile(times, share))),
  )
