import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Refusal } from '../environment.ts'
import { startProgress } from '../progress.ts'
import {
  type ArchiveManifest,
  cmsDatabase,
  folders,
  journalDatabase,
  mongodbFolder,
} from './archive.ts'
import { dumpMongodb } from './mongodb.ts'
import type { Places } from './places.ts'
import { snapshot } from './sqlite.ts'
import { type Source, writeArchive } from './write.ts'

type Output = Parameters<typeof startProgress>[2]

/**
 * Backs up the portal into one file while everything runs. The databases are copied first and the
 * files, which never change once written, after them: every file that a database names is in the
 * archive. Written under another name and renamed when complete. Throws `Refusal`.
 */
export async function backUp(places: Places, file: string, out?: Output): Promise<ArchiveManifest> {
  const target = resolve(file)
  const gzip = compressed(target)
  if (existsSync(target)) throw new Refusal([`Tệp ${file} đã có. Chọn tên khác.`])
  const work = `${target}.${randomBytes(4).toString('hex')}.tam`
  await mkdir(work, { mode: 0o700 }).catch((cause) => {
    throw new Refusal([`Không ghi được vào thư mục ${dirname(target)}.`], { cause })
  })
  try {
    const madeAt = new Date().toISOString()
    const databases = await copyDatabases(places, work)
    const sources = [...databases, ...(await filesOf(places.data))]
    const progress = startProgress('Sao lưu (MB)', megabytes(sources), out)
    const about = { madeAt, database: places.database.kind }
    const step = (bytes: number) => progress.step(bytes / 1e6)
    const manifest = await writeArchive(join(work, 'archive'), about, sources, { gzip, step })
    progress.done()
    // A link never replaces a file that came to be meanwhile.
    await link(join(work, 'archive'), target)
    return manifest
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function compressed(file: string): boolean {
  if (/\.(tar\.gz|tgz)$/.test(file)) return true
  if (file.endsWith('.tar')) return false
  throw new Refusal(['Tên tệp sao lưu phải kết thúc bằng .tar hoặc .tar.gz.'])
}

/** The journal first: what it says was delivered is then in the copy of the CMS, made later. */
async function copyDatabases({ data, database }: Places, work: string): Promise<Source[]> {
  const sources: Source[] = []
  const journal = join(data, journalDatabase)
  if (existsSync(journal)) {
    sources.push({ path: journalDatabase, from: join(work, 'journal.db') })
    snapshot(journal, join(work, 'journal.db'))
  }
  if (database.kind === 'mongodb') {
    const dumped = await dumpMongodb(database.url, work)
    return [
      ...sources,
      ...dumped.map(({ name, from }) => ({ path: `${mongodbFolder}/${name}`, from })),
    ]
  }
  if (!existsSync(database.path))
    throw new Refusal([`Không thấy cơ sở dữ liệu ${database.path}, nên chưa có gì để sao lưu.`])
  sources.push({ path: cmsDatabase, from: join(work, 'cms.db') })
  snapshot(database.path, join(work, 'cms.db'))
  return sources
}

async function filesOf(data: string): Promise<Source[]> {
  const sources: Source[] = []
  for (const folder of folders) {
    const root = join(data, folder)
    if (!existsSync(root)) continue
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const from = join(entry.parentPath, entry.name)
      sources.push({ path: relative(data, from).split(sep).join('/'), from })
    }
  }
  return sources
}

/** What there is to copy; of files that leave meanwhile, nothing. */
function megabytes(sources: readonly Source[]): number {
  let bytes = 0
  for (const { from } of sources) bytes += statSync(from, { throwIfNoEntry: false })?.size ?? 0
  return bytes / 1e6
}
