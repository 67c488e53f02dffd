import { createServer, type RequestListener } from 'node:http'
import { getPayload } from 'payload'
import { pino } from 'pino'
import { createApp } from '#cms/app.ts'
import { keepTallies } from '#cms/comments/keep-tallies.ts'
import { sendLetters } from '#cms/comments/mails.ts'
import { makeConfig } from '#cms/config.ts'
import { readEnvironment } from '#cms/env.ts'
import { createFeedApp } from '#cms/feed/app.ts'
import { changes } from '#cms/feed/changes.ts'
import { installationOf } from '#cms/feed/installation.ts'
import { watchDatabase } from '#cms/feed/look.ts'
import { quietError } from '#cms/http/quiet-error.ts'

/** The CMS in a process of its own, to be killed: all of `cms/server.ts` but the panel, whose build would outlive it. */
const env = readEnvironment()
const payload = await getPayload({ config: makeConfig(env) })
await installationOf(payload)
watchDatabase({ payload, changes })
keepTallies({ payload, changes })
sendLetters({ payload, env })
const panel = {
  standing: () => 'building',
  handle: (_req: unknown, res: { status(code: number): { end(): void } }) => res.status(503).end(),
}
const log = pino({
  level: env.LOG_LEVEL,
  base: { program: 'cms' },
  serializers: { err: quietError },
})
await listen(createApp({ payload, env, log, panel }), env.CMS_PORT)
await listen(createFeedApp({ payload, env, changes }), env.CMS_FEED_PORT)
process.send?.({ ready: true })
process.on('disconnect', () => process.exit())

function listen(app: RequestListener, port: number): Promise<void> {
  return new Promise((resolve) => createServer(app).listen(port, '127.0.0.1', resolve))
}
