import { formatDate } from '#shared/dates.ts'
import { paths } from '#shared/paths.ts'
import { fold } from '#shared/text.ts'
import { directive } from './directive.ts'
import { milliseconds, percentile, type Row } from './figures.ts'

/** How many addresses of each sort are asked. */
const mixed = 300
const broad = 40
const files = 400
/** Readers who search all the time while static pages are measured. */
const searchers = 4

/** Search and filtered lists of a site of `size` generated documents, and its static pages meanwhile. */
export async function searchUnderLoad(site: string, size: number, page: string): Promise<Row[]> {
  const addresses = Array.from({ length: mixed }, (_, i) => mixedAddress(i, size))
  // What is asked for the first time pays for the disk and the compiler.
  for (const address of addresses.slice(0, 40)) await timeOf(site + address)
  const mixedTimes = await timesOf(site, addresses)
  const broadTimes = await timesOf(
    site,
    Array.from({ length: broad }, (_, i) => broadAddress(i, size)),
  )
  const asked = Array.from({ length: files }, () => page)
  await timesOf(site, asked)
  const idle = await timesOf(site, asked)
  let searching = true
  const load = Array.from({ length: searchers }, async (_, at) => {
    for (let i = at; searching; i += searchers) await timeOf(site + mixedAddress(i % mixed, size))
  })
  const loaded = await timesOf(site, asked)
  searching = false
  await Promise.all(load)
  return [
    row(`Search, ${mixed} mixed queries`, mixedTimes, [0.5, 0.95, 1]),
    row(`Search, ${broad} broad words`, broadTimes, [0.5, 0.95, 1]),
    row('Static page, idle', idle, [0.5, 0.99]),
    row(`Static page, ${searchers} readers searching`, loaded, [0.5, 0.99]),
  ]
}

/** Words with and without marks, numbers, filters, days and deep pages, of documents that exist. */
function mixedAddress(i: number, size: number): string {
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
function broadAddress(i: number, size: number): string {
  const q = ['quyết định', 'ubnd', 'quyet dinh', 'tỉnh'][i % 4] as string
  const [path, more] = i % 2 === 0 ? [paths.search, {}] : [paths.documents, { xep: 'sat-tu' }]
  const trang = i % 5 === 4 ? { trang: String(Math.floor(size / 40)) } : {}
  return `${path}?${new URLSearchParams({ q, ...more, ...trang })}`
}

async function timesOf(site: string, addresses: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const address of addresses) times.push(await timeOf(site + address))
  return times
}

/** Milliseconds from asking to the last byte. */
async function timeOf(url: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  // 503 is an answer too: it says that the search was given up, after a second.
  if (!answer.ok && answer.status !== 503) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - began
}

function row(figure: string, times: readonly number[], shares: readonly number[]): Row {
  const names = shares.map((share) => (share === 1 ? 'max' : `p${share * 100}`))
  const values = shares.map((share) => milliseconds(percentile(times, share)))
  return { figure: `${figure}, ${names.join(' / ')}`, value: values.join(' / ') }
}
