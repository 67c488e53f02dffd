import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildSite } from '#site/build.ts'
import { type BenchFeed, startBenchFeed } from '../feed.ts'
import { freePort } from '../free-port.ts'
import { finished, said, start } from '../processes.ts'
import { type SiteProgram, siteProgram } from '../site-program.ts'

/** What taking in everything took: milliseconds by the clock, and of the processor. */
export type TakenIn = { changed: number; took: number; used: number }

/** A site that follows a feed of so many generated documents; it has taken in everything and rendered nothing. */
export type SizePortal = Omit<SiteProgram, 'remove'> & {
  feed: BenchFeed
  takenIn: TakenIn
  /** The site's store, to count in and to ask for a full publish by. */
  db: DatabaseSync
  close(): Promise<void>
}

export async function startSizePortal(size: number): Promise<SizePortal> {
  const feed = await startBenchFeed(size)
  const { remove, ...program } = await siteProgram(feed, await freePort())
  await buildSite(program.builds)
  const taking = start('scripts/bench/take-in.ts', program.variables)
  const takenIn = (await said(taking)) as TakenIn
  await finished(taking)
  const db = new DatabaseSync(join(program.folder, 'content.db'), { timeout: 10_000 })
  return {
    ...{ ...program, feed, takenIn, db },
    async close() {
      await program.stop()
      db.close()
      await feed.stop()
      await remove()
    },
  }
}
