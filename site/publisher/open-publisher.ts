import type { SiteBuild } from '../build.ts'
import { loadApp } from '../render.ts'
import { openStore } from '../store/open.ts'
import { adoptBuild } from './build-change.ts'
import { createFeedClient } from './feed-client.ts'
import { createPublisher, type PublisherTools } from './publisher.ts'

/** What a publisher needs to know; plain values, which a thread can be given. */
export type PublisherSettings = {
  folder: string
  root: string
  build: SiteBuild
  origin: string
  feedUrl: string
  token: string
}

/** The publisher of a folder, with its store open. Take the folder's lock before. */
export async function openPublisher(settings: PublisherSettings, log: PublisherTools['log']) {
  const { folder, feedUrl, token, ...rest } = settings
  const { build, origin, root } = rest
  const db = openStore(`${folder}/content.db`)
  if (await adoptBuild(db, build, origin, root))
    log('info', 'Bản dựng mới của trang công khai: mọi trang sẽ được dựng lại')
  const publisher = createPublisher({
    ...{ ...rest, db, log, clock: () => new Date() },
    app: await loadApp(build.dir),
    feed: createFeedClient(feedUrl, token),
  })
  return { db, publisher }
}
