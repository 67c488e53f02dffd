import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filled, pdf, startIntake, type TestIntake } from './stand.ts'

let stand: TestIntake
beforeEach(async () => {
  stand = await startIntake()
})
afterEach(() => stand.stop())

it('where no file can be written, a comment with a file is answered 503, one without is taken', async () => {
  await rm(join(stand.site, 'journal'), { recursive: true })
  await writeFile(join(stand.site, 'journal'), 'no folder')
  const body = filled({}, [pdf()])
  const answer = await stand.send(body)
  expect([answer.status, answer.page.outcome]).toEqual([503, 'unavailable'])
  expect(answer.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect(answer.page.slip).toBe(body.get('phieu'))
  expect((await stand.send(filled())).status).toBe(303)
  await rm(join(stand.site, 'journal'))
  // Back again: the very form that failed is taken.
  expect((await stand.send(body)).status).toBe(303)
})

it('where the journal cannot be written, a comment is answered 503 and nothing of it is left', async () => {
  const other = new DatabaseSync(join(stand.site, 'journal.db'))
  // What SQLite says on a full disk comes at this very statement.
  other.exec(
    "CREATE TRIGGER full BEFORE INSERT ON submissions BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  )
  const body = filled({}, [pdf()])
  const answers = await Promise.all([stand.send(body), stand.send(filled()), stand.send(filled())])
  for (const { status, page } of answers)
    expect([status, page.outcome]).toEqual([503, 'unavailable'])
  expect(answers[0]?.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect([stand.rows(), await stand.folders()]).toEqual([0, []])
  expect(stand.logged.join()).not.toContain('Nguyễn Thị An')
  other.exec('DROP TRIGGER full')
  other.close()
  expect((await stand.send(body)).status).toBe(303)
})

it('one comment that cannot be written does not take those of the same moment with it', async () => {
  const other = new DatabaseSync(join(stand.site, 'journal.db'))
  other.exec(
    `CREATE TRIGGER bad BEFORE INSERT ON submissions WHEN NEW.body LIKE '%Ý số 7%'
     BEGIN SELECT RAISE(ABORT, 'this one'); END`,
  )
  const texts = Array.from({ length: 20 }, (_, i) => `Ý số ${i}.`)
  const answers = await Promise.all(texts.map((text) => stand.send(filled({ text }))))
  expect(answers.map(({ status }) => status)).toEqual(texts.map((_, i) => (i === 7 ? 503 : 303)))
  expect(stand.rows()).toBe(19)
  other.close()
})
