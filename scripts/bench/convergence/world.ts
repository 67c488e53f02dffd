import type { PublicationOf } from '#shared/publication.ts'
import type { Chance } from '../chance.ts'
import type { BenchFeed } from '../feed.ts'
import { document, documentId } from '../publications.ts'

/** What may be done to the content of a made-up CMS. */
export const deeds = [
  ...(['create', 'edit', 'edit', 'edit', 'unpublish', 'publish again'] as const),
  ...(['rename', 'rename', 'swap', 'rename agency'] as const),
]
export type Deed = (typeof deeds)[number]

/** Does one thing, to something that `chance` chooses; each is said in one hint for each record. */
export function createWorld(feed: BenchFeed, documents: number, chance: Chance) {
  const published = Array.from({ length: documents }, (_, n) => n)
  const unpublished: number[] = []
  let [next, edition] = [documents, 0]
  const one = (): number => published[chance(published.length)] ?? 0
  const now = (n: number) => feed.get('document', documentId(n)) as PublicationOf<'document'>
  const put = (n: number, facts: Partial<PublicationOf<'document'>>) => {
    edition += 1
    feed.put({ ...now(n), ...facts, revision: `revision-${n}-${edition}` })
  }
  const bring = (n: number) => {
    edition += 1
    published.push(n)
    feed.put({ ...document(n), revision: `revision-${n}-${edition}` })
  }
  const acts: Record<Deed, () => void> = {
    create() {
      bring(next)
      next += 1
    },
    edit() {
      const n = one()
      put(n, { title: `${document(n).title} (sửa lần ${edition})` })
    },
    unpublish() {
      const [n] = published.splice(chance(published.length), 1)
      if (n === undefined) return
      unpublished.push(n)
      feed.remove('document', documentId(n))
    },
    'publish again'() {
      const [n] = unpublished.splice(chance(unpublished.length), 1)
      if (n !== undefined) bring(n)
    },
    rename: () => put(one(), { slug: `doi-ten-${edition}` }),
    swap() {
      const [a, b] = [one(), one()]
      const [first, second] = [now(a).slug, now(b).slug]
      put(a, { slug: second })
      put(b, { slug: first })
    },
    'rename agency'() {
      const agency = feed.get('agency', 'ubnd-tinh') as PublicationOf<'agency'>
      edition += 1
      feed.put({ ...agency, revision: `revision-${edition}`, title: `UBND tỉnh lần ${edition}` })
    },
  }
  return (deed: Deed): void => acts[deed]()
}
