import { buildSite } from '#site/build.ts'
import { siteFolders } from '#site/env.ts'
import { openPublisher } from '#site/publisher/open-publisher.ts'
import { loadEnvironment } from '../environment.ts'
import { startClock } from './clock.ts'

/** A program of its own: one comparison with the feed without rendering; says how long it took, milliseconds. */
const env = loadEnvironment()
const { builds, ...folders } = siteFolders(env)
const { db, publisher } = await openPublisher(
  {
    ...{ ...folders, build: await buildSite(builds), origin: env.SITE_ORIGIN },
    ...{ feedUrl: env.CMS_FEED_URL, token: env.PORTAL_SITE_TOKEN },
  },
  () => {},
)
await publisher.check()
const clock = startClock()
const { changed } = await publisher.compare()
process.send?.({ changed, ...clock() })
await publisher.close()
db.close()
