import type { BasePayload } from 'payload'

/** A document that already has a number: where it stands, and its abstract. */
export type Holder = { line: number } | { stored: true }
export type Known = Map<string, Holder & { title: string }>

export const placeOf = (numberKey: string, issuedOn: string) =>
  `${issuedOn.slice(0, 4)}|${numberKey}`

/** Keys asked for in one query; SQLite takes 32,766 variables. */
const querySize = 500

/** The stored documents of one issuer that have one of these numbers, so that each row costs no query. */
export async function storedNumbers(
  payload: BasePayload,
  issuer: string,
  numberKeys: readonly string[],
): Promise<Known> {
  const known: Known = new Map()
  const keys = [...new Set(numberKeys)]
  for (let start = 0; start < keys.length; start += querySize) {
    const { docs } = await payload.find({
      collection: 'documents',
      where: {
        and: [
          { issuer: { equals: issuer } },
          { numberKey: { in: keys.slice(start, start + querySize) } },
        ],
      },
      select: { numberKey: true, issuedOn: true, title: true },
      depth: 0,
      limit: 0,
      pagination: false,
      // Duplicates are judged over all records, drafts included.
      overrideAccess: true,
    })
    for (const { numberKey, issuedOn, title } of docs)
      known.set(placeOf(numberKey ?? '', issuedOn), { stored: true, title })
  }
  return known
}

/** Why a row is a duplicate: same number and year of the same issuer (Decree 30/2020, art. 15.1). */
export function duplicateReason(holder: Holder & { title: string }, title: string): string {
  const where = 'line' in holder ? `dòng ${holder.line}` : 'một văn bản đã có trên cổng'
  return holder.title === title
    ? `Trùng với ${where}. Không nhập lại; xóa dòng này nếu thừa.`
    : `Trùng số và năm với ${where}, nhưng trích yếu khác. Kiểm tra lại số ký hiệu và ngày.`
}
