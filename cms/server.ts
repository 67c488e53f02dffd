import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getPayload } from 'payload'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { answer, readiness } from './beginning.ts'
import { keepTallies } from './comments/keep-tallies.ts'
import { sendLetters } from './comments/mails.ts'
import { eraseContacts } from './comments/retention.ts'
import { readEnvironment } from './env.ts'
import { createFeedApp } from './feed/app.ts'
import { changes } from './feed/changes.ts'
import { installationOf } from './feed/installation.ts'
import { watchDatabase } from './feed/look.ts'
import { quietError } from './http/quiet-error.ts'
import { foldersOf, sweepIncoming } from './intake/files.ts'
import { startPanel } from './panel/panel.ts'
import config from './payload.config.ts'
import { ensureRegimes } from './regimes.ts'

/** The CMS: staff on `CMS_PORT`, sites on `CMS_FEED_PORT`. A parent is told by message when both answer. */
const env = readEnvironment()
const log = pino({
  level: env.LOG_LEVEL,
  base: { program: 'cms' },
  serializers: { err: quietError },
})
const payload = await getPayload({ config })
// Made before anybody can ask: two first askers would each make one.
await installationOf(payload)
await ensureRegimes(payload)
const panel = startPanel({ folder: join(env.PORTAL_DATA, 'build'), log })
const stopWatching = watchDatabase({ payload, changes })
const stopCounting = keepTallies({ payload, changes })
const stopSending = sendLetters({ payload, env })
const sweeping = setInterval(sweep, 3_600_000)
sweep()
const servers = [
  await listen(createServer(createApp({ payload, env, log, panel })), env.CMS_PORT),
  await listen(
    createServer(createFeedApp({ payload, env, changes })),
    env.CMS_FEED_PORT,
    env.CMS_FEED_HOST,
  ),
]
log.info({ port: env.CMS_PORT, feed: env.CMS_FEED_PORT }, 'the CMS answers')
process.send?.(await readiness(payload))
process.on('message', async (message) => process.send?.(await answer(payload, env, message)))

/** Files whose comment never came, contact data past its term; what fails is made up for by the next sweep. */
function sweep(): void {
  sweepIncoming(foldersOf(env)).catch((error) => log.error(error, 'the sweep of files failed'))
  eraseContacts(payload, new Date()).catch((error) =>
    log.error(quietError(error), 'contact data past its term was not erased'),
  )
}

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  clearInterval(sweeping)
  changes.release()
  await Promise.all([
    panel.close(),
    stopWatching(),
    stopCounting(),
    stopSending(),
    ...servers.map(closed),
  ])
  await payload.destroy()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
// A supervisor that was killed cannot say goodbye; without it nobody would ever stop this process.
process.on('disconnect', stop)

function listen(server: Server, port: number, host?: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** Lets the requests under way end, for three seconds at most. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
}
