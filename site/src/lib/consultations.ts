import { type Phase, phaseAt, type Window, wordsHoldUntil } from '#shared/consultation.ts'
import { untilWords } from '#shared/consultation-words.ts'
import { formatDate } from '#shared/dates.ts'
import type { PublicationOf } from '#shared/publication.ts'
import type { Reader } from '../../reader.ts'

export type Consultation = PublicationOf<'consultation'>

/** One step of a course of things: behind us, where we are, or to come. */
export type Step = { name: string; note?: string; at: 'done' | 'here' | 'next' }

export const windowOf = ({ opensAt, closesAt, result }: Consultation): Window => ({
  opensAt,
  closesAt,
  answeredAt: result?.at,
})

/** The phase at the reader's instant; the page holds until the next turn, or midnight while days are counted. */
export function phaseNow(consultation: Consultation, read: Reader): Phase {
  const window = windowOf(consultation)
  const turn = wordsHoldUntil(window, read.now)
  if (turn) read.until(turn)
  return phaseAt(window, read.now)
}

const crumbLimit = 48

/** The title for a path of crumbs: cut between words. */
export function shortTitle(title: string): string {
  if (title.length <= crumbLimit) return title
  return `${title.slice(0, crumbLimit + 1).replace(/\s+\S*$/u, '')}…`
}

/** Who will issue it, from `Quyết định của UBND tỉnh`. */
const issuerOf = (form: string) => /\scủa (.+)$/u.exec(form)?.[1]

/** The course of a consultation, with what is past and what comes next (CON-3). */
export function stepsOf(consultation: Consultation, phase: Phase): Step[] {
  const { opensAt, closesAt, publishedAt, result, form } = consultation
  const posted = [publishedAt, opensAt].sort()[0] ?? opensAt
  const issuer = issuerOf(form)
  const steps = [
    { name: 'Đăng dự thảo', note: formatDate(posted) },
    {
      name: 'Lấy ý kiến',
      note: phase === 'upcoming' ? `từ ${formatDate(opensAt)}` : untilWords(closesAt),
    },
    {
      name: 'Tổng hợp, tiếp thu, giải trình',
      note: phase === 'answered' && result ? formatDate(result.at) : 'công bố trên trang này',
    },
    { name: 'Thẩm định', note: 'Sở Tư pháp' },
    { name: 'Trình, ban hành', ...(issuer && { note: issuer }) },
  ]
  const here = { upcoming: 0, open: 1, closed: 2, answered: 2 }[phase]
  const reached = phase === 'answered' ? here + 1 : here
  return steps.map((step, at) => ({
    ...step,
    at: at < reached ? 'done' : at === here ? 'here' : 'next',
  }))
}
