import { formatDate } from '#shared/dates.ts'
import { paths } from '#shared/paths.ts'
import { fold } from '#shared/text.ts'
import { directive } from './directive.ts'

/** Addresses that readers of a site of `size` generated documents ask for. */

/** Words with and without marks, numbers, filters, days and deep pages, of documents that exist. */
export function mixedAddress(i: number, size: number): string {
  const { title, number, issuedOn, issuer } = directive((i * 7919) % size)
  const words = title
    .split(' ')
    .slice(i % 3, (i % 3) + 3)
    .join(' ')
  const year = issuedOn.slice(0, 4)
  const deep = String(1 + ((i * 31) % Math.max(1, Math.floor(size / 20))))
  const list = (asked: Record<string, string>) => `${paths.documents}?${new URLSearchParams(asked)}`
  const search = (q: string) => `${paths.search}?${new URLSearchParams({ q })}`
  const day = formatDate(issuedOn)
  const asked = [
    () => search(words),
    () => search(fold(words)),
    () => search(number),
    () => search(fold(number).replace(/[/-]/g, ' ')),
    () => list({ q: words, nam: year }),
    () => list({ q: fold(words), xep: 'sat-tu', 'co-quan': issuer }),
    () => list({ nam: year, 'tinh-trang': 'con-hieu-luc', 'tham-quyen': 'ubnd' }),
    () => list({ tu: `01/01/${year}`, den: day }),
    () => list({ trang: deep }),
    () => list({ 'co-quan': issuer, tu: `01/01/${year}`, trang: deep }),
  ]
  return (asked[i % asked.length] as () => string)()
}

/** Words that most documents have. */
export function broadAddress(i: number, size: number): string {
  const q = ['quyết định', 'ubnd', 'quyet dinh', 'tỉnh'][i % 4] as string
  const [path, more] = i % 2 === 0 ? [paths.search, {}] : [paths.documents, { xep: 'sat-tu' }]
  const trang = i % 5 === 4 ? { trang: String(Math.floor(size / 40)) } : {}
  return `${path}?${new URLSearchParams({ q, ...more, ...trang })}`
}
