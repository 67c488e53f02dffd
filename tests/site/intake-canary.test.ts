import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drained } from '#scripts/bench/intake/balance.ts'
import { openForm, openForms, pdf, sendForm } from '#scripts/bench/intake/forms.ts'
import { paths } from '#shared/paths.ts'
import { codeGroups } from '#shared/receipt-code.ts'
import { type IntakePortal, startIntakePortal, until } from './intake-portal.ts'

/** A word for each thing that nobody may meet; `note` is for whoever has the code. */
const canary = (thing: string) => `hoangyen${thing}bay`
const phone = '0909135791113'
const anyCanary = new RegExp(`hoangyen\\w*bay|${phone}`, 'i')
const note = canary('loinhan')

const slug = 'phi-ben-bai'
const provision = 'dieu-1.khoan-2'
const shownText = 'Câu này thì ai cũng đọc được, kimngan.'
const codes: string[] = []
const ids: Record<string, string> = {}
const slips: string[] = []
let portal: IntakePortal
let refused: string

beforeAll(async () => {
  portal = await startIntakePortal({ keep: 'debug' })
  const { programs, decide } = portal
  await drained(programs)
  slips.push(...(await openForms(programs.site, slug, 9)).map(({ slip }) => slip))
  for (const thing of ['cho', 'giu', 'lo']) ids[thing] = await send(text(thing))
  ids.hien = await send(shownText)
  await decide(ids.hien, { state: 'shown' })
  await decide(String(ids.lo), { state: 'shown' })
  const list = programs.site + paths.consultationComments(slug)
  await until(async () => (await (await fetch(list)).text()).includes(canary('lo')))
  await decide(String(ids.lo), { state: 'withheld', reason: 'lo-thong-tin', note })
  await decide(String(ids.giu), { state: 'withheld', reason: 'vi-pham', note })
  await refuse('tuchoi')
  await failing()
  programs.variables.LOG_LEVEL = 'info'
  for (const name of ['cms', 'site'] as const) {
    await programs.kill(name)
    await programs.start(name)
  }
  ids.sau = await send(text('sau'))
  await refuse('tuchoisau')
  await fetch(`${programs.site}/bien-nhan/${codes[0]}%E0%A4%A/`)
  await drained(programs)
  // Nothing is being written while every file is read.
  await until(async () => {
    const health = await (await fetch(`${programs.site}/healthz`)).json()
    return (health as { pages: { waiting: number } }).pages.waiting === 0
  })
}, 240_000)
afterAll(() => portal.stop())

it('whoever sent it reads it again, a refused form included', async () => {
  for (const thing of ['cho', 'giu', 'lo', 'khoa', 'sau'])
    expect((await receiptsOf(thing)).join()).toContain(canary(thing))
  expect((await receiptsOf('giu')).join()).toContain(note)
  expect(refused).toContain(canary('tuchoisau'))
})

it('no page, file, feed or site map has any of it; the shown comment is there without its author', () => {
  expect(tree()).toContain(shownText)
  expect(leakIn(tree())).toBe(undefined)
})

it('no answer of the site has it: pages, search, lists, blank forms, other people’s refused ones, errors', async () => {
  const { site } = portal.programs
  const part = paths.sitemapIndex
  const asked = [
    ...[
      paths.home,
      paths.consultations,
      paths.consultation(slug),
      paths.consultationComments(slug),
    ],
    ...[`${paths.consultationComments(slug)}?dieu=${provision}`, paths.consultationForm(slug)],
    ...[`${paths.consultationComments(slug)}?trang=2`, `${paths.search}?q=kimngan`],
    ...[`${paths.search}?q=phi`, `${paths.documentsCsv}?q=phi`, `${paths.documentsJson}?q=`],
    ...[`${paths.documentsRss}?q=phi`, paths.rss('tin-tuc'), paths.rss('van-ban'), part],
    ...[paths.receipts, paths.receipt('AAAA'), '/bien-nhan/%E0%A4%A/', '/healthz', '/khong-co/'],
    ...Object.values(ids).flatMap((id) => [
      `/bien-nhan/${id}/`,
      `/noi-bo/trang-thai/receipt/${id}`,
    ]),
  ]
  for (const path of asked)
    expect([path, leakIn(await (await fetch(site + path)).text())]).toEqual([path, undefined])
  const { slip } = await openForm(site, slug)
  for (const values of [
    { slip, text: '' },
    { slip: slips[0] ?? '', text: 'Chữ khác.' },
  ]) {
    const { status, html } = await sendForm(site, slug, values)
    expect(status).toBeGreaterThanOrEqual(409)
    expect(leakIn(html)).toBe(undefined)
  }
  const looked = await fetch(`${site}${paths.receipts}`, {
    ...{ method: 'POST', body: new URLSearchParams({ ma: 'A'.repeat(26) }) },
  })
  expect([looked.status, leakIn(await looked.text())]).toEqual([404, undefined])
})

it('a stranger at the REST interface and at the feed reads nothing, whatever is asked', async () => {
  const { ask, consultation, programs } = portal
  const stored = readdirSync(join(programs.data, 'cms', 'comment-files')).filter((name) =>
    name.endsWith('.pdf'),
  )
  expect(stored.length).toBeGreaterThan(3)
  const queries = ['', '?depth=3', '?limit=0', '?trash=true', '?where[email][like]=hoangyen']
  const asked = [
    ...['comments', 'comment-files', 'tallies', 'events', 'consultations'].flatMap((collection) =>
      queries.map((query) => `/api/${collection}${query}`),
    ),
    ...Object.values(ids).flatMap((id) => [`/api/comments/${id}`, `/api/comments/${id}/lien-he`]),
    ...stored.map((name) => `/api/comment-files/file/${name}`),
    ...['csv', 'xlsx'].map((kind) => `/api/consultations/${consultation.id}/gop-y.${kind}`),
    ...['/api/comments/count', '/api/comments/versions', '/api/globals/comments'],
  ]
  for (const path of asked) {
    const { status, text: said } = await ask('GET', path)
    expect([path, status >= 400, leakIn(said)]).toEqual([path, true, undefined])
  }
  const change = await ask('PATCH', `/api/comments/${ids.cho}`, { state: 'shown' })
  expect([change.status, leakIn(change.text)]).toEqual([403, undefined])
  for (const path of ['/feed/manifest', '/feed/items', '/intake/lacking', '/intake/comments'])
    expect((await fetch(programs.feed + path, { method: 'POST' })).status).toBe(401)
})

it('the site’s store knows of waiting and withheld comments their state and the note, and nothing else', () => {
  const { data } = portal.programs
  const copy = join(data, 'copy.db')
  const db = new DatabaseSync(join(data, 'site', 'content.db'), { readOnly: true })
  db.prepare('VACUUM INTO ?').run(copy)
  db.close()
  const content = readFileSync(copy, 'latin1')
  expect(content).toContain('kimngan')
  expect(content).toContain(note)
  expect(leakIn(content.replaceAll(note, ''))).toBe(undefined)
  // What never was public is not even in pages of the file that were given free.
  for (const name of ['content.db', 'content.db-wal'])
    expect(leakIn(readFileSync(join(data, 'site', name), 'latin1').replace(past, ''))).toBe(
      undefined,
    )
})

it('neither program prints it, at info or debug, whatever fails; letters go without it', () => {
  const printed = portal.programs.printed()
  for (const level of [20, 30, 50]) expect(printed).toContain(`"level":${level},`)
  for (const name of ['cms', 'site']) expect(printed).toContain(`"program":"${name}"`)
  expect(printed).toContain('intake: not stored')
  expect(leakIn(printed)).toBe(undefined)
  const letters = everyFile(join(portal.programs.data, 'mail'))
  expect(letters).toContain(canary('thu'))
  const known = new RegExp(`${canary('thu')}|${note}`, 'g')
  expect(leakIn(letters.replace(known, ''))).toBe(undefined)
})

/** What was public once, and what whoever has the code may read. */
const past = new RegExp(`${canary('lo')}|${note}`, 'g')
const text = (thing: string) => `Đề nghị xem lại, kimngan, ${canary(thing)}.`

/** The first canary, or the first code, however it is written. */
function leakIn(said: string): string | undefined {
  const upper = said.toUpperCase()
  return (
    anyCanary.exec(said)?.[0] ??
    codes.find((code) =>
      [code, codeGroups(code).join(' '), codeGroups(code).join('-')].some((as) =>
        upper.includes(as),
      ),
    )
  )
}

const author = {
  ...{ email: `${canary('thu')}@example.vn`, phone, organisation: canary('tochuc') },
  ...{ name: canary('ten'), shownName: 'an', provision },
}

/** A comment with a file of its own; the id that the CMS gave it, once it has it. */
async function send(words: string, arrives = true): Promise<string> {
  const { programs, commentOf } = portal
  const file = pdf(`${canary('tentep')}.pdf`, `${canary('trongtep')} ${words}`)
  const values = { ...author, slip: String(slips[codes.length]), text: words }
  const { code = '', status } = await sendForm(programs.site, slug, values, [file])
  expect(status).toBe(303)
  codes.push(code)
  if (!arrives) return ''
  await until(() => commentOf(words))
  return String((await commentOf(words))?.id)
}

/** A form that is not taken: another's slip, no address, a program for a file. */
async function refuse(thing: string): Promise<void> {
  const values = { ...author, slip: 'giả', email: canary('thusai'), text: text(thing) }
  const file = new File([canary('trongtepsai')], `${canary('tentepsai')}.exe`)
  const { status, html } = await sendForm(portal.programs.site, slug, values, [file])
  expect(status).toBe(422)
  refused = html
}

/** A comment and a decision that the CMS cannot write down, its database being taken. */
async function failing(): Promise<void> {
  const { programs, rest } = portal
  const db = new DatabaseSync(join(programs.data, 'cms', 'cms.db'))
  db.exec('BEGIN IMMEDIATE')
  await send(text('khoa'), false)
  const decided = rest('PATCH', `/api/comments/${ids.cho}`, { note })
  await until(() => programs.printed().includes('intake: not stored'))
  expect((await decided).status).toBeGreaterThanOrEqual(500)
  db.exec('ROLLBACK')
  db.close()
  await drained(programs)
}

/** What its author reads of a comment, by the number of the code. */
async function receiptsOf(thing: string): Promise<string[]> {
  const at = ['cho', 'giu', 'lo', 'hien', 'khoa', 'sau'].indexOf(thing)
  const answer = await fetch(portal.programs.site + paths.receipt(String(codes[at])))
  return [await answer.text()]
}

const tree = () => everyFile(join(portal.programs.data, 'site', 'public'))

/** Every byte and every name below a folder, but of a page that is being written: it has its name in a moment. */
function everyFile(root: string): string {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.index.'))
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      const plain = entry.name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes
      return `${entry.name}\n${plain.toString('utf8')}`
    })
    .join('\n')
}
