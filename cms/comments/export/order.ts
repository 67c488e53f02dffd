import { flattenProvisions } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'

/** Where a comment stands in the table: by `group` and `order`, then by time. */
export type Place = { group: 0 | 1 | 2; order: number; label: string }

/** What comments may be about, in the order of the table. */
export type Frame = { drafts: readonly (readonly Provision[])[]; questions: readonly Question[] }
type Question = { id?: string | null; text: string }

/**
 * Places comments as the text runs: provisions in document order (those that only an older version has
 * come after), then the questions asked, then everything else. `drafts`: the newest version first.
 */
export function placesIn({ drafts, questions }: Frame) {
  const ids = [...new Set(drafts.flatMap((draft) => flattenProvisions(draft).map(({ id }) => id)))]
  const orders = new Map(ids.map((id, order) => [id, order]))
  return ({
    provision,
    provisionLabel,
    question,
  }: {
    provision?: string | null | undefined
    provisionLabel?: string | null | undefined
    question?: string | null | undefined
  }): Place => {
    const asked = question ? questions.findIndex(({ id }) => id === question) : -1
    const text = questions[asked]?.text
    const answers = text === undefined ? [] : [`Câu hỏi ${asked + 1}: ${text}`]
    if (provision)
      return {
        group: 0,
        order: orders.get(provision) ?? ids.length,
        label: [provisionLabel || provision, ...answers].join('. '),
      }
    if (answers[0] !== undefined) return { group: 1, order: asked, label: answers[0] }
    return { group: 2, order: 0, label: 'Vấn đề khác' }
  }
}

export const comparePlaces = (a: Place, b: Place): number =>
  a.group - b.group || a.order - b.order || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
