import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { getMeta, type Store, setMeta, sql, transaction } from '../store/open.ts'
import { attachmentFile, sweepFiles } from './attachments.ts'
import { claimAll, freePaths } from './claims.ts'
import { nextChange } from './stale.ts'
import { fileOf, removePage } from './write.ts'

/**
 * Makes pages and files agree with the store, whatever happened to either while nobody published:
 * files that are missing are made or asked for again, those that nobody claims go.
 */
export async function checkEverything({
  db,
  root,
  clock,
  underWay,
}: {
  db: Store
  root: string
  clock: () => Date
  underWay: ReadonlySet<string>
}): Promise<void> {
  transaction(db, () => {
    const change = nextChange(db)
    claimAll(db, change, clock().toISOString())
    makeMissingPages(db, root, change)
    askForMissingFiles(db, root)
  })
  await freePaths(db, root, underWay)
  await sweepFiles(db, root)
}

/**
 * A store made anew does not know what older pages stand in the tree. Once it has everything that is
 * published, pages nobody claims go; before that they are all there is to show.
 */
export async function sweepPages(db: Store, root: string): Promise<void> {
  if (getMeta(db, 'swept')) return
  const claimed = sql(db, 'SELECT 1 FROM pages WHERE path = ?')
  for (const name of await readdir(root, { recursive: true })) {
    const [, path] = /^(.*?(?:index\.html|\.xml))(?:\.br)?$/.exec(`/${name}`) ?? []
    if (path === undefined || path.startsWith('/tep/')) continue
    const address = path.replace(/index\.html$/, '')
    if (!claimed.get(address)) await removePage(root, address)
  }
  setMeta(db, 'swept', 'yes')
}

function makeMissingPages(db: Store, root: string, change: number): void {
  const lost: number[] = []
  for (const { page, path } of sql(db, 'SELECT page, path FROM pages WHERE stale = 0').iterate()) {
    const file = fileOf(root, String(path))
    if (!existsSync(file) || !existsSync(`${file}.br`)) lost.push(Number(page))
  }
  const again = sql(db, 'UPDATE pages SET hash = NULL, stale = ?, cause = ? WHERE page = ?')
  for (const page of lost) again.run(change, 'lost', page)
}

/** A publication whose file is away is asked for again, as if the CMS had another revision. */
function askForMissingFiles(db: Store, root: string): void {
  const forget = sql(
    db,
    `UPDATE publications SET revision = 'forgotten',
       record = json_set(record, '$.revision', 'forgotten') WHERE kind = ? AND id = ?`,
  )
  for (const { sha256, name, kind, id } of sql(db, 'SELECT * FROM files').all()) {
    if (existsSync(attachmentFile(root, { sha256: String(sha256), name: String(name) }))) continue
    forget.run(String(kind), String(id))
    setMeta(db, 'etag', undefined)
  }
}
