import type { Profiler } from 'node:inspector'

/** What a sample counts for: the first that fits its function or one that called it, innermost first. */
const causes: [cause: string, fits: (name: string, url: string) => boolean][] = [
  ['nothing to do', (name) => name === '(idle)'],
  ['collecting garbage', (name) => name === '(garbage collector)'],
  ['packing (brotli)', (_, url) => url === 'node:zlib'],
  ['files', (_, url) => url === 'node:fs' || url.startsWith('node:internal/fs')],
  ['hashing', (_, url) => url === 'node:internal/crypto/hash'],
  ['SQLite', (name, url) => url === '' && /^(?:get|all|run|exec|iterate|next)$/.test(name)],
  ['rich text', (_, url) => /rich-text/.test(url)],
  ['words for search', (_, url) => /store\/(?:search-text|fold-words)/.test(url)],
  ['Request and Response', (_, url) => /undici|node:internal\/(?:encoding|webstreams)/.test(url)],
  ['Astro', (_, url) => /server\/entry\.mjs|chunks\/(?:server|compiler|sequence)_/.test(url)],
  ['pages and components', (_, url) => /\/server\/chunks\//.test(url)],
  ['checking shapes (zod)', (_, url) => /\/zod\//.test(url)],
  ['store and lists', (_, url) => /\/site\/(?:store|lists)\//.test(url)],
  ['publisher', (_, url) => /\/site\/publisher\//.test(url)],
  ['the other end of the feed', (_, url) => /\/bench\/(?:feed|publications|directive)/.test(url)],
]

/** The share of each cause in a profile, largest first, without the time when nothing was to be done. */
export function sharesOf(profile: Profiler.Profile): [cause: string, share: number][] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  )
  const known = new Map<number, string>()
  const causeOf = (id: number): string => {
    const found = known.get(id)
    if (found !== undefined) return found
    const { functionName = '', url = '' } = nodes.get(id)?.callFrame ?? {}
    const parent = parents.get(id)
    const own = causes.find(([, fits]) => fits(functionName, url))?.[0]
    const cause = own ?? (parent === undefined ? 'the rest' : causeOf(parent))
    known.set(id, cause)
    return cause
  }
  const times = new Map<string, number>()
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const cause = causeOf(id)
    times.set(cause, (times.get(cause) ?? 0) + (profile.timeDeltas?.[i] ?? 0))
  }
  times.delete('nothing to do')
  const total = [...times.values()].reduce((sum, time) => sum + time, 0)
  return [...times]
    .map(([cause, time]): [string, number] => [cause, time / total])
    .sort((a, b) => b[1] - a[1])
}
