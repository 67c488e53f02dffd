import type { Home } from '#cms/payload-types.ts'
import { linksOf } from './navigation.ts'
import { common } from './record.ts'
import { type Candidate, clean, idOf, line } from './values.ts'

export function presentHome(home: Home): Candidate<'home'> {
  return {
    kind: 'home',
    ...common({ ...home, id: 'home' }, { slug: 'home', title: 'home' }),
    question: line(home.question),
    popular: linksOf(home.popular),
    doors: (home.doors ?? []).map(({ label, href, text }) => ({
      label: clean(label),
      href: clean(href),
      text: clean(text),
    })),
    lead: idOf(home.lead),
  }
}
