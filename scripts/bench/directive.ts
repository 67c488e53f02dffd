import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#shared/dates.ts'
import { parseDocumentNumber } from '#shared/document-number.ts'
import type { DocumentTypeCode } from '#shared/document-types.ts'
import type { Authority, RelationType, ValidityState } from '#shared/publication.ts'
import { readCsv } from '../import/read-csv.ts'
import { fieldsOfLaw } from '../seed/content/lists.ts'
import { type Chance, chances } from './chance.ts'
import { longText, shortText } from './directive-text.ts'

/** A directive document as the generator makes it. Slugs name its issuer and fields, `target` another number `n`. */
export type GeneratedDirective = {
  n: number
  number: string
  title: string
  issuedOn: string
  type: DocumentTypeCode | 'cong-van'
  authority: Authority
  issuer: string
  fields: string[]
  validity?: ValidityState
  signer: { name: string; position: string; authority?: string }
  recipients: string[]
  /** HTML; 4 to 10 kB, 200 kB in one of fifty. */
  text: string
  relations: { type: RelationType; target: number }[]
}

/** Years of the list, oldest first, and the documents that one day has at most. */
const firstYear = 2016
const years = 10
const perDay = 40
/** A longer list would give a number twice. */
export const mostDirectives = years * 365 * perDay

const issuers = ['ubnd-tinh', 'ubnd-tinh', 'ubnd-tinh', 'van-phong-ubnd-tinh', 'so-noi-vu'] as const
const signers = [
  { name: 'Nguyễn Văn Sơn', position: 'Chủ tịch' },
  { name: 'Trần Thị Minh Hà', position: 'Phó Chủ tịch', authority: 'KT. CHỦ TỊCH' },
  { name: 'Võ Quốc Bình', position: 'Chánh Văn phòng', authority: 'TL. CHỦ TỊCH' },
]
const relationTypes: RelationType[] = ['can-cu', 'dan-chieu', 'sua-doi-bo-sung', 'thay-the']

type RealRow = { symbol: string; dated: boolean; title: string; ended: boolean }
const rows = (['ubnd', 'chu-tich'] as const).flatMap((list) => realRows(list))
const byLength = [...rows].sort((a, b) => a.title.length - b.title.length)

/**
 * Document `n` (0, 1, 2 …) of a made-up list shaped like the real one: the same for ever, so that any
 * size of list is the beginning of a larger one. Numbers are unique within a year and rise with its days.
 */
export function directive(n: number): GeneratedDirective {
  const chance = chances(n)
  const row = rows[chance(rows.length)] as RealRow
  const { year, day, sequence } = placeOf(n)
  const dated = row.dated || chance(40) === 0
  const type = parseDocumentNumber(`1/${row.symbol}`)
  const title = mixedTitle(row, chance)
  const signer = signers[chance(signers.length)] as (typeof signers)[number]
  return {
    n,
    number: dated ? `${sequence}/${year}/${row.symbol}` : `${sequence}/${row.symbol}`,
    title,
    issuedOn: day,
    type: (type.ok && type.number.typeCode) || 'cong-van',
    authority: row.symbol.includes('QĐ') && chance(4) === 0 ? 'chu-tich' : 'ubnd',
    issuer: issuers[chance(issuers.length)] as string,
    fields: [(fieldsOfLaw[chance(fieldsOfLaw.length)] as [string, string])[0]],
    ...(row.ended && { validity: 'het-hieu-luc' }),
    signer,
    recipients: [
      'Như Điều 3',
      'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
      'Các sở, ban, ngành',
      'Lưu: VT',
    ],
    text: chance(50) === 0 ? longText(title, pick(chance)) : shortText(title, pick(chance)),
    relations: relationsOf(n, day, chance),
  }
}

const columns = ['so_ky_hieu', 'ngay_ban_hanh', 'trich_yeu', 'hieu_luc']

/** A list of the first `size` documents, as `npm run import` reads it. */
export function directiveList(size: number): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = Array.from({ length: size }, (_, n) => directiveRow(n).map(cell).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function directiveRow(n: number): string[] {
  const { number, issuedOn, title, validity } = directive(n)
  const [year, month, day] = issuedOn.split('-')
  const words = validity ? 'Văn bản hết hiệu lực' : 'Văn bản đang có hiệu lực'
  return [number, `${day}/${month}/${year}`, title, words]
}

/** Where `n` stands: its year turns fastest, its day jumps about, its number rises with the days. */
function placeOf(n: number): { year: number; day: string; sequence: number } {
  const year = firstYear + (n % years)
  const within = Math.floor(n / years)
  const at = (within * 149) % 365
  const sequence = at * perDay + Math.floor(within / 365) + 1
  return { year, day: addDays(`${year}-01-01`, at), sequence }
}

/** One in four names one or two documents made before it, of an earlier day. */
function relationsOf(n: number, day: string, chance: Chance): GeneratedDirective['relations'] {
  if (n === 0 || chance(4) > 0) return []
  const targets = new Set([chance(n), chance(n)])
  return [...targets]
    .filter((target) => placeOf(target).day < day)
    .map((target) => ({
      type: relationTypes[chance(relationTypes.length)] as RelationType,
      target,
    }))
}

/** The first half of one real abstract and the second of another about as long. */
function mixedTitle(row: RealRow, chance: Chance): string {
  const at = byLength.indexOf(row)
  const other = byLength[
    Math.min(byLength.length - 1, Math.max(0, at - 10 + chance(20)))
  ] as RealRow
  const half = (words: string[]) => Math.ceil(words.length / 2)
  const [head, tail] = [row.title.split(' '), other.title.split(' ')]
  return [...head.slice(0, half(head)), ...tail.slice(half(tail))].join(' ')
}

const pick = (chance: Chance) => () => (rows[chance(rows.length)] as RealRow).title

function realRows(list: 'ubnd' | 'chu-tich'): RealRow[] {
  const file = join(import.meta.dirname, `../seed/data/directives-${list}.csv`)
  return readCsv(readFileSync(file, 'utf8'), ',').flatMap((row) => {
    const [number = '', , title = '', validity = ''] = 'cells' in row ? row.cells : []
    const parsed = parseDocumentNumber(number)
    if (!parsed.ok) return []
    const { symbol, year } = parsed.number
    const words = title.normalize('NFC').replace(/\s+/g, ' ').trim()
    return [{ symbol, dated: year !== undefined, title: words, ended: /hết/.test(validity) }]
  })
}
