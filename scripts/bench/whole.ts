import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { stay } from '#site/publisher/makers.ts'
import { staffRequests } from './admin.ts'
import {
  atLeast,
  atMost,
  count,
  megabytes,
  milliseconds,
  plain,
  type Row,
  spread,
  type Tell,
} from './figures.ts'
import { type BenchPortal, startBenchPortal } from './portal.ts'
import { textAt } from './size/changes.ts'

/** Changes of each kind that are measured. */
const changes = 30

/** Both programs with a list of so many documents: from an officer's save to what citizens get. */
export async function wholeAtSize(size: number, tell: Tell): Promise<void> {
  const portal = await startBenchPortal(size)
  try {
    tell([atLeast('Import without files, rows/s', portal.imported ?? 0, count, 300)])
    tell([
      plain(
        'Both programs, from start to all pages',
        (await portal.settled()) * 1000,
        milliseconds,
      ),
    ])
    for (const kind of ['documents', 'articles'] as const) tell(await saveToLive(portal, kind))
    tell([
      atMost(
        'Article unpublished: gone from page, search, list and feed',
        await timeUnpublish(portal),
        milliseconds,
        1000,
      ),
    ])
    await staffRequests(portal.cms, await portal.login('clerk'), tell)
    await portal.settled()
    // Threads that made all pages leave when nothing is left to do for a while.
    await pause(stay + 15_000)
    const { cms, site } = portal.memory()
    tell([
      atMost('Memory of the CMS at rest', cms, megabytes, 600 * 1024 ** 2),
      atMost('Memory of the site at rest', site, megabytes, 350 * 1024 ** 2),
    ])
  } finally {
    await portal.stop()
  }
}

/** How each kind is found, changed and shown. */
const kinds = {
  documents: { role: 'clerk', path: paths.document },
  articles: { role: 'chief-editor', path: paths.article },
} as const

/** From sending a saved title to the API until the site serves the new bytes. */
async function saveToLive(portal: BenchPortal, kind: keyof typeof kinds): Promise<Row[]> {
  const { path } = kinds[kind]
  const editor = await editorOf(portal, kind)
  const [saves, live]: [number[], number[]] = [[], []]
  for (let i = 0; i < changes; i += 1) {
    const title = `Đo tốc độ lần thứ ${i}.`
    const began = performance.now()
    await editor.save({ title, _status: 'published' })
    saves.push(performance.now() - began)
    while (!(await textAt(portal, path(editor.slug))).includes(title)) await pause(2)
    live.push(performance.now() - began)
    await portal.settled()
  }
  return [
    ...spread(`Save in the CMS, ${kind}`, saves),
    ...spread(`Save to new bytes served, ${kind}`, live, [150, 300]),
  ]
}

/** Milliseconds from sending it until no place has it. */
async function timeUnpublish(portal: BenchPortal): Promise<number> {
  const editor = await editorOf(portal, 'articles')
  const words = new URLSearchParams({ q: editor.title })
  const places = [
    ...[paths.article(editor.slug), `${paths.search}?${words}`, paths.news, paths.rss('tin-tuc')],
  ]
  const link = paths.article(editor.slug)
  const began = performance.now()
  await editor.save({ _status: 'draft' })
  for (const place of places) while ((await textAt(portal, place)).includes(link)) await pause(2)
  return performance.now() - began
}

/** One record of a kind, and who may save it. */
async function editorOf(portal: BenchPortal, kind: keyof typeof kinds) {
  const headers = await portal.login(kinds[kind].role)
  const db = new DatabaseSync(join(portal.data, 'site', 'content.db'), { readOnly: true })
  const table = db.prepare(
    `SELECT id, slug, title FROM ${kind} JOIN publications USING (row, id) ORDER BY updated_at DESC, id LIMIT 1`,
  )
  const record = table.get() as { id: string; slug: string; title: string }
  db.close()
  return {
    ...record,
    async save(body: Record<string, string>) {
      const saved = await fetch(`${portal.cms}/api/${kind}/${record.id}`, {
        ...{ method: 'PATCH', headers, body: JSON.stringify(body) },
      })
      if (!saved.ok)
        throw new Error(`Save failed with status ${saved.status}: ${await saved.text()}`)
    },
  }
}
