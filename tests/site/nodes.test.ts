import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { type SiteProgram, siteProgram } from '#scripts/bench/site-program.ts'
import { messages } from '#shared/messages.ts'
import { makeAgency, openConsultation } from '../cms/comments/stand.ts'
import { richText } from '../cms/support.ts'
import { builtSite } from '../support/builds.ts'
import { newPdf, uploadForm } from '../support/pdf.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { startSite, treeOf } from './support.ts'

let portal: TestPortal
let section: string
/** Two programs with folders of their own; the second passes forms and receipts on to the first. */
let nodes: [SiteProgram, SiteProgram]
const form = '/gop-y-du-thao/phi-ben-bai/gui/'

beforeAll(async () => {
  portal = await startPortal()
  const made = { title: 'Y tế', slug: 'y-te', order: 1 }
  section = String((await portal.send('POST', '/api/sections', made)).id)
  const agency = await makeAgency(portal.cms, 'Sở Tài chính')
  await openConsultation(portal.cms, { agency, slug: 'phi-ben-bai' })
  const first = await node({})
  nodes = [first, await node({ INTAKE_URL: first.site })]
  for (const one of nodes) await one.start()
})
afterAll(async () => {
  for (const one of nodes ?? []) await one.remove()
  await portal.stop()
})

async function node(own: Record<string, string>): Promise<SiteProgram> {
  const origin = { SITE_ORIGIN: 'http://cong.example' }
  const made = await siteProgram(portal.feed, await freePort(), { ...origin, ...own })
  const { dir, id } = await builtSite()
  await cp(dir, join(made.builds, id), { recursive: true })
  return made
}

let count = 0
/** What editors do: a new article with an attachment, a change of one that every list shows. */
async function change(): Promise<string> {
  count += 1
  const file = await portal.send('POST', '/api/files', uploadForm(`tep-${count}.pdf`, newPdf(3000)))
  await portal.send('POST', '/api/articles', {
    ...{ title: `Tin ${count}`, slug: `tin-${count}`, section, summary: 'Tóm tắt.' },
    ...{ author: 'An', source: 'Cổng thử', body: richText('Thân bài'), attachments: [file.id] },
    _status: 'published',
  })
  await portal.send('PATCH', `/api/sections/${section}`, { title: `Y tế ${count}` })
  return `/tin-tuc/tin-${count}/`
}

/** Each of these trees becomes, byte for byte, what a fresh full publish writes. */
async function becomeFresh(...sites: SiteProgram[]): Promise<void> {
  const fresh = await startSite({ feed: portal.feed })
  try {
    await fresh.publish()
    const tree = await treeOf(fresh.root)
    for (const { root } of sites)
      await expect.poll(() => treeOf(root), { timeout: 20_000, interval: 100 }).toEqual(tree)
  } finally {
    await fresh.stop()
  }
}

it('two nodes take in the same changes, each by itself', async () => {
  for (let i = 0; i < 3; i += 1) await change()
  await becomeFresh(...nodes)
})

it.each([0, 1] as const)(
  'node %i killed: the other goes on; started again, it catches up',
  async (at) => {
    const [killed, other] = at === 0 ? nodes : [nodes[1], nodes[0]]
    await killed.stop('SIGKILL')
    const path = await change()
    await becomeFresh(other)
    expect((await fetch(other.site + path)).status).toBe(200)
    await killed.start()
    await becomeFresh(...nodes)
    expect((await fetch(killed.site + path)).status).toBe(200)
  },
)

it('a form is the same at both nodes; without the node that takes it, readers are told to come back', async () => {
  for (const { site } of nodes) {
    const answer = await fetch(site + form)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<form')])
  }
  await nodes[0].stop('SIGKILL')
  for (const path of [form, '/bien-nhan/']) {
    const answer = await fetch(nodes[1].site + path)
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining(messages.intakeAway),
    ])
  }
  expect((await fetch(`${nodes[1].site}/tin-tuc/`)).status).toBe(200)
  await nodes[0].start()
  expect((await fetch(nodes[1].site + form)).status).toBe(200)
})
