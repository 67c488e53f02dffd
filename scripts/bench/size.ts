import { setTimeout as pause } from 'node:timers/promises'
import {
  atLeast,
  atMost,
  count,
  hundredths,
  megabytes,
  milliseconds,
  plain,
  type Row,
  type Tell,
} from './figures.ts'
import { atRest, residentBytes } from './processes.ts'
import { searchAfterStart, searchUnderLoad } from './search.ts'
import { servingRate } from './serving.ts'
import { changesWhileIdle, pageOf } from './size/changes.ts'
import { manyAtOnce } from './size/many.ts'
import { type SizePortal, startSizePortal } from './size/portal.ts'
import { fullPublish } from './size/publish.ts'

const restSeconds = 30

/** The site alone at so many documents, following a feed that is made up. */
export async function siteAtSize(size: number, tell: Tell): Promise<void> {
  const portal = await startSizePortal(size)
  try {
    const { changed, took, used } = portal.takenIn
    tell([
      atLeast('First comparison without rendering, items/s', (changed / took) * 1000, count, 500),
      plain('First comparison, processor an item', used / changed, hundredths),
    ])
    await portal.start()
    await portal.settled()
    const { rows, pagesPerSecond } = await fullPublish(portal)
    tell(rows)
    tell(await changesWhileIdle(portal))
    tell(await manyAtOnce(portal, size, pagesPerSecond))
    tell(await upToDateStart(portal))
    tell(await searchAfterStart(portal.site, size))
    await atRest(portal.program())
    tell(await searchUnderLoad(portal.site, size, pageOf(0)))
    tell([
      plain('Memory of the site after the searches', residentBytes(portal.program()), megabytes),
    ])
    tell(await servingRate(portal))
    await pause(restSeconds * 1000)
    tell([
      atMost(
        'Memory of the site after all this and half a minute of rest',
        residentBytes(portal.program()),
        megabytes,
        350 * 1024 ** 2,
      ),
    ])
  } finally {
    await portal.close()
  }
}

async function upToDateStart(portal: SizePortal): Promise<Row[]> {
  await portal.stop()
  const began = performance.now()
  const serving = await portal.start()
  await portal.settled()
  return [
    atMost('Start of an up-to-date site, serving', serving, milliseconds, 2000),
    atMost('Start of an up-to-date site, compared', performance.now() - began, milliseconds, 5000),
    plain('Memory of the site after its start', residentBytes(portal.program()), megabytes),
  ]
}
