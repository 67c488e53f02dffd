import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { BenchFeed } from '../feed.ts'

/** Every file below a folder with the hash of its bytes. */
async function treeOf(root: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>()
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    tree.set(file.slice(root.length), hash('sha256', await readFile(file)))
  }
  return tree
}

/** How many files the first has, and which are not the same, byte for byte, in both. */
export async function compareTrees(
  one: string,
  other: string,
): Promise<{ files: number; different: string[] }> {
  const [a, b] = [await treeOf(one), await treeOf(other)]
  const names = new Set([...a.keys(), ...b.keys()])
  const different = [...names].filter((name) => a.get(name) !== b.get(name)).sort()
  return { files: a.size, different }
}

/** Milliseconds that a site may take to come to rest. */
const patience = 300_000

/** Settles when the store in a folder holds what the feed publishes, and every page was made from it. */
export async function agreed(folder: string, feed: BenchFeed): Promise<void> {
  const db = new DatabaseSync(join(folder, 'content.db'), { readOnly: true, timeout: 5000 })
  const wanted = feed.items().map((item) => item.join(' '))
  const held = db.prepare('SELECT kind, id, revision FROM publications')
  const left = db.prepare(
    `SELECT (SELECT count(*) FROM pages WHERE stale > 0) + (SELECT count(*) FROM gone WHERE freed = 0) AS n`,
  )
  const isAgreed = () => {
    if (Number(left.get()?.n) > 0) return false
    const have = new Set(held.all().map((row) => Object.values(row).join(' ')))
    return have.size === wanted.length && wanted.every((item) => have.has(item))
  }
  try {
    for (const end = performance.now() + patience; !isAgreed(); ) {
      if (performance.now() > end) throw new Error('The site does not come to agree with its feed')
      await pause(100)
    }
  } finally {
    db.close()
  }
}
