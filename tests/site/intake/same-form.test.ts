import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { graceMs } from '#shared/consultation.ts'
import { filled, pdf, slipOf, startIntake, type TestIntake } from './stand.ts'
import { consultation } from './stand-consultation.ts'

let stand: TestIntake
beforeAll(async () => {
  stand = await startIntake()
  await stand.cms.close()
})
afterAll(() => stand.stop())

it('the same form sent again has the same receipt and is kept once', async () => {
  const slip = slipOf()
  const first = await stand.send(filled({ slip }, [pdf()]))
  const rows = stand.rows()
  const folders = await stand.folders()
  const again = await stand.send(filled({ slip }, [pdf()]))
  expect([again.status, again.code]).toEqual([303, first.code])
  expect(stand.rows()).toBe(rows)
  expect(await stand.folders()).toEqual(folders)
})

it('the same form sent twenty times at once has one receipt and is kept once', async () => {
  const slip = slipOf()
  const rows = stand.rows()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => stand.send(filled({ slip }, [pdf('a.pdf', 'hai')]))),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(303))
  expect(new Set(answers.map(({ code }) => code)).size).toBe(1)
  expect(stand.rows()).toBe(rows + 1)
  expect(await readdir(join(stand.site, 'journal', 'incoming'))).toEqual([])
  const kept = (await readdir(join(stand.site, 'journal'))).filter((name) => name !== 'incoming')
  expect(kept).toHaveLength(2)
})

it('it has the same receipt after a restart, and long after the deadline', async () => {
  const slip = slipOf()
  const first = await stand.send(filled({ slip }))
  await stand.restart()
  const before = stand.clock.now
  stand.clock.now = new Date(new Date(consultation.closesAt).getTime() + graceMs + 1)
  expect((await stand.send(filled({ slip }))).code).toBe(first.code)
  stand.clock.now = before
})

it('a changed text from the same form may go as another comment, with its own receipt', async () => {
  const slip = slipOf()
  const first = await stand.send(filled({ slip }))
  const changed = await stand.send(filled({ slip, text: 'Ý khác' }))
  expect([changed.status, changed.page.outcome]).toEqual([409, 'changed'])
  expect(changed.page.values.text).toBe('Ý khác')
  const second = await stand.send(filled({ slip: changed.page.slip, text: 'Ý khác' }))
  expect(second.status).toBe(303)
  expect(second.code).not.toBe(first.code)
  const files = await stand.send(filled({ slip }, [pdf()]))
  expect([files.status, files.page.outcome]).toEqual([409, 'changed'])
})

it('two changed texts of one form at once become one comment and one offer', async () => {
  const slip = slipOf()
  const rows = stand.rows()
  const send = (text: string) => stand.send(filled({ slip, text }, [pdf('a.pdf', text)]))
  const answers = await Promise.all([send('Ý một'), send('Ý hai')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect(stand.rows()).toBe(rows + 1)
})

it('a code is stored nowhere, and nobody without the key can make it', async () => {
  const { code = '' } = await stand.send(filled())
  expect(code).toMatch(/^[A-Z2-9]{26}$/)
  const rows = stand.journal.prepare('SELECT * FROM submissions').all()
  expect(JSON.stringify(rows)).not.toContain(code)
  expect(stand.logged.join()).not.toContain(code)
})
