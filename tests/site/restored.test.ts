import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFeedApp } from '#cms/feed/app.ts'
import { createChanges } from '#cms/feed/changes.ts'
import { watchDatabase } from '#cms/feed/look.ts'
import { richText, startCms, type TestCms } from '../cms/support.ts'
import { newPdf, uploadForm } from '../support/pdf.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { treeOf } from './support.ts'

const run = promisify(execFile)

describe.skipIf(process.env.TEST_DATABASE_URL)('a CMS restored from a backup', () => {
  let portal: TestPortal
  let restored: TestCms
  let stopWatching: () => Promise<void>
  const folder = mkdtempSync(join(tmpdir(), 'portal-restored-'))
  const changes = createChanges()
  const articles: string[] = []
  let section: string

  beforeAll(async () => {
    portal = await startPortal()
    portal.site.follow()
    section = String(
      (await portal.send('POST', '/api/sections', { title: 'Y tế', slug: 'y-te', order: 1 })).id,
    )
    for (const slug of ['sua', 'doi-ten', 'go', 'an', 'xoa']) await addArticle(slug)
    await portal.site.settled(async () => (await status('/tin-tuc/xoa/')) === 200)
  })
  afterAll(async () => {
    await stopWatching?.()
    changes.release()
    await portal.stop()
    await restored?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('is followed back by a site that knows newer things, which then equals a fresh one', async () => {
    const before = await treeOf(portal.site.root)
    const archive = join(folder, 'b.tar.gz')
    await script('backup', archive, portal.cms.folder)
    await editEverything()
    await portal.site.settled(async () => (await status('/tin-tuc/moi/')) === 200)
    await portal.site.settled(async () => (await status('/tin-tuc/xoa/')) === 410)
    expect(Object.keys(await treeOf(portal.site.root))).not.toEqual(Object.keys(before))

    const data = join(folder, 'data')
    await script('restore', archive, data)
    restored = await startCms({ PORTAL_DATA: data, DATABASE_URL: `file:${data}/cms/cms.db` })
    stopWatching = watchDatabase({ payload: restored.payload, changes })
    await portal.cmsDown()
    await portal.cmsUp(createFeedApp({ payload: restored.payload, env: restored.env, changes }))
    await portal.site.settled(async () => (await status('/tin-tuc/moi/')) === 410)
    await portal.site.settled(async () => (await status('/tin-tuc/xoa/')) === 200)
    expect(await treeOf(portal.site.root)).toEqual(before)
    expect(portal.site.health()).toMatchObject({ status: 'ok', refused: [], removalsHeld: 0 })
    await portal.equalsFreshPublish()
  })

  it('goes on publishing to that site, the same changes made again included', async () => {
    for (const [id, body] of [
      [articles[0], { title: 'Sửa sau khi sao lưu' }],
      [articles[1], { slug: 'ten-khac' }],
    ] as const)
      await restored.payload.update({
        ...{ collection: 'articles', id: String(id), overrideAccess: true },
        data: { ...body, _status: 'published' },
      })
    const { site } = portal
    await site.settled(async () => (await status('/tin-tuc/ten-khac/')) === 200)
    await site.settled(async () => (await site.get('/tin-tuc/sua/')).text.includes('Sửa sau khi'))
    await portal.equalsFreshPublish()
  })

  const status = async (path: string) => (await portal.site.get(path)).status
  const script = (name: string, file: string, data: string) =>
    run(process.execPath, [`scripts/${name}.ts`, file], {
      env: { ...process.env, PORTAL_DATA: data, DATABASE_URL: '' },
    })

  async function addArticle(slug: string): Promise<void> {
    const form = uploadForm(`${slug}.pdf`, newPdf(100_000))
    const { id: file } = await portal.send('POST', '/api/files', form)
    const made = await portal.send('POST', '/api/articles', {
      ...{ title: `Tin ${slug}`, slug, section, summary: 'Tóm tắt.', author: 'An' },
      ...{ source: 'Cổng thử', body: richText('Nội dung.'), attachments: [file] },
      _status: 'published',
    })
    articles.push(String(made.id))
  }

  /** One of each kind of change that a backup made before it knows nothing of. */
  async function editEverything(): Promise<void> {
    const change = (n: number, body: object) =>
      portal.send('PATCH', `/api/articles/${articles[n]}`, { _status: 'published', ...body })
    await change(0, { title: 'Sửa sau khi sao lưu', attachments: [] })
    await change(1, { slug: 'ten-khac' })
    await change(2, { withdrawnAt: new Date().toISOString(), withdrawnReason: 'Đăng nhầm' })
    await change(3, { _status: 'draft' })
    await portal.send('PATCH', `/api/articles/${articles[4]}`, {
      deletedAt: new Date().toISOString(),
    })
    await portal.send('PATCH', `/api/sections/${section}`, { title: 'Y tế và Dân số' })
    await addArticle('moi')
  }
})
