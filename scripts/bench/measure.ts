import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { count, megabytes, type Row, spread } from './figures.ts'
import type { BenchPortal } from './portal.ts'

/** Renders every page again and writes those that differ: all, since their files were removed from the hash. */
export async function fullPublish(portal: BenchPortal): Promise<Row[]> {
  const db = new DatabaseSync(join(portal.data, 'site', 'content.db'), { timeout: 5000 })
  const pages = Number(db.prepare('SELECT count(*) AS n FROM pages').get()?.n)
  const began = performance.now()
  db.exec('UPDATE pages SET hash = NULL')
  db.prepare("INSERT INTO requests (action, at) VALUES ('all', '')").run()
  const waits = db.prepare('SELECT count(*) AS n FROM requests WHERE done_at IS NULL')
  while (Number(waits.get()?.n) > 0) await pause(10)
  await portal.settled()
  const seconds = (performance.now() - began) / 1000
  db.close()
  return [
    { figure: 'Full publish, pages', value: count(pages) },
    { figure: 'Full publish, pages/s', value: count(pages / seconds) },
  ]
}

/** From the API's answer to a saved title until the site serves the new bytes; the save itself beside it. */
export async function changeToLive(portal: BenchPortal, times: number): Promise<Row[]> {
  const headers = await portal.login('chief-editor')
  const found = await fetch(`${portal.cms}/api/articles?limit=1`, { headers })
  const [article] = ((await found.json()) as { docs: { id: string; slug: string }[] }).docs
  if (!article) throw new Error('There is no article to change')
  const page = `${portal.site}/tin-tuc/${article.slug}/`
  const live: number[] = []
  const saves: number[] = []
  for (let i = 0; i < times; i += 1) {
    const title = `Tin đo tốc độ lần ${i}.`
    const began = performance.now()
    const saved = await fetch(`${portal.cms}/api/articles/${article.id}`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ title, _status: 'published' }),
    })
    if (!saved.ok) throw new Error(`Save failed with status ${saved.status}`)
    const answered = performance.now()
    saves.push(answered - began)
    while (!(await (await fetch(page)).text()).includes(title)) await pause(2)
    live.push(performance.now() - answered)
    await portal.settled()
  }
  return [...spread('Save by REST', saves), ...spread('One change to live, after the answer', live)]
}

const queries = [
  ...['16/2017', '16 2017 qd ubnd', '575', 'QĐ-UBND', '1242/KH-UBND', 'quy chế', 'quy che'],
  ...[
    'cổng thông tin điện tử',
    'cong thong tin dien tu',
    'bảo hiểm y tế',
    'bao hiem y te hoc sinh',
  ],
  ...['phòng chống thiên tai', 'đất đai', 'dat dai khieu nai', 'so tu phap', 'lý sơn', 'giá đất'],
  ...['quyết định', 'ubnd', 'hoà giải', 'hop dong lao dong', 'không có từ nào như thế'],
]

export async function search(portal: BenchPortal, times: number): Promise<Row[]> {
  const took: number[] = []
  for (let i = 0; i < times; i += 1) {
    const q = new URLSearchParams({ q: queries[i % queries.length] ?? '' })
    const began = performance.now()
    const answer = await fetch(`${portal.site}/tim-kiem/?${q}`)
    await answer.text()
    if (!answer.ok) throw new Error(`Search failed with status ${answer.status}`)
    took.push(performance.now() - began)
  }
  return spread('Search page', took)
}

export function memory(portal: BenchPortal): Row[] {
  const { site, cms } = portal.memory()
  return [
    { figure: 'Memory of the site', value: megabytes(site) },
    { figure: 'Memory of the CMS', value: megabytes(cms) },
  ]
}
