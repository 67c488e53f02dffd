import type { PublicationOf } from '#shared/publication.ts'
import { compareVietnamese, fold } from '#shared/text.ts'
import type { Reader } from '../../reader.ts'
import { isFormer } from './documents.ts'
import { allOf } from './records.ts'

export type Agency = PublicationOf<'agency'>

const levelNames: [Agency['level'], string][] = [
  ['tinh', 'Cơ quan của tỉnh'],
  ['so-nganh', 'Sở, ban, ngành'],
  ['trung-uong', 'Cơ quan trung ương'],
]

/** The name without its unit, for order and search: "Xã Ba Tơ" is found under B. */
export function placeName(agency: Agency): string {
  return agency.title.replace(/^(?:UBND |Ủy ban nhân dân )?(?:xã|phường|đặc khu)\s+/iu, '')
}

/** The name in lists of places: "Xã Ba Tơ" for the "Ủy ban nhân dân xã Ba Tơ". */
export function listName(agency: Agency): string {
  if (agency.level !== 'xa') return agency.title
  const place = agency.title.replace(/^(?:UBND|Ủy ban nhân dân) (?=xã|phường|đặc khu)/iu, '')
  return place.charAt(0).toLocaleUpperCase('vi') + place.slice(1)
}

/** Letters under which a Vietnamese list is divided: `Đ` stands apart from `D`, tones do not. */
function initial(name: string): string {
  const first = name.normalize('NFD')[0] ?? ''
  return first.toLocaleUpperCase('vi')
}

/** Agencies as the index shows them: by level, communes by letter, closed ones apart; `sought` narrows all by folded name. */
export function agencyIndex(read: Reader, sought: string) {
  const agencies = allOf(read, 'agency').filter(
    (one) => sought === '' || fold(`${one.title} ${one.shortName}`).includes(fold(sought)),
  )
  const former = agencies.filter((agency) => isFormer(agency, read))
  const present = agencies.filter((agency) => !former.includes(agency))
  const communes = present
    .filter((agency) => agency.level === 'xa')
    .sort((a, b) => compareVietnamese(placeName(a), placeName(b)))
  const letters = new Map<string, Agency[]>()
  for (const commune of communes) {
    const letter = initial(placeName(commune))
    letters.set(letter, [...(letters.get(letter) ?? []), commune])
  }
  return {
    total: agencies.length,
    levels: levelNames
      .map(([level, name]) => ({ name, agencies: present.filter((one) => one.level === level) }))
      .filter((group) => group.agencies.length > 0),
    communes: communes.length,
    letters: [...letters].map(([letter, members]) => ({ letter, members })),
    former,
  }
}
