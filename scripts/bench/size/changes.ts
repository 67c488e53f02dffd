import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { atMost, count, milliseconds, type Row, spread } from '../figures.ts'
import { document } from '../publications.ts'
import type { SizePortal } from './portal.ts'

export const pageOf = (n: number) => paths.document(document(n).slug)

let edition = 0
export const nextEdition = () => {
  edition += 1
  return edition
}

/** From the feed's hint until the document's page has its new words, milliseconds. */
export async function timeChange(portal: SizePortal, n: number): Promise<number> {
  const made = nextEdition()
  const changed = document(n, made)
  const began = performance.now()
  portal.feed.put(changed)
  while (!(await textAt(portal, pageOf(n))).includes(`(sửa lần ${made})`)) await pause(2)
  return performance.now() - began
}

/** Single changes, from the feed on; what the CMS adds is measured with both programs. */
export async function changesWhileIdle(portal: SizePortal): Promise<Row[]> {
  const taken: number[] = []
  for (let i = 0; i < 50; i += 1) {
    taken.push(await timeChange(portal, 11 + i))
    await portal.settled()
  }
  const edit = await writtenBy(portal, () => timeChange(portal, 61))
  const made = { ...document(62), id: 'vb-moi', slug: 'vb-moi', relations: [] }
  const one = await writtenBy(portal, async () => portal.feed.put(made))
  return [
    ...spread('One change while idle, from the feed on', taken),
    atMost('Pages written by one edit', edit, count, 12),
    atMost('Pages written by one new document', one, count, 12),
    atMost(
      'Withdrawn: gone from page, search, list and feed',
      await timeWithdrawal(portal),
      milliseconds,
      1000,
    ),
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

/** Milliseconds until the newest document, taken back, is nowhere any more. */
async function timeWithdrawal(portal: SizePortal): Promise<number> {
  const slug = 'vb-thu-hoi'
  const words = 'Văn bản đo lúc thu hồi'
  const made = {
    ...document(63),
    id: slug,
    slug,
    title: words,
    issuedOn: '2026-01-05',
    relations: [],
  }
  const places = [
    ...[paths.document(slug), `${paths.search}?${new URLSearchParams({ q: words })}`],
    ...[paths.documents, paths.rss('van-ban')],
  ]
  portal.feed.put(made)
  for (const place of places) while (!(await textAt(portal, place)).includes(slug)) await pause(5)
  await portal.settled()
  const began = performance.now()
  portal.feed.remove('document', slug)
  for (const place of places)
    while ((await textAt(portal, place)).includes(paths.document(slug))) await pause(2)
  return performance.now() - began
}

export async function textAt({ site }: { site: string }, path: string): Promise<string> {
  return await (await fetch(site + path)).text()
}
