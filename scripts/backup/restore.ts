import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '../environment.ts'
import { startProgress } from '../progress.ts'
import { type ArchiveManifest, cmsDatabase, journalDatabase, mongodbFolder } from './archive.ts'
import { loadMongodb, refuseFullMongodb } from './mongodb.ts'
import { databaseIn, type Places } from './places.ts'
import { readArchive } from './read.ts'
import { check } from './sqlite.ts'

type Output = Parameters<typeof startProgress>[2]

/**
 * Restores a portal from one file into an empty data folder. Everything is unpacked beside it and
 * checked first; only then it is moved into place: complete, or nothing. Throws `Refusal`.
 */
export async function restore(
  places: Places,
  file: string,
  out?: Output,
): Promise<ArchiveManifest> {
  const archive = resolve(file)
  const { size } = await stat(archive).catch((cause) => {
    throw new Refusal([`Không thấy tệp sao lưu ${file}.`], { cause })
  })
  await refuseFullPlaces(places)
  const data = existsSync(places.data) ? await realpath(places.data) : places.data
  const { staging, oneMove } = await stagingFor(data)
  try {
    const progress = startProgress('Kiểm tra và giải nén (MB)', size / 1e6, out)
    const step = (bytes: number) => progress.step(bytes / 1e6)
    const manifest = await readArchive(archive, staging, step)
    progress.done()
    await checkDatabases(places, manifest, staging)
    if (places.database.kind === 'mongodb') {
      const records = join(staging, mongodbFolder)
      await loadMongodb(places.database.url, records)
      await rm(records, { recursive: true })
    }
    await moveIn(staging, data, oneMove)
    return manifest
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function refuseFullPlaces({ data, database }: Places): Promise<void> {
  const there = existsSync(data) ? await readdir(data) : []
  if (there.some((name) => name !== 'lost+found'))
    throw new Refusal([
      `Thư mục ${data} đã có dữ liệu. Dừng cổng, chuyển thư mục này đi nơi khác hoặc đặt PORTAL_DATA tới một thư mục trống, rồi khôi phục lại.`,
    ])
  if (database.kind === 'mongodb') return refuseFullMongodb(database.url)
  if (database.path !== databaseIn(data))
    throw new Refusal([
      `DATABASE_URL chỉ tới ${database.path}, ngoài thư mục dữ liệu. Bỏ biến này khi khôi phục; cơ sở dữ liệu sẽ nằm tại ${databaseIn(data)}.`,
    ])
}

async function checkDatabases(
  { database }: Places,
  manifest: ArchiveManifest,
  staging: string,
): Promise<void> {
  if (manifest.database !== database.kind)
    throw new Refusal([
      manifest.database === 'mongodb'
        ? 'Tệp sao lưu này của cổng dùng MongoDB. Đặt DATABASE_URL tới một cơ sở dữ liệu MongoDB trống.'
        : 'Tệp sao lưu này của cổng dùng SQLite. Bỏ biến DATABASE_URL rồi khôi phục lại.',
    ])
  for (const path of [cmsDatabase, journalDatabase]) {
    if (existsSync(join(staging, path))) check(join(staging, path), path)
    else if (path === cmsDatabase && database.kind === 'sqlite')
      throw new Refusal(['Tệp sao lưu thiếu cơ sở dữ liệu.'])
  }
}

/**
 * Where to unpack: beside the data folder, so that one rename moves everything in; or inside it when
 * it is a mounted volume or nothing may be written beside it.
 */
async function stagingFor(data: string): Promise<{ staging: string; oneMove: boolean }> {
  const parent = dirname(data)
  try {
    await mkdir(parent, { recursive: true })
    const mounted = existsSync(data) && (await stat(data)).dev !== (await stat(parent)).dev
    if (!mounted) return { staging: await mkdtemp(`${data}.khoi-phuc-`), oneMove: true }
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error
  }
  const staging = await mkdtemp(join(data, '.khoi-phuc-')).catch((cause) => {
    throw new Refusal([`Không ghi được vào thư mục dữ liệu ${data}.`], { cause })
  })
  return { staging, oneMove: false }
}

async function moveIn(staging: string, data: string, oneMove: boolean): Promise<void> {
  if (oneMove) {
    if (existsSync(data)) await rmdir(data)
    await rename(staging, data)
    return
  }
  const moved: string[] = []
  try {
    for (const name of await readdir(staging)) {
      await rename(join(staging, name), join(data, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) await rename(join(data, name), join(staging, name))
    throw error
  }
}
