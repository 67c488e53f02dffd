import { paths } from '#shared/paths.ts'
import type { PublicationOf } from '#shared/publication.ts'
import type { Link } from '#shared/publication-parts.ts'
import type { Reader } from '../../reader.ts'
import { resolveHref, resolveLinks } from './links.ts'
import { allOf } from './records.ts'
import { type Language, words } from './words.ts'

export type Notice = NonNullable<PublicationOf<'notice'>['shown']>

/** What stands on every page, the same on each (POR-1 to POR-3). */
export type Frame = {
  portal: PublicationOf<'portal'> | undefined
  menu: Link[]
  english: string | undefined
  footer: { title: string; links: Link[] }[]
  notice: Notice | undefined
}

/** For the error page of a site whose store cannot be read. */
export const emptyFrame: Frame = {
  portal: undefined,
  menu: [{ label: 'Trang chủ', href: paths.home }],
  english: undefined,
  footer: [],
  notice: undefined,
}

/**
 * Header, footer and notice from the store; a portal without its legal facts publishes nothing (POR-2).
 * English pages have the English pages for menu.
 */
export function readFrame(
  read: Reader,
  lang: Language = 'vi',
): Frame & { portal: PublicationOf<'portal'> } {
  const portal = read.get('portal', 'portal')
  if (!portal) throw new Error('The record "portal" with the five legal facts is not published yet')
  const notice = noticeNow(read)
  if (lang === 'en') {
    const links = englishLinks(read)
    const menu = [{ label: words.en.home, href: paths.home }, ...links]
    return { portal, menu, english: undefined, footer: [{ title: words.en.pages, links }], notice }
  }
  const navigation = read.get('navigation', 'navigation')
  return {
    portal,
    menu: resolveLinks(navigation?.menu ?? emptyFrame.menu, read),
    english: navigation?.english && resolveHref(navigation.english, read),
    footer: (navigation?.footer ?? []).map((column) => ({
      title: column.title,
      links: resolveLinks(column.links, read),
    })),
    notice,
  }
}

function englishLinks(read: Reader): Link[] {
  return allOf(read, 'page')
    .filter((page) => page.lang === 'en' && !page.withdrawn)
    .map((page) => ({ label: page.title, href: paths.englishPage(page.slug) }))
}

/** The notice in its hours; the page says until when its words hold. */
export function noticeNow(read: Reader): Notice | undefined {
  const shown = read.get('notice', 'notice')?.shown
  if (!shown) return undefined
  const from = shown.from === undefined ? undefined : new Date(shown.from)
  const until = shown.until === undefined ? undefined : new Date(shown.until)
  if (until && until <= read.now) return undefined
  if (from && from > read.now) {
    read.until(from)
    return undefined
  }
  if (until) read.until(until)
  return shown
}
