import type { Navigation } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, clean, line } from './values.ts'

export function presentNavigation(navigation: Navigation): Candidate<'navigation'> {
  return {
    kind: 'navigation',
    ...common({ ...navigation, id: 'navigation' }, { slug: 'navigation', title: 'navigation' }),
    menu: linksOf(navigation.menu),
    english: line(navigation.english),
    footer: (navigation.footer ?? []).map((column) => ({
      title: clean(column.title),
      links: linksOf(column.links),
    })),
  }
}

type Stored = { label: string; href: string }

/** Links as an editor ordered them. */
export function linksOf(links: readonly Stored[] | null | undefined): Stored[] {
  return (links ?? []).map(({ label, href }) => ({ label: clean(label), href: clean(href) }))
}
