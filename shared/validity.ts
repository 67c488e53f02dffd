import type { PublicationOf, ValidityState } from './publication.ts'

/** What stands against a document, from documents already published that name it. */
export type Counter = { type: 'thay-the' | 'bai-bo' | 'dinh-chi' | 'sua-doi-bo-sung'; from: string }

/**
 * The state of a document on a day (Law 64/2025, art. 53–57): an officer's statement stands first,
 * then suspension, replacement and repeal, then its own dates. Days are `yyyy-mm-dd`, Asia/Ho_Chi_Minh;
 * `until` is the first later day on which the answer may differ.
 */
export function validityOn(
  document: Pick<PublicationOf<'document'>, 'effectiveOn' | 'expiresOn' | 'issuedOn' | 'validity'>,
  counters: readonly Counter[],
  today: string,
): { state: ValidityState; until?: string } {
  const ahead = [document.effectiveOn, document.expiresOn, ...counters.map((one) => one.from)]
    .filter((day) => day !== undefined && day > today)
    .sort()[0]
  const answer = (state: ValidityState) => (ahead ? { state, until: ahead } : { state })
  if (document.validity) return { state: document.validity.state }
  const now = (type: Counter['type']) =>
    counters.some((one) => one.type === type && one.from <= today)
  if (now('thay-the') || now('bai-bo')) return answer('het-hieu-luc')
  if (document.expiresOn !== undefined && document.expiresOn <= today) return answer('het-hieu-luc')
  if (now('dinh-chi')) return answer('tam-ngung')
  if ((document.effectiveOn ?? document.issuedOn) > today) return answer('chua-co-hieu-luc')
  if (now('sua-doi-bo-sung')) return answer('het-hieu-luc-mot-phan')
  return answer('con-hieu-luc')
}
