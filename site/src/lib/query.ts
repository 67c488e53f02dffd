import { nfc } from '#shared/text.ts'

/** What is sought is cut here: longer is never a title, a number or a name. Code points. */
const soughtLimit = 200

/** What a person typed to be sought: NFC, single spaces, control characters gone, at most 200 code points. */
export function readSought(text: string | null): string {
  const start = [...(text ?? '').slice(0, soughtLimit * 4)].slice(0, soughtLimit).join('')
  return nfc(start.replace(/[\p{Cc}\s]+/gu, ' ')).trim()
}

/** A page number from an address: 1 to 100,000; undefined for none or anything else. */
export function readPage(text: string | null): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : undefined
}

/** `?a=1&a=2`, or '' when nothing is asked; keeps the order given, leaves out what is empty. */
export function queryText(
  pairs: readonly (readonly [string, string | number | undefined])[],
): string {
  const asked = pairs.filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}
