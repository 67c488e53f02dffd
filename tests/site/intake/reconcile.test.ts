import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Submission } from '#shared/submission.ts'
import { createCmsClient } from '#site/intake/cms-client.ts'
import { openJournal } from '#site/intake/journal.ts'
import { keepReconciled } from '#site/intake/reconcile.ts'
import { filled, pdf, slipOf, startIntake, type TestIntake, until } from './stand.ts'

let stand: TestIntake
beforeEach(async () => {
  stand = await startIntake()
})
afterEach(() => stand.stop())

const day = 86_400_000
const isDone = () => stand.intake.health().waiting === 0
const later = (days: number) => {
  stand.clock.now = new Date(stand.clock.now.getTime() + days * day)
}
const lackingCalls = () => stand.cms.asked.filter((one) => one.includes('lacking')).length

/** A start compares at once, as each day does. */
async function compared(): Promise<void> {
  const before = lackingCalls()
  await stand.restart()
  await until(() => lackingCalls() > before)
  await stand.restart()
  await until(isDone)
}

it('what a restored CMS has lost is sent again, files too, and nothing else', async () => {
  for (let i = 0; i < 5; i += 1)
    await stand.send(filled({ text: `Ý ${i}` }, [pdf('a.pdf', `${i}`)]))
  await until(isDone)
  const kept = [...stand.cms.stored]
  stand.cms.stored = new Map(kept.slice(0, 2))
  stand.cms.files.clear()
  // Not stopped meanwhile: what is under way then may be sent twice.
  await stand.restart()
  await until(() => stand.cms.stored.size === kept.length && isDone())
  expect(stand.cms.stored).toEqual(new Map(kept))
  expect([stand.cms.again, stand.cms.files.size]).toEqual([0, 3])
})

it('it is compared every day, and half a minute after a CMS that did not answer', async () => {
  await stand.send(filled())
  await until(isDone)
  let asked = 0
  stand.cms.fault = ({ path }) => {
    if (path !== '/intake/lacking') return undefined
    asked += 1
    return asked === 2 ? 503 : undefined
  }
  const waits: number[] = []
  const ending = new AbortController()
  const journal = openJournal(join(stand.site, 'journal.db'))
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
    // Lost on the third day: the look on the fourth finds it.
    if (waits.length === 3) stand.cms.stored.clear()
    if (waits.length === 4) ending.abort()
  }
  const cms = createCmsClient(stand.cms.url, stand.cms.token)
  const settings = { journal, cms, wait, folder: join(stand.site, 'journal') }
  const nothing = () => {}
  await keepReconciled(
    { ...settings, clock: () => stand.clock.now, wake: nothing, log: nothing },
    ending.signal,
  )
  journal.close()
  expect(waits).toEqual([day, 30_000, day, day])
  expect([asked, stand.intake.health().waiting]).toEqual([4, 1])
})

it('more than a thousand are compared in parts', async () => {
  await stand.send(filled())
  await until(isDone)
  const [[id, submission]] = [...stand.cms.stored] as [[string, Submission]]
  const db = new DatabaseSync(join(stand.site, 'journal.db'))
  const copy = db.prepare(
    `INSERT INTO submissions (id, code_hash, form, body_hash, consultation, received_at, body, state, delivered_at)
     SELECT ?, ?, ?, body_hash, consultation, received_at, body, state, delivered_at FROM submissions WHERE id = ?`,
  )
  db.exec('BEGIN')
  for (let i = 0; i < 1500; i += 1) {
    const other = crypto.randomUUID()
    copy.run(other, other, other, id)
    stand.cms.stored.set(other, submission)
  }
  db.exec('COMMIT')
  db.close()
  stand.cms.stored.delete(id)
  const before = lackingCalls()
  await stand.restart()
  await until(() => stand.cms.stored.has(id))
  expect([lackingCalls() - before, stand.cms.stored.size]).toEqual([2, 1501])
})

it('thirty days after delivery body and files are gone from the disk, the receipt stays', async () => {
  const slip = slipOf()
  const text = 'Câu-chỉ-có-ở-đây'
  const sent = await stand.send(filled({ slip, text }, [pdf()]))
  await until(isDone)
  later(29.9)
  await compared()
  expect(await stand.folders()).toHaveLength(2)
  later(0.2)
  await compared()
  expect(await stand.folders()).toEqual([])
  const receipt = await stand.get(`/bien-nhan/${sent.code}/`)
  expect(receipt.page.found).toMatchObject({ consultation: 'dot-1', delivered: true })
  expect(receipt.page.found).not.toHaveProperty('submission')
  for (const name of readdirSync(stand.site).filter((one) => one.startsWith('journal.db')))
    expect(readFileSync(join(stand.site, name)).includes(text)).toBe(false)
  // Hashes stay: the same form still has its receipt.
  const again = await stand.send(filled({ slip, text }, [pdf()]))
  expect(again.code).toBe(sent.code)
})

it('what is not delivered is never erased', async () => {
  await stand.send(filled({ text: 'Đã đến' }, [pdf()]))
  await until(isDone)
  await stand.cms.close()
  const sent = await stand.send(filled({ text: 'Chưa đến' }, [pdf()]))
  later(31)
  stand.cms.fault = ({ path }) => (path === '/intake/lacking' ? undefined : 500)
  await stand.cms.open()
  await stand.restart()
  await until(async () => (await stand.folders()).length === 2)
  const receipt = await stand.get(`/bien-nhan/${sent.code}/`)
  expect(receipt.page.found?.submission?.text).toBe('Chưa đến')
  const id = receipt.page.found?.id
  expect((await stand.folders()).every((name) => name.startsWith(String(id)))).toBe(true)
})

it('nothing is erased while the CMS cannot say what it has', async () => {
  await stand.send(filled({}, [pdf()]))
  await until(isDone)
  later(31)
  stand.cms.fault = ({ path }) => (path === '/intake/lacking' ? 500 : undefined)
  const before = lackingCalls()
  await stand.restart()
  await until(() => lackingCalls() > before)
  await stand.restart()
  expect(await stand.folders()).toHaveLength(2)
})

it('leftovers of a crash are swept at the start, what has a row stays', async () => {
  const sent = await stand.send(filled({}, [pdf()]))
  await until(isDone)
  const folders = await stand.folders()
  for (const name of ['incoming/nua-chung', 'khong-co-dong']) {
    await mkdir(join(stand.site, 'journal', name), { recursive: true })
    await writeFile(join(stand.site, 'journal', name, 'a.part'), 'x')
    await utimes(join(stand.site, 'journal', name), 0, 0)
  }
  await stand.restart()
  expect(await stand.folders()).toEqual(folders)
  expect((await stand.get(`/bien-nhan/${sent.code}/`)).status).toBe(200)
})

it('two programs over one journal are refused', async () => {
  await expect(startIntake({ site: stand.site })).rejects.toThrow('Một chương trình khác')
})
