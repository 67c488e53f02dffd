import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { document, frame } from '#scripts/bench/publications.ts'
import { dayOf } from '#shared/dates.ts'
import { catalogueOf } from '#site/lists/catalogue.ts'
import { keepUp } from '#site/reading/keep-up.ts'
import { countOf } from '#site/search/bits.ts'
import { commonWords } from '#site/search/common-words.ts'
import { rowsWithAll, type Sought } from '#site/search/word-rows.ts'
import { openStore, openStoreReadOnly, transaction } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'

const today = dayOf(new Date())

/** When the next thread that looks words up has ended. */
const lookedUp = async () => {
  const [thread] = (await once(process, 'worker')) as [Worker]
  await once(thread, 'exit')
}

it('words of what came in numbers are looked up before anybody seeks them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-words-'))
  const file = join(folder, 'content.db')
  const writing = openStore(file)
  const reading = openStoreReadOnly(file)
  let stop = () => {}
  try {
    const first = lookedUp()
    stop = keepUp(reading, file)
    await first
    const second = lookedUp()
    const all = [...frame, ...Array.from({ length: 200 }, (_, n) => document(n))]
    transaction(writing, () =>
      putChanges(
        writing,
        all.map((publication) => ({ publication })),
      ),
    )
    await second
    // Whoever asked the index now would find nothing in it.
    for (const index of ['search', 'heads'])
      writing.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
    const state = catalogueOf({ db: reading, today })
    const found = (sought: Sought) => countOf(rowsWithAll(reading, [sought], state))
    const common = commonWords(reading).slice(0, 20)
    expect(common.map(found).filter((count) => count >= 10)).toHaveLength(20)
    expect(found({ index: 'search', word: 'khongvanbannaoco' })).toBe(0)
  } finally {
    stop()
    writing.close()
    reading.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 30_000)
