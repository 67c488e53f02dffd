import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { getMeta, type Store, setMeta, sql, transaction } from '../store/open.ts'
import { nextChange, raiseAll } from './stale.ts'

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
  const client = join(build.dir, 'client')
  await mkdir(root, { recursive: true })
  if (getMeta(db, 'build') === made) return false
  for (const name of await readdir(client))
    await cp(join(client, name), join(root, name), { recursive: true })
  transaction(db, () => {
    raiseAll(db, nextChange(db))
    sql(db, 'DELETE FROM problems').run()
    setMeta(db, 'etag', undefined)
    setMeta(db, 'build', made)
  })
  return true
}
