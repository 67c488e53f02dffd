import type { Notice } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, clean, instant, line } from './values.ts'

export function presentNotice(notice: Notice): Candidate<'notice'> {
  return {
    kind: 'notice',
    ...common({ ...notice, id: 'notice' }, { slug: 'notice', title: 'notice' }),
    shown: notice.enabled ? shownOf(notice) : undefined,
  }
}

function shownOf(notice: Notice): Candidate<'notice'>['shown'] {
  const [label, href] = [line(notice.linkLabel), line(notice.linkHref)]
  const [from, until] = [instant(notice.from), instant(notice.until)]
  return {
    level: notice.level ?? 'urgent',
    lead: clean(notice.lead ?? ''),
    text: clean(notice.text ?? ''),
    ...(label !== undefined && href !== undefined && { link: { label, href } }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}
