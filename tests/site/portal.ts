import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { createFeedApp } from '#cms/feed/app.ts'
import { changes, during } from '#cms/feed/changes.ts'
import { watchDatabase } from '#cms/feed/look.ts'
import { type Account, type Answer, startCms, type TestCms } from '../cms/support.ts'
import { expectFreshTree, startSite, type TestSite } from './support.ts'

/** A real CMS with its feed on a real port, and a real site that follows it. */
export type TestPortal = {
  cms: TestCms
  site: TestSite
  editor: Account
  feed: { url: string; token: string }
  /** One REST request of somebody with every role that writes content; it must succeed. */
  send(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>
  /** Closes the CMS's feed, as when the CMS is down, and opens it, or another's, at the same address. */
  cmsDown(): Promise<void>
  cmsUp(other?: RequestListener): Promise<void>
  /** The invariant: this site's tree is what a fresh full publish writes, byte for byte. */
  equalsFreshPublish(): Promise<void>
  stop(): Promise<void>
}

export async function startPortal(variables: Record<string, string> = {}): Promise<TestPortal> {
  const cms = await startCms(variables)
  const token = cms.env.PORTAL_SITE_TOKEN
  const app = createFeedApp({ payload: cms.payload, env: cms.env, changes })
  const stopWatching = watchDatabase({ payload: cms.payload, changes })
  let server: Server = await listen(0)
  const { port } = server.address() as AddressInfo
  const feed = { url: `http://127.0.0.1:${port}`, token }
  const editor = await cms.account(['admin', 'chief-editor', 'clerk', 'webmaster', 'synthesiser'])
  await fillGlobals(cms)
  const site = await startSite({ feed })

  function listen(at: number, answering: RequestListener = app): Promise<Server> {
    const opened = createServer(answering)
    return new Promise((resolve) => opened.listen(at, '127.0.0.1', () => resolve(opened)))
  }
  const send: TestPortal['send'] = async (method, path, body) => {
    const answer: Answer = await during(() => cms.rest(method, path, { as: editor, body }))
    expect([path, answer.status, answer.status < 400 ? '' : answer.body]).toEqual([
      path,
      answer.status < 300 ? answer.status : 200,
      '',
    ])
    return answer.body.doc ?? answer.body
  }
  const cmsDown = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    ...{ cms, site, editor, feed, send, cmsDown },
    async cmsUp(other) {
      server = await listen(port, other)
    },
    equalsFreshPublish: () => expectFreshTree(site.root, feed),
    async stop() {
      await site.stop()
      await stopWatching()
      await cmsDown()
      await cms.stop()
    },
  }
}

/** What every page needs: the portal's legal facts and its navigation. */
export async function fillGlobals({ payload }: TestCms): Promise<void> {
  const write = { overrideAccess: true, depth: 0 } as const
  await payload.updateGlobal({
    ...write,
    slug: 'portal',
    data: {
      ...{ title: 'Cổng thử', owner: 'UBND tỉnh', responsible: 'Trưởng Ban Biên tập' },
      ...{ address: 'Số 52 Hùng Vương', phone: '0255 000 0000', email: 'bbt@quangngai.example' },
      ...{ englishTitle: 'Test portal', englishOwner: 'People’s Committee' },
    },
  })
  await payload.updateGlobal({
    ...write,
    slug: 'navigation',
    data: { menu: [{ label: 'Trang chủ', href: '/' }], footer: [] },
  })
  await payload.updateGlobal({ ...write, slug: 'home', data: { question: 'Cần tìm gì?' } })
  await payload.updateGlobal({ ...write, slug: 'notice', data: { enabled: false } })
}
