import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getPayload } from 'payload'
import { keepTallies } from '#cms/comments/keep-tallies.ts'
import { sendLetters } from '#cms/comments/mails.ts'
import { makeConfig } from '#cms/config.ts'
import { createFeedApp } from '#cms/feed/app.ts'
import { changes } from '#cms/feed/changes.ts'
import { parseEnvironment } from '#shared/environment.ts'

/** The part of the CMS that takes comments, as a process that a test may kill. */
const parsed = parseEnvironment(process.env)
if (!parsed.ok) throw new Error(parsed.reasons.join('\n'))
const { env } = parsed
const payload = await getPayload({ config: await makeConfig(env), disableOnInit: true })
keepTallies({ payload, changes })
sendLetters({ payload, env })
const server = createServer(createFeedApp({ payload, env, changes }))
server.listen(env.CMS_FEED_PORT, '127.0.0.1', () =>
  process.send?.((server.address() as AddressInfo).port),
)
