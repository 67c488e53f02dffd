import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFeedApp } from '#cms/feed/app.ts'
import { type Changes, createChanges } from '#cms/feed/changes.ts'
import { watchDatabase } from '#cms/feed/look.ts'
import type { ItemRef } from '#shared/feed.ts'
import { richText, startCms, type TestCms } from '../support.ts'

export type FeedStand = {
  cms: TestCms
  /** Of this feed alone: hooks announce to the process's own, so this one learns all it knows from the database. */
  changes: Changes
  /** A request with the site's token, unless `headers` say otherwise. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** JSON sent with the site's token; bytes as they are. */
  send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Response>
  items(...refs: ItemRef[]): Promise<Answered[]>
  /** Ids in the manifest, of one kind. */
  published(kind: ItemRef['kind']): Promise<string[]>
  stop(): Promise<void>
}
export type Answered = ItemRef & { gone?: true; publication?: Record<string, unknown> }

/** A real CMS with its feed on a port of its own, and the look at the database when asked for. */
export async function startFeed({
  watch = false,
  variables = {},
}: {
  watch?: boolean
  variables?: Record<string, string>
} = {}): Promise<FeedStand> {
  const cms = await startCms(variables)
  const changes = createChanges()
  const app = createFeedApp({ payload: cms.payload, env: cms.env, changes })
  const server = await new Promise<Server>((resolve) => {
    const made = createServer({ keepAliveTimeout: 60_000 }, app)
    made.listen(0, '127.0.0.1', () => resolve(made))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stopWatching = watch ? watchDatabase({ payload: cms.payload, changes }) : undefined
  const authorization = `Bearer ${cms.env.PORTAL_SITE_TOKEN}`

  const get: FeedStand['get'] = (path, headers = {}) =>
    fetch(`${origin}${path}`, { headers: { authorization, ...headers } })
  const send: FeedStand['send'] = (method, path, body) => {
    const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined
    const type = bytes ? 'application/octet-stream' : 'application/json'
    return fetch(`${origin}${path}`, {
      method,
      headers: { authorization, 'content-type': type },
      body: bytes ?? JSON.stringify(body),
    })
  }
  const items: FeedStand['items'] = async (...refs) => {
    const response = await send('POST', '/feed/items', { items: refs })
    if (!response.ok) throw new Error(`items: ${response.status} ${await response.text()}`)
    return (await response.json()).items
  }
  const published: FeedStand['published'] = async (kind) => {
    const { items: all } = await (await get('/feed/manifest')).json()
    return all.filter((item: string[]) => item[0] === kind).map((item: string[]) => item[1])
  }
  const stop = async () => {
    await stopWatching?.()
    changes.release()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await cms.stop()
  }
  return { cms, changes, get, send, items, published, stop }
}

/** An article's fields, `words` in every one that readers see. */
export const articleData = (section: string, words: string, more: object = {}) => ({
  title: words,
  section,
  summary: `Tóm tắt ${words}`,
  author: 'Trần Thị Bình',
  source: 'Văn phòng UBND tỉnh',
  body: richText(`Thân bài ${words}`),
  ...more,
})
