import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '#cms/app.ts'
import { type Account, startCms, type TestCms } from './support.ts'

export type StaffStand = {
  cms: TestCms
  origin: string
  port: number
  /** A request as a browser's page sends it, signed in with a cookie or a stranger's. */
  ask(path: string, init?: RequestInit & { as?: Account }): Promise<Response>
  stop(): Promise<void>
}

export async function listen(handler: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer({ keepAliveTimeout: 60_000 }, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/** The staff app over HTTP on a CMS of its own; the panel is still being built. */
export async function startStaff(variables: Record<string, string> = {}): Promise<StaffStand> {
  const cms = await startCms(variables)
  const panel = {
    standing: () => 'building',
    handle: (_req: unknown, res: { status(code: number): { end(): void } }) =>
      res.status(503).end(),
  }
  const app = createApp({
    ...{ payload: cms.payload, env: cms.env, key: cms.key, panel },
    log: pino({ level: 'silent' }),
  })
  const { server, port } = await listen(app)
  const origin = `http://127.0.0.1:${port}`
  return {
    ...{ cms, origin, port },
    ask: (path, { as, ...init } = {}) =>
      fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...init,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(as && { cookie: `portal-token=${as.token}` }),
          ...init.headers,
        },
      }),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await cms.stop()
    },
  }
}
