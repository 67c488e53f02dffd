import { broadAddress, mixedAddress } from './addresses.ts'
import { atMost, hundredths, milliseconds, percentile, plain, type Row, times } from './figures.ts'

/** How many addresses of each sort are asked. */
const mixed = 300
const early = 100
const broad = 40
const files = 400
/** Readers who search all the time while static pages are measured. */
const searchers = 4

/** The first that are asked of a site that was started just now and still looks common words up. */
export async function searchAfterStart(site: string, size: number): Promise<Row[]> {
  const addresses = Array.from({ length: early }, (_, i) => mixedAddress(mixed + i, size))
  const taken = await timesOf(site, addresses)
  return [
    plain(
      `Search right after a start, ${early} queries, p50`,
      percentile(taken, 0.5),
      milliseconds,
    ),
    plain(
      `Search right after a start, ${early} queries, p95`,
      percentile(taken, 0.95),
      milliseconds,
    ),
  ]
}

/** Search and filtered lists of a site of `size` generated documents, and its static pages meanwhile. */
export async function searchUnderLoad(site: string, size: number, page: string): Promise<Row[]> {
  const addresses = Array.from({ length: mixed }, (_, i) => mixedAddress(i, size))
  const broadly = Array.from({ length: broad }, (_, i) => broadAddress(i, size))
  // What is asked for the first time pays for the disk and the compiler.
  for (const address of addresses.slice(0, 40)) await timeOf(site + address)
  const mixedTimes = await timesOf(site, addresses)
  const broadTimes = await timesOf(site, broadly)
  const asked = Array.from({ length: files }, () => page)
  await timesOf(site, asked)
  const idle = percentile(await timesOf(site, asked), 0.99)
  let searching = true
  const load = Array.from({ length: searchers }, async (_, at) => {
    for (let i = at; searching; i += searchers) await timeOf(site + mixedAddress(i % mixed, size))
  })
  const loaded = percentile(await timesOf(site, asked), 0.99)
  searching = false
  await Promise.all(load)
  return [
    ...searchRows(`Search, ${mixed} mixed queries`, mixedTimes, 20),
    ...searchRows(`Search, ${broad} broad words`, broadTimes, 50),
    plain('Static page, idle, p99', idle, hundredths),
    plain(`Static page, ${searchers} readers searching, p99`, loaded, hundredths),
    atMost('Static page, searching to idle, p99', loaded / idle, times, 2),
  ]
}

async function timesOf(site: string, addresses: readonly string[]): Promise<number[]> {
  const taken: number[] = []
  for (const address of addresses) taken.push(await timeOf(site + address))
  return taken
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

function searchRows(figure: string, taken: readonly number[], p95: number): Row[] {
  return [
    plain(`${figure}, p50`, percentile(taken, 0.5), milliseconds),
    atMost(`${figure}, p95`, percentile(taken, 0.95), milliseconds, p95),
    atMost(`${figure}, slowest`, percentile(taken, 1), milliseconds, 1000),
  ]
}
