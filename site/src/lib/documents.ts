import { dayOf, formatDate, startOfDay } from '#shared/dates.ts'
import { messages, relationNames, signingWords } from '#shared/messages.ts'
import type { PublicationOf, ValidityState } from '#shared/publication.ts'
import { type Counter, validityOn } from '#shared/validity.ts'
import type { DocumentRow, Lists, Reader } from '../../reader.ts'
import type { DublinCore } from './dublin-core.ts'

type Document = Pick<PublicationOf<'document'>, 'type' | 'number' | 'issuedOn' | 'issuer'>
type Relations = Lists['relations']['result']

/** `Quyết định 16/2017/QĐ-UBND`; only the kind for a document without number. */
export function documentName(document: Document, read: Reader): string {
  const type = read.get('document-type', document.type)?.title ?? 'Văn bản'
  return document.number === '' ? type : `${type} ${document.number}`
}

/** The name of the issuing agency as of the document's time; a closed one is marked "(cũ)". */
export function agencyName(
  agency: PublicationOf<'agency'> | undefined,
  read: Reader,
  name: 'title' | 'shortName' = 'title',
): string {
  if (!agency) return ''
  return isFormer(agency, read) ? `${agency[name]} (cũ)` : agency[name]
}

/** An agency is former from the day after `validTo`; the page holds until then. */
export function isFormer(agency: PublicationOf<'agency'>, read: Reader): boolean {
  if (agency.validTo === undefined) return false
  const end = new Date(startOfDay(agency.validTo).getTime() + 86_400_000)
  if (end <= read.now) return true
  read.until(end)
  return false
}

const counterTypes = ['thay-the', 'bai-bo', 'dinh-chi', 'sua-doi-bo-sung'] as const
const isCounter = (type: string): type is Counter['type'] =>
  counterTypes.some((one) => one === type)

export type Standing = {
  state: ValidityState
  /** The sentence above the title; absent for a document in force. */
  sentence?: string
  /** Documents that stand against this one, with the words before each. */
  counters: { words: string; document: DocumentRow }[]
}

/** How a document stands today, and what to tell its reader before anything else. */
export function standingOf(
  document: PublicationOf<'document'>,
  relations: Relations,
  read: Reader,
): Standing {
  const against = relations.flatMap(({ direction, type, document: other }) =>
    direction === 'in' && isCounter(type)
      ? [{ type, from: other.effectiveOn ?? other.issuedOn, document: other }]
      : [],
  )
  const today = dayOf(read.now)
  const { state, until } = validityOn(document, against, today)
  if (until !== undefined) read.until(startOfDay(until))
  const acting = against.filter(({ type, from }) => from <= today && actsIn[state]?.includes(type))
  const since = [document.expiresOn, ...acting.map(({ from }) => from)]
    .filter((day) => day !== undefined && day <= today)
    .sort()[0]
  const sentence = sentenceFor(state, document, since)
  return {
    state,
    ...(sentence === undefined ? {} : { sentence }),
    counters: acting.map(({ type, document: other }) => ({
      words: messages.counteredBy[type],
      document: other,
    })),
  }
}

/** Which relations explain which state. */
const actsIn: Partial<Record<ValidityState, Counter['type'][]>> = {
  'het-hieu-luc': ['thay-the', 'bai-bo'],
  'tam-ngung': ['dinh-chi'],
  'het-hieu-luc-mot-phan': ['sua-doi-bo-sung'],
}

function sentenceFor(
  state: ValidityState,
  document: PublicationOf<'document'>,
  since: string | undefined,
): string | undefined {
  const day = since === undefined ? undefined : formatDate(since)
  switch (state) {
    case 'het-hieu-luc':
      return messages.expired(day)
    case 'tam-ngung':
      return messages.suspended(day)
    case 'het-hieu-luc-mot-phan':
      return messages.partlyExpired
    case 'chua-co-hieu-luc':
      return messages.notYetInForce(formatDate(document.effectiveOn ?? document.issuedOn))
    default:
      return undefined
  }
}

export type RelationGroup = { name: string; documents: DocumentRow[] }

/** Relations of both directions under their Vietnamese names, own ones first, in the order of the law's list. */
export function relationGroups(relations: Relations): RelationGroup[] {
  const groups = new Map<string, DocumentRow[]>()
  const place = (direction: 'out' | 'in') => {
    for (const [type, names] of Object.entries(relationNames)) {
      const found = relations.filter((one) => one.direction === direction && one.type === type)
      if (found.length === 0) continue
      const known = groups.get(names[direction]) ?? []
      const fresh = found
        .map(({ document }) => document)
        .filter(({ id }) => !known.some((one) => one.id === id))
      groups.set(names[direction], [...known, ...fresh])
    }
  }
  place('out')
  place('in')
  return [...groups].map(([name, documents]) => ({ name, documents }))
}

/** `Nguyễn Quốc Việt, Phó Chánh Văn phòng (ký thay)`. */
export function signerLine(signer: NonNullable<PublicationOf<'document'>['signer']>): string {
  const position = signer.position === undefined ? '' : `, ${signer.position}`
  const prefix = Object.keys(signingWords).find((one) => signer.authority?.startsWith(one))
  return `${signer.name}${position}${prefix === undefined ? '' : ` (${signingWords[prefix]})`}`
}

/** Dublin Core of a document (POR-13): the issuing agency is publisher, the signer creator. */
export function documentCore(
  document: PublicationOf<'document'>,
  read: Reader,
): Partial<DublinCore> {
  const issuer = read.get('agency', document.issuer)?.title
  const name = documentName(document, read)
  return {
    title: `${name}: ${document.title}`,
    ...(issuer === undefined
      ? {}
      : { creator: document.signer?.name ?? issuer, publisher: issuer }),
    date: document.issuedOn,
    ...(document.number === '' ? {} : { source: document.number }),
    subject: document.fields.flatMap((id) => read.get('field-of-law', id)?.title ?? []),
    type: read.get('document-type', document.type)?.title,
    format: [...new Set(document.files.map((file) => file.mime))],
  }
}
