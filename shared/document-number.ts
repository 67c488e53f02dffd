import { type DocumentTypeCode, documentTypeCodes } from './document-types.ts'
import { fold, nfc } from './text.ts'

/** Numbers and symbols of Vietnamese official documents (Decree 30/2020, art. 8 and annex III). */

export type DocumentNumber = {
  /** As it came. */
  raw: string
  /** As it should be shown: NFC, Đ for Ð, plain hyphens, no space round `/` and `-`. */
  printed: string
  /** `16`, `06`, `12a`. */
  sequence: string
  /** Present in legal documents: `16/2017/QĐ-UBND`. */
  year?: number
  /** All after number and year: `QĐ-UBND`, `UBND-CBTH`. */
  symbol: string
  /** Absent for công văn and for the National Assembly's `64/2025/QH15`. */
  typeCode?: DocumentTypeCode
  /** `UBND` in `QĐ-UBND` and in `UBND-CBTH`. */
  issuerPart?: string
  /** `CBTH` in `UBND-CBTH`: the unit that drafted a công văn. */
  unitPart?: string
}

export type DocumentNumberReason =
  | 'number-empty'
  | 'number-none'
  | 'number-slash'
  | 'number-joint'
  | 'number-party'
  | 'number-old'
  | 'number-case'
  | 'number-form'

export type ParsedDocumentNumber =
  | { ok: true; number: DocumentNumber }
  | { ok: false; reason: DocumentNumberReason }

const upper = 'A-ZĐƯÔƠ'
const word = `[${upper}][A-Za-zĐđƯưÔôƠơ0-9&.]*`
const numberForm = new RegExp(`^(\\d{1,5}[a-zđ]?)(?:/((?:19|20)\\d{2}))?/(${word}(?:-${word})*)$`)
const standardForm = /^(QCVN|TCVN)( ISO)? ?(\d+(?:-\d+)?):(\d{4})(?:\/([A-ZĐ]+))?$/

/** A number never has more characters than this, prefix included; longer text is prose. */
const longest = 160

/**
 * Reads a number in any spelling met in real lists: Ð for Đ, NFD, typographic dashes, spaces, a
 * leading "Số:". What it cannot read is kept as printed by the caller; the reason says what is odd.
 */
export function parseDocumentNumber(text: string): ParsedDocumentNumber {
  if (text.length > longest) return { ok: false, reason: 'number-form' }
  const printed = normalise(text)
  if (printed === '') return { ok: false, reason: 'number-empty' }
  const standard = standardForm.exec(printed)
  if (standard) return { ok: true, number: standardNumber(text, printed, standard) }
  const found = numberForm.exec(printed)
  if (!found) return { ok: false, reason: oddity(printed) }
  const [, sequence = '', year, symbol = ''] = found
  const number = { raw: text, printed, sequence, symbol, ...symbolParts(symbol) }
  return { ok: true, number: year === undefined ? number : { ...number, year: Number(year) } }
}

/**
 * The same string for all spellings of a number, another for another number: leading zeros and marks
 * do not count, except where they tell two types apart (HĐ and HD, ĐA and DA).
 */
export function documentNumberKey(number: DocumentNumber): string {
  const sequence = fold(number.sequence.replace(/^0+(?=\d)/, ''))
  const end = number.symbol.search(/[-/ ]|$/)
  const head = number.typeCode?.toLowerCase() ?? fold(number.symbol.slice(0, end))
  const symbol = head + fold(number.symbol.slice(end))
  return number.year === undefined
    ? `${sequence}/${symbol}`
    : `${sequence}/${number.year}/${symbol}`
}

/** The key that any written number is compared by, oddities included; '' for none. */
export function numberKeyOf(text: string): string {
  const parsed = parseDocumentNumber(text)
  return parsed.ok ? documentNumberKey(parsed.number) : numberSearchKey(text)
}

/** Tokens for looking a number up in any spelling: `16/2017/QĐ-UBND` → `16 2017 qd ubnd`; zeros in front dropped. */
export function numberSearchKey(text: string): string {
  return fold(normalise(text.slice(0, longest)))
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '')
    .map((token) => token.replace(/^0+(?=\d)/, ''))
    .join(' ')
}

function normalise(text: string): string {
  return nfc(text)
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^(?:[\p{L}\s]{0,60}(?<!\p{L}))?(?<!không\s)số\s*:?\s*(?=\d|$)/iu, '')
    .replace(/\s*([/:-])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;]+$/, '')
    .trim()
}

const codeByFold = new Map<string, DocumentTypeCode[]>()
for (const code of Object.keys(documentTypeCodes) as DocumentTypeCode[])
  codeByFold.set(fold(code), [...(codeByFold.get(fold(code)) ?? []), code])

/** The type that a symbol's first word names: exact first, then without marks when only one type fits. */
function typeCodeOf(token: string): DocumentTypeCode | undefined {
  const near = codeByFold.get(fold(token)) ?? []
  const same = near.find((code) => code.toUpperCase() === token.toUpperCase())
  return same ?? (near.length === 1 ? near[0] : undefined)
}

function symbolParts(symbol: string) {
  const [first = '', ...rest] = symbol.split('-')
  const typeCode = typeCodeOf(first)
  const tail = rest.join('-')
  if (typeCode) return tail === '' ? { typeCode } : { typeCode, issuerPart: tail }
  return tail === '' ? { issuerPart: first } : { issuerPart: first, unitPart: tail }
}

function standardNumber(raw: string, printed: string, found: RegExpExecArray): DocumentNumber {
  const [, code = '', iso = '', sequence = '', year, issuer] = found
  const typeCode = code === 'TCVN' ? 'TCVN' : 'QCVN'
  const symbol = `${code}${iso}${issuer ? `/${issuer}` : ''}`
  const number = { raw, printed, sequence, year: Number(year), symbol, typeCode } as const
  return issuer === undefined ? number : { ...number, issuerPart: issuer }
}

/** Which of the known oddities a text is; all of them stand in real lists. */
function oddity(printed: string): DocumentNumberReason {
  if (/^(không|k)[ /.-]*số$/iu.test(printed)) return 'number-none'
  if (/^\d{1,5}-\p{Lu}+(?:\/(?:QH|HĐNN|CTN)\p{Lu}*\d*)?$/u.test(printed)) return 'number-old'
  if (/^\d{1,5}[a-zđ]?-\p{Lu}{2,}\/\p{Lu}/u.test(printed)) return 'number-party'
  if (/^\d{1,5}\/(?:(?:19|20)\d{2}\/)?\p{Lu}[^/]*\/\p{Lu}/u.test(printed)) return 'number-joint'
  if (/^\d{1,5}[a-zđ]? \p{Lu}/u.test(printed)) return 'number-slash'
  if (/^[\d/]+\/\p{Ll}[\p{L}-]*$/u.test(printed)) return 'number-case'
  return 'number-form'
}
