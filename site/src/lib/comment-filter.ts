import { provisionPath } from '#shared/provisions/tree.ts'
import type { PublicationOf } from '#shared/publication.ts'
import { formFields } from '#shared/submission-form.ts'
import type { Reader } from '../../reader.ts'
import type { Consultation } from './consultations.ts'
import { type Count, citation, countsByArticle, groupsOf, isHeading, nameOf } from './draft.ts'
import { queryText, readPage } from './query.ts'

/** Shown comments of one consultation as an address asks for them. */

const names = {
  provision: formFields.provision,
  question: formFields.question,
  kind: 'loai',
  page: 'trang',
}
const general = 'chung'
export const pageSize = 20

/** One link that narrows the list; `count` are shown comments. */
export type Choice = { label: string; count: number; query: string; chosen: boolean }

type Asked = { provision?: string; question?: string; general?: true }

const queryOf = (asked: Asked, page?: number) =>
  queryText([
    [names.provision, asked.provision],
    [names.question, asked.question],
    [names.kind, asked.general && general],
    [names.page, page],
  ])

/** What an address asks for; names of nothing in this consultation are left out. */
function readAsked(search: URLSearchParams, consultation: Consultation, draft: Draft): Asked {
  const provision = search.get(names.provision) ?? ''
  if (provisionPath(draft?.provisions ?? [], provision).length > 0) return { provision }
  const question = search.get(names.question)
  if (consultation.questions.some(({ id }) => id === question))
    return { question: String(question) }
  return search.get(names.kind) === general ? { general: true } : {}
}

type Draft = PublicationOf<'draft-text'> | undefined

export function commentList(url: URL, read: Reader, consultation: Consultation) {
  const { id } = consultation
  const draft = read.list('draft', { consultation: id })
  const tally = read.get('tally', id)
  const provisions = draft?.provisions ?? []
  const asked = readAsked(url.searchParams, consultation, draft)
  const page = readPage(url.searchParams.get(names.page)) ?? 1
  const list = (narrow: Asked, size: number, at?: number) =>
    read.list('comments', { consultation: id, ...narrow, size, ...(at && { page: at }) })
  const found = list(asked, pageSize, page)
  const { counts, lost } = countsByArticle(provisions, tally)
  const choice = (label: string, count: number, narrow: Asked): Choice => ({
    label,
    count,
    query: queryOf(narrow),
    chosen: queryOf(narrow) === queryOf(asked),
  })
  const path = provisionPath(provisions, asked.provision ?? '')
  const last = path.at(-1)
  return {
    ...{ draft, tally, found, lost },
    narrowed: queryOf(asked) !== '',
    /** What the list is narrowed to, in words. */
    about: last && (last.kind === 'article' || isHeading(last) ? nameOf(last) : citation(path)),
    questionText: consultation.questions.find((one) => one.id === asked.question)?.text,
    general: asked.general === true,
    link: (to: number | undefined) => queryOf(asked, to),
    others: [
      choice('Tất cả', list({}, 1).total, {}),
      choice('Ý kiến chung', list({ general: true }, 1).total, { general: true }),
      ...consultation.questions.map((one, at) =>
        choice(`Trả lời câu ${at + 1}`, list({ question: one.id }, 1).total, { question: one.id }),
      ),
    ],
    parts: partChoices(provisions, counts, choice),
  }
}

/** Links to the parts that have shown comments, in the order of the text. */
function partChoices(
  provisions: PublicationOf<'draft-text'>['provisions'],
  counts: ReadonlyMap<string, Count>,
  choice: (label: string, count: number, narrow: Asked) => Choice,
): Choice[] {
  return groupsOf(provisions)
    .flatMap(({ path, items }) => [...path.slice(-1), ...items])
    .flatMap((one) => {
      const shown = counts.get(one.id)?.shown ?? 0
      return shown > 0 ? [choice(nameOf(one), shown, { provision: one.id })] : []
    })
}
