import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../environment.ts'

/** SQLite's words for a file that is broken, or none of its own. */
const damaged = [11, 26]
/** … and for a disk without space. */
const full = 13

/**
 * A whole copy of a SQLite database as it stands now, while others read and write it. Space that
 * held deleted rows is not copied.
 */
export function snapshot(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 })
  try {
    database.prepare('VACUUM INTO ?').run(to)
  } catch (cause) {
    const { errcode = 0 } = cause as { errcode?: number }
    if (errcode === full) throw new Refusal(['Ổ đĩa không còn đủ chỗ trống.'], { cause })
    if (!damaged.includes(errcode)) throw cause
    throw new Refusal([`Cơ sở dữ liệu ${from} đã hỏng.`], { cause })
  } finally {
    database.close()
  }
  check(to, from)
}

/** Refuses a database file that SQLite finds damaged; `name` is what the operator knows it by. */
export function check(path: string, name: string): void {
  let found: unknown
  try {
    const database = new DatabaseSync(path)
    try {
      found = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0]
    } finally {
      database.close()
    }
  } catch (cause) {
    throw new Refusal([`Không đọc được cơ sở dữ liệu ${name}.`], { cause })
  }
  if (found !== 'ok') throw new Refusal([`Cơ sở dữ liệu ${name} đã hỏng: ${found}.`])
}
