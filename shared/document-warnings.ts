import { addDays, formatDate, parseVietnameseDate } from './dates.ts'
import { parseDocumentNumber } from './document-number.ts'
import { refusals } from './refusals.ts'
import { fold } from './text.ts'

/** A document as far as oddities go; days are `yyyy-mm-dd`. */
export type WarnedDocument = {
  number?: string | null
  issuedOn?: string | null
  effectiveOn?: string | null
  expiresOn?: string | null
  authority?: string | null
  issuer?: { title: string; level?: string | null } | undefined
}

/** Local legal documents take effect at the earliest ten days after signing (Law 64/2025, art. 53). */
const daysBeforeEffect = 10

/** Drafts may hold anything where a day belongs. */
const realDay = (day: string | null | undefined) => {
  const parsed = parseVietnameseDate(day ?? '')
  return parsed.ok ? parsed.day : undefined
}

/** Bodies that sign with a symbol of their own: how the symbol shows it, how their names begin (folded). */
const bodies = [
  { symbol: /UBND/, name: /^(uy ban nhan dan|ubnd|chu tich ubnd|chu tich uy ban)/ },
  { symbol: /HĐND/, name: /^(hoi dong nhan dan|hdnd|thuong truc hoi dong)/ },
]

/** What an officer should look at again, one Vietnamese sentence each; real documents are odd, so nothing is forbidden. */
export function documentWarnings(document: WarnedDocument): string[] {
  const { number, authority, issuer } = document
  const [issuedOn, effectiveOn, expiresOn] = [
    document.issuedOn,
    document.effectiveOn,
    document.expiresOn,
  ].map(realDay)
  const warnings: string[] = []
  const parsed = parseDocumentNumber(number ?? '')
  if (!parsed.ok && number) warnings.push(refusals[parsed.reason])

  const symbol = parsed.ok ? (parsed.number.issuerPart ?? '') : ''
  if (symbol !== '' && issuer) {
    const name = fold(issuer.title)
    const disagree = bodies.some((body) => body.symbol.test(symbol) !== body.name.test(name))
    if (disagree)
      warnings.push(
        `Ký hiệu ghi ${symbol} nhưng cơ quan ban hành là ${issuer.title}. Đối chiếu với bản ký.`,
      )
  }
  if (/^(UBND|HĐND)$/.test(symbol) && authority === 'van-phong')
    warnings.push(`Ký hiệu ghi ${symbol} nhưng thẩm quyền là Văn phòng. Đối chiếu với bản ký.`)

  if (!issuedOn) return warnings
  const legal = parsed.ok && parsed.number.year !== undefined
  const earliest = addDays(issuedOn, daysBeforeEffect)
  if (legal && issuer?.level !== 'trung-uong' && effectiveOn && effectiveOn < earliest)
    warnings.push(
      `Ngày có hiệu lực sớm hơn ${formatDate(earliest)}, tức chưa đủ ${daysBeforeEffect} ngày sau khi ban hành. Chỉ đúng với văn bản theo thủ tục rút gọn.`,
    )
  if (expiresOn && expiresOn < (effectiveOn ?? issuedOn))
    warnings.push('Ngày hết hiệu lực đứng trước ngày có hiệu lực. Kiểm tra lại hai ngày.')
  return warnings
}
