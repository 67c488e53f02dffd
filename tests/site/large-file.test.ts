import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { cp, link, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { residentBytes } from '#scripts/bench/processes.ts'
import { type SiteProgram, siteProgram } from '#scripts/bench/site-program.ts'
import type { TestCms } from '../cms/support.ts'
import { builtSite } from '../support/builds.ts'
import { newPdf } from '../support/pdf.ts'
import { until } from './intake-portal.ts'
import { type RunningCms, runCms } from './running-cms.ts'
import { articleData, fillShelf, type Shelf } from './writers.ts'

/** More than the 100 MB that must pass, to tell them from the 64 MB of used buffers that V8 lets lie. Bytes. */
const size = 300 * 1024 * 1024
/** How much a program may grow while such a file goes through it, whatever its size. Bytes. */
const growth = 100 * 1024 * 1024

let cms: RunningCms
let site: SiteProgram
let shelf: Shelf
/** Two records of the same bytes under two names, and one that is small. */
let files: { small: string; large: string; again: string }
let sha256: string

beforeAll(async () => {
  cms = await runCms(async (first) => {
    shelf = await fillShelf(first)
    const media = join(first.env.PORTAL_DATA, 'cms', 'media')
    const [small, large, again] = [
      await upload(first, 'nho.pdf'),
      await upload(first, 'lon.pdf'),
      await upload(first, 'ten-khac.pdf'),
    ]
    sha256 = await fill(join(media, 'lon.pdf'))
    await rm(join(media, 'ten-khac.pdf'))
    await link(join(media, 'lon.pdf'), join(media, 'ten-khac.pdf'))
    for (const id of [large, again])
      await first.payload.db.updateOne({
        ...{ collection: 'files', id, returning: false },
        data: { sha256, filesize: size },
      })
    files = { small, large, again }
  })
  await cms.start()
  site = await siteProgram(cms.feed, await freePort())
  const { dir, id } = await builtSite()
  await cp(dir, join(site.builds, id), { recursive: true })
  await site.start()
  await publish('Tệp nhỏ', files.small)
})
afterAll(async () => {
  await site?.remove()
  await cms?.remove()
})

async function upload({ payload }: TestCms, name: string): Promise<string> {
  const data = newPdf(1000)
  const file = { name, data, mimetype: 'application/pdf', size: data.length }
  const made = await payload.create({ collection: 'files', data: {}, file, overrideAccess: true })
  return String(made.id)
}

/** Writes a file of `size` in which no two parts are alike; its digest. */
async function fill(path: string): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(path, 'w')
  for (let done = 0; done < size; done += 1024 * 1024) {
    const part = randomBytes(1024 * 1024)
    hash.update(part)
    await handle.write(part)
  }
  await handle.close()
  return hash.digest('hex')
}

/** Publishes an article with this attachment, and waits until the site has its page. */
async function publish(title: string, file: string): Promise<void> {
  const made = await cms.send('POST', '/api/articles', {
    ...articleData(shelf, title),
    attachments: [file],
  })
  await until(() => existsSync(join(site.root, 'tin-tuc', String(made?.slug), 'index.html')))
}

/** How much more memory a program takes at most during some work than before it. */
async function grows(program: ChildProcess, work: () => Promise<void>): Promise<number> {
  const before = residentBytes(program)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(program))
  }, 10)
  await work().finally(() => clearInterval(timer))
  return most - before
}

const folder = () => join(site.root, 'tep', sha256)

it('a file of 300 MB goes from the CMS to the site, and neither holds it in its memory', async () => {
  let ofCms = 0
  const ofSite = await grows(site.program(), async () => {
    ofCms = await grows(cms.program(), () => publish('Tệp lớn', files.large))
  })
  expect(await digestOf(createReadStream(join(folder(), 'lon.pdf')))).toBe(sha256)
  expect(Math.max(ofSite, ofCms)).toBeLessThan(growth)
}, 120_000)

it('under another name it is a link to the same bytes', async () => {
  await publish('Tên khác', files.again)
  expect(readdirSync(folder()).sort()).toEqual(['lon.pdf', 'ten-khac.pdf'])
  const [one, other] = ['lon.pdf', 'ten-khac.pdf'].map((name) => statSync(join(folder(), name)))
  expect([one?.ino, one?.nlink]).toEqual([other?.ino, 2])
}, 120_000)

it('is read whole and in parts, out of no memory either', async () => {
  const address = `${site.site}/tep/${sha256}/lon.pdf`
  const grown = await grows(site.program(), async () => {
    const whole = await fetch(address)
    expect(await digestOf(whole.body ?? [])).toBe(sha256)
    const [from, to] = [size / 2, size / 2 + 999_999]
    const part = await fetch(address, { headers: { range: `bytes=${from}-${to}` } })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes ${from}-${to}/${size}`,
    ])
    const there = createReadStream(join(folder(), 'lon.pdf'), { start: from, end: to })
    expect(await digestOf(part.body ?? [])).toBe(await digestOf(there))
  })
  expect(grown).toBeLessThan(growth)
}, 120_000)

async function digestOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of bytes) hash.update(part)
  return hash.digest('hex')
}
