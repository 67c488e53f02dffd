import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSiteApp } from '#site/app.ts'
import { openStore, type Store } from '#site/store/open.ts'
import { answerOf, filled, formPath, pdf, startIntake, type TestIntake, until } from './stand.ts'

let stand: TestIntake
let folder: string
let db: Store
let server: Server
let url: string
let failing = false
const logged: string[] = []

/** The site's own app round the intake; its pages are one line each, for they are tested elsewhere. */
beforeAll(async () => {
  stand = await startIntake()
  folder = mkdtempSync(join(tmpdir(), 'portal-intake-site-'))
  db = openStore(join(folder, 'content.db'))
  db.exec(`INSERT INTO publications (kind, id, revision, slug, title, published_at, updated_at, record)
    VALUES ('portal', 'portal', 'r', 'portal', 'Cổng', '', '', '{}')`)
  const app = createSiteApp({
    ...{ db, root: join(folder, 'public'), origin: 'http://cong.example', token: 'x'.repeat(16) },
    app: {
      render: async () => {
        if (failing) throw new Error('Trang không dựng được')
        return new Response('<p>Trang</p>')
      },
    },
    ...{ clock: () => new Date(), trustProxy: false, intake: stand.intake },
    publisher: { feed: { state: 'following' } as never, alive: true },
    log: (error, path) => void logged.push(`${path} ${error}`),
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  db.close()
  await stand.stop()
  await rm(folder, { recursive: true, force: true })
})

const post = async (body: BodyInit) =>
  answerOf(await fetch(url + formPath, { method: 'POST', body, redirect: 'manual' }))
const health = async () =>
  (await (await fetch(`${url}/healthz`)).json()) as { status: string; submissions: unknown }

it('forms and receipts are answered by the site, uncompressed', async () => {
  const sent = await post(filled())
  expect(sent.status).toBe(303)
  const receipt = await fetch(`${url}/bien-nhan/${sent.code}/`)
  expect([receipt.status, receipt.headers.get('content-encoding')]).toEqual([200, null])
})

it('/healthz says how many submissions wait, and is an alarm when one is parked', async () => {
  await until(() => stand.intake.health().waiting === 0)
  expect(await health()).toMatchObject({
    status: 'ok',
    submissions: { waiting: 0, parked: [] },
  })
  stand.cms.fault = ({ path }) => (path === '/intake/comments' ? 422 : undefined)
  await post(filled())
  await until(() => stand.intake.health().waiting === 0)
  expect(await health()).toMatchObject({
    status: 'alarm',
    submissions: { parked: [{ reason: 'CMS trả lời trạng thái 422' }] },
  })
})

it('neither logs nor /healthz hold a code, a text, a name, a contact or a file name', async () => {
  const secrets = {
    ...{ text: 'Câu-bí-mật', name: 'Họ-tên-bí-mật', email: 'bi-mat@example.vn' },
    phone: '0255 999 8888',
  }
  const faults = [422, 500, 409, 413] as const
  const codes: string[] = []
  for (const fault of faults) {
    stand.cms.fault = ({ path }) => (path === '/intake/comments' ? fault : undefined)
    const before = stand.logged.length
    const { code } = await post(filled(secrets, [pdf('tep-bi-mat.pdf', `${fault}`)]))
    codes.push(String(code))
    await until(() => stand.logged.length > before)
    const unreadable = [`/bien-nhan/${code}/%E0%A4%A`, `/bien-nhan/${code}%E0%A4%A/`]
    for (const path of unreadable) expect((await fetch(url + path)).status).toBe(404)
  }
  failing = true
  for (const code of codes) expect((await fetch(`${url}/Bien-Nhan/${code}/x`)).status).toBe(500)
  failing = false
  const seen = [...logged, ...stand.logged, JSON.stringify(await health())].join('\n')
  expect(logged.length).toBeGreaterThan(0)
  for (const secret of [...Object.values(secrets), ...codes, 'tep-bi-mat', 'bi-mat'])
    expect(seen).not.toContain(secret)
})
