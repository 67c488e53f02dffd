import { pathOf } from '#shared/paths.ts'
import type { Link } from '#shared/publication-parts.ts'
import type { Reader } from '../../reader.ts'

/** Kinds that stand on a page of their own, so that a link may lead to them. */
const linkable = [
  'article',
  'page',
  'document',
  'consultation',
  'section',
  'agency',
  'home',
] as const

const portalHref = /^portal:([a-z-]+)\/([\w-]+)$/

/** Where an href leads on this site or outside; undefined when its target is not published. */
export function resolveHref(href: string, read: Reader): string | undefined {
  const found = portalHref.exec(href)
  if (!found) return href
  const kind = linkable.find((one) => one === found[1])
  const publication = kind && read.get(kind, found[2] as string)
  return publication && pathOf(publication)
}

/** Menu entries and link lists, resolved; an entry whose target is not published is left out. */
export function resolveLinks<L extends Link>(links: readonly L[], read: Reader): L[] {
  return links.flatMap((link) => {
    const href = resolveHref(link.href, read)
    return href === undefined ? [] : [{ ...link, href }]
  })
}
