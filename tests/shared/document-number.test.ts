import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  type DocumentNumber,
  documentNumberKey,
  numberKeyOf,
  numberSearchKey,
  parseDocumentNumber,
} from '#shared/document-number.ts'
import { documentTypeCodes } from '#shared/document-types.ts'

function read(text: string): DocumentNumber {
  const parsed = parseDocumentNumber(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`)
  return parsed.number
}
const keyOf = (text: string) => documentNumberKey(read(text))

/** The twenty numbers written in report 350/BC-VP of 19 March 2018, as printed there. */
type Row = [string, string, number | undefined, string | undefined, string?, string?]
const ofTheReport: Row[] = [
  ['350 /BC-VP', '350', undefined, 'BC', 'VP'],
  ['1242/KH-UBND', '1242', undefined, 'KH', 'UBND'],
  ['150/STTTT', '150', undefined, undefined, 'STTTT'],
  ['1242/KH-UBND', '1242', undefined, 'KH', 'UBND'],
  ['562/KH-VP', '562', undefined, 'KH', 'VP'],
  ['307/VP-CBTH', '307', undefined, undefined, 'VP', 'CBTH'],
  ['115/VP-CBTH', '115', undefined, undefined, 'VP', 'CBTH'],
  ['308/QĐ-UBND', '308', undefined, 'QĐ', 'UBND'],
  ['16/2017/QĐ-UBND', '16', 2017, 'QĐ', 'UBND'],
  ['2381/UBND-CBTH', '2381', undefined, undefined, 'UBND', 'CBTH'],
  ['34/QĐ-VP', '34', undefined, 'QĐ', 'VP'],
  ['645/VP-CBTH', '645', undefined, undefined, 'VP', 'CBTH'],
  ['1519/VP-CBTH', '1519', undefined, undefined, 'VP', 'CBTH'],
  ['1520/VP-CBTH', '1520', undefined, undefined, 'VP', 'CBTH'],
  ['575/UBND-CBTH', '575', undefined, undefined, 'UBND', 'CBTH'],
  ['57/2014/QĐ-UBND', '57', 2014, 'QĐ', 'UBND'],
  ['2469/VPCP-HC', '2469', undefined, undefined, 'VPCP', 'HC'],
  ['483/STP-VP', '483', undefined, undefined, 'STP', 'VP'],
  ['06/2017/QĐ-UBND', '06', 2017, 'QĐ', 'UBND'],
  ['TCVN ISO 9001: 2008', '9001', 2008, 'TCVN'],
]

test.each(ofTheReport)(
  '%s of the report is read whole',
  (text, sequence, year, type, issuer, unit) => {
    const number = read(text)
    expect([
      number.sequence,
      number.year,
      number.typeCode,
      number.issuerPart,
      number.unitPart,
    ]).toEqual([sequence, year, type, issuer, unit])
  },
)

test.each([
  ['Ð for Đ', '16/2017/QÐ-UBND'],
  ['Ɖ for Đ', '16/2017/QƉ-UBND'],
  ['NFD', '16/2017/QĐ-UBND'.normalize('NFD')],
  ['a typographic dash', '16/2017/QĐ–UBND'],
  ['a minus sign', '16/2017/QĐ−UBND'],
  ['spaces', ' 16 / 2017 / QĐ - UBND '],
  ['a no-break space', '16/2017/QĐ\u00a0-\u00a0UBND'],
  ['a prefix', 'Số: 16/2017/QĐ-UBND'],
  ['its type before it', 'Quyết định số 16/2017/QĐ-UBND'],
  ['a doubled prefix', 'số số 16/2017/QĐ-UBND'],
  ['a full stop', '16/2017/QĐ-UBND.'],
])('%s is only a spelling of the same number', (_, text) => {
  expect(read(text).printed).toBe('16/2017/QĐ-UBND')
  expect(keyOf(text)).toBe(keyOf('16/2017/QĐ-UBND'))
})

test('leading zeros, missing marks and case do not make another number', () => {
  expect(keyOf('6/2017/QĐ-UBND')).toBe(keyOf('06/2017/QĐ-UBND'))
  expect(keyOf('16/2017/QD-UBND')).toBe(keyOf('16/2017/QĐ-UBND'))
  expect(keyOf('12/TTR-UBND')).toBe(keyOf('12/TTr-UBND'))
})

test('two types that differ by a mark only stay two numbers', () => {
  expect(keyOf('12/HĐ-UBND')).not.toBe(keyOf('12/HD-UBND'))
  expect(keyOf('12/ĐA-UBND')).not.toBe(keyOf('12/DA-UBND'))
  expect(read('12/HD-UBND').typeCode).toBe('HD')
})

test('a number that cannot be read still has a key, equal for its spellings', () => {
  expect(numberKeyOf('139–TB / TU')).toBe(numberKeyOf('139-TB/TU'))
  expect(numberKeyOf('16/2017/QÐ-UBND')).toBe(keyOf('16/2017/QĐ-UBND'))
  expect(numberKeyOf(' ')).toBe('')
})

test('another year, sequence or symbol is another number', () => {
  const texts = ['16/2017/QĐ-UBND', '16/2018/QĐ-UBND', '16/QĐ-UBND', '16a/QĐ-UBND', '16/QĐ-VP']
  expect(new Set(texts.map(keyOf)).size).toBe(texts.length)
})

test('the National Assembly and its standing committee are issuers, not types', () => {
  expect(read('64/2025/QH15')).toMatchObject({ year: 2025, symbol: 'QH15', issuerPart: 'QH15' })
  expect(read('1234/2020/UBTVQH14').typeCode).toBeUndefined()
  expect(read('QCVN 102:2016/BTTTT')).toMatchObject({ typeCode: 'QCVN', issuerPart: 'BTTTT' })
})

test('every type code is read in the case that the decree prints', () => {
  for (const code of Object.keys(documentTypeCodes)) {
    if (code === 'TCVN' || code === 'QCVN') continue
    expect(read(`7/${code}-UBND`).typeCode).toBe(code)
  }
})

test.each([
  ['', 'number-empty'],
  [' \u200b ', 'number-empty'],
  ['Số:', 'number-empty'],
  ['Không số', 'number-none'],
  ['03-TB/BCĐ', 'number-party'],
  ['139-TB/TU', 'number-party'],
  ['26/KH-BCĐ (138)', 'number-form'],
  ['90/TB-BCH PCTT-TKCN', 'number-form'],
  ['157/TB_UBND', 'number-form'],
  ['1830 QĐ-UBND', 'number-slash'],
  ['133/1999/TTLT/BTC-BTM-BCN', 'number-joint'],
  ['73-CP', 'number-old'],
  ['31-L/CTN', 'number-old'],
  ['216-NQ/QHK4', 'number-old'],
  ['85/2017/nđ-cp', 'number-case'],
  ['thư mời họp', 'number-form'],
])('"%s" is a real oddity, kept as text: %s', (text, reason) => {
  expect(parseDocumentNumber(text)).toEqual({ ok: false, reason })
})

test('on a real list of 600 documents only its known oddities cannot be read', () => {
  const numbers = ['ubnd', 'chu-tich'].flatMap((name) => {
    const rows: string[][] = parse(readFileSync(`scripts/seed/data/directives-${name}.csv`), {
      from_line: 2,
    })
    return rows.map(([number = '']) => number)
  })
  const odd = numbers.filter((number) => !parseDocumentNumber(number).ok)
  expect(numbers).toHaveLength(600)
  expect(odd.sort()).toEqual(['139-TB/TU', '1830 QĐ-UBND', '251-BCĐ', '26/KH-BCĐ (138)'])
})

test('a hundred thousand characters are refused at once', () => {
  const started = performance.now()
  for (const text of [
    ' '.repeat(1e5),
    '1/QĐ-'.repeat(2e4),
    'số'.repeat(5e4),
    `1${'-'.repeat(1e5)}`,
  ])
    expect(parseDocumentNumber(text).ok).toBe(false)
  expect(numberSearchKey('1 '.repeat(5e4)).length).toBeLessThan(200)
  expect(performance.now() - started).toBeLessThan(100)
})

test('a number is looked up by its letters and digits', () => {
  const key = '16 2017 qd ubnd'
  for (const text of ['16/2017/QĐ-UBND', '16 2017 qd ubnd', '16/2017/QÐ–UBND', '16.2017.QD.UBND'])
    expect(numberSearchKey(text)).toBe(key)
  expect(numberSearchKey('16/2017')).toBe('16 2017')
  expect(numberSearchKey('06/2017')).toBe('6 2017')
  expect(numberSearchKey('%*-"')).toBe('')
})
