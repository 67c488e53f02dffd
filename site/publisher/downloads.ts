import type { ItemRef } from '#shared/feed.ts'
import type { Publication } from '#shared/publication.ts'
import { createBell } from './waiting.ts'

/** Records whose files are not here yet; each is taken in when its own have come, whatever else happens. */
export type Downloads = {
  /** Waits for the files of this publication, instead of those of an older answer about the record. */
  wait(publication: Publication): void
  /** A newer answer about this record needs no files. */
  forget(ref: ItemRef): void
  /** How many records wait. */
  count(): number
  /** Settles when few enough wait that more may come. */
  room(): Promise<void>
  /** Settles when no record waits any more. */
  settled(): Promise<void>
}

/** How many records' files are brought at once. */
const atOnce = 6
/** How many records may wait, each held with its text. */
const roomFor = 1000

/**
 * `bring` gets a publication's files and takes it in, unless `wanted` says meanwhile that a newer answer
 * came; it settles whatever happens, so that one record never holds another.
 */
export function createDownloads(
  bring: (publication: Publication, wanted: () => boolean) => Promise<void>,
): Downloads {
  const waiting = new Map<string, Publication>()
  const queue: Publication[] = []
  const runners = new Set<Promise<void>>()
  const moved = createBell()
  const keyOf = ({ kind, id }: ItemRef) => `${kind}/${id}`
  const run = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const publication = one
      const wanted = () => waiting.get(keyOf(publication)) === publication
      if (wanted()) await bring(publication, wanted)
      if (wanted()) waiting.delete(keyOf(publication))
      moved.ring()
    }
  }
  return {
    wait(publication) {
      waiting.set(keyOf(publication), publication)
      queue.push(publication)
      if (runners.size >= atOnce) return
      const runner = run().finally(() => runners.delete(runner))
      runners.add(runner)
    },
    forget: (ref) => void waiting.delete(keyOf(ref)),
    count: () => waiting.size,
    async room() {
      while (waiting.size >= roomFor) await moved.rung()
    },
    async settled() {
      while (runners.size > 0) await Promise.all(runners)
    },
  }
}
