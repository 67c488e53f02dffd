import type { Publication } from '#shared/publication.ts'
import { type Applied, type ApplyTools, messageOf, nothingApplied, takeIn } from './apply.ts'
import { bringFiles, forgetFiles, placeFiles } from './attachments.ts'
import { createDownloads, type Downloads } from './downloads.ts'
import type { FeedClient } from './feed-client.ts'
import { refuse } from './refuse.ts'

type BringTools = Omit<ApplyTools, 'downloads'> & {
  feed: FeedClient
  /** Given up when the publisher stops: the next start asks for everything that is missing. */
  signal: AbortSignal
  /** What became of each record that waited. */
  done(applied: Applied): void
}

/** The waiting records of a publisher: brings their files beside the tree, then takes each in. */
export function createBringing(tools: BringTools): Downloads {
  const { db, feed, root, signal } = tools
  const downloads = createDownloads(async (publication, wanted) => {
    const total = { ...nothingApplied }
    try {
      await bring(publication, wanted, total)
    } catch (error) {
      if (signal.aborted || !wanted()) return
      refuse(tools, publication, publication, `Chưa tải được tệp đính kèm: ${messageOf(error)}`)
      total.refused += 1
    }
    tools.done(total)
  })
  async function bring(
    publication: Publication,
    wanted: () => boolean,
    total: Applied,
  ): Promise<void> {
    const brought = await bringFiles(feed, db, root, publication, signal)
    try {
      await tools.filesInTurn(async () => {
        if (signal.aborted || !wanted()) return
        if (await placeFiles(db, root, publication, brought))
          await takeIn({ ...tools, downloads }, [{ publication }], total)
        // As another wait: this one ends here.
        else downloads.wait({ ...publication })
      })
    } finally {
      await forgetFiles(brought)
    }
  }
  return downloads
}
