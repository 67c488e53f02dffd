import { dayOf, formatDate, startOfDay } from '#shared/dates.ts'
import { messages } from '#shared/messages.ts'
import type { PublicationOf, ValidityState } from '#shared/publication.ts'
import { type Counter, validityOn } from '#shared/validity.ts'
import type { DocumentRow, Lists, Reader } from '../../reader.ts'

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
  relations: Lists['relations']['result'],
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
