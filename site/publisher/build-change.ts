import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getMeta, type Store, setMeta, sql, transaction } from '../store/open.ts'
import { countStale, raiseAll } from './stale.ts'
import { clearDrafts, compress } from './write.ts'

/** The build's own files, with their hash in their name; see `build.assets` in `astro.config.ts`. */
const assets = 'tinh'

/**
 * A new build of the site, or another public address, makes every page stale; records refused under
 * the old build are asked for again. The build's own files are copied beside the pages first.
 */
export async function adoptBuild(
  db: Store,
  build: { dir: string; id: string },
  origin: string,
  root: string,
): Promise<boolean> {
  const made = `${build.id} ${origin}`
  await mkdir(root, { recursive: true })
  await clearDrafts(root)
  const same = getMeta(db, 'build') === made
  if (same && existsSync(join(root, assets))) return false
  await copyAssets(join(build.dir, 'client'), root)
  if (same) return false
  transaction(db, () => {
    raiseAll(db, 'build')
    sql(db, 'DELETE FROM problems').run()
    setMeta(db, 'etag', undefined)
    setMeta(db, 'build', made)
    setMeta(db, 'assets', undefined)
  })
  return true
}

/** Once no page is stale, none names a file of an older build: those go. */
export async function dropOldAssets(
  db: Store,
  build: { dir: string; id: string },
  root: string,
): Promise<void> {
  if (getMeta(db, 'assets') === build.id || countStale(db) > 0) return
  const current = new Set(await readdir(join(build.dir, 'client', assets)))
  for (const name of await readdir(join(root, assets)))
    if (!current.has(name.replace(/\.br$/, ''))) await rm(join(root, assets, name))
  setMeta(db, 'assets', build.id)
}

async function copyAssets(client: string, root: string): Promise<void> {
  for (const name of await readdir(client, { recursive: true }))
    if (/\.(?:css|js|svg)$/.test(name)) {
      const target = join(root, name)
      await mkdir(join(target, '..'), { recursive: true })
      await writeFile(`${target}.br`, compress(await readFile(join(client, name)), 11))
    }
  await cp(client, root, { recursive: true })
}
