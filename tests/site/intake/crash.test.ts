import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { hashOfCode } from '#site/intake/code.ts'
import { type CmsStand, startCmsStand } from './cms-stand.ts'
import { type Program, program } from './program.ts'
import { filled, pdf, slipOf, until } from './stand.ts'

let site: string
let cms: CmsStand
let running: Program
beforeEach(async () => {
  site = mkdtempSync(join(tmpdir(), 'portal-intake-crash-'))
  cms = await startCmsStand()
})
afterEach(async () => {
  await running.kill()
  await cms.close()
  await rm(site, { recursive: true, force: true })
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it('20 clients submit while site and CMS are killed at random: nothing acknowledged is lost, nothing is twice', async () => {
  running = program(site, await freePort(), cms)
  await running.start()
  const acknowledged = new Map<string, string>()
  let clients = 20
  const client = async (number: number) => {
    for (let i = 0; i < 10; i += 1) {
      const text = `Ý kiến ${i} của người ${number}`
      const slip = slipOf({ openedAt: new Date(Date.now() - 60_000) })
      const files = i % 5 === 0 ? [pdf('a.pdf', text)] : []
      // As a person does who sees no answer: the same form again.
      for (;;) {
        const answer = await running.send(filled({ slip, text }, files)).catch(() => undefined)
        if (answer?.code) {
          acknowledged.set(answer.code, text)
          break
        }
        await pause(20)
      }
      await pause(Math.random() * 100)
    }
    clients -= 1
  }
  const killer = async () => {
    let kills = 0
    for (; clients > 0; kills += 1) {
      await pause(300 + Math.random() * 700)
      await running.kill()
      if (kills % 2 === 0) await cms.close()
      await running.start()
      if (kills % 2 === 0) await cms.open()
    }
    return kills
  }
  const [kills] = await Promise.all([killer(), ...Array.from({ length: 20 }, (_, i) => client(i))])
  expect(kills).toBeGreaterThan(1)
  await until(async () => (await running.waiting()) === 0)
  expect(acknowledged.size).toBe(200)
  const byHash = new Map([...cms.stored.values()].map((one) => [one.codeHash, one.text]))
  for (const [code, text] of acknowledged) expect(byHash.get(hashOfCode(code))).toBe(text)
  expect([cms.stored.size, cms.conflicts, cms.files.size]).toEqual([200, 0, 40])
})

it('on a full disk a comment is answered 503 with its text, and nothing of it is kept', async () => {
  running = program(site, await freePort(), cms, 1024)
  await running.start()
  const slip = () => slipOf({ openedAt: new Date(Date.now() - 60_000) })
  const big = new File([`%PDF-1.4\n${' '.repeat(3_000_000)}\nstartxref\n9\n%%EOF\n`], 'lon.pdf')
  const file = await running.send(filled({ slip: slip() }, [big]))
  expect([file.status, file.page.outcome]).toEqual([503, 'unavailable'])
  expect(file.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect(await readdir(join(site, 'journal', 'incoming'))).toEqual([])

  let stored = 0
  const long = '👩‍👩‍👧'.repeat(10_000)
  for (;;) {
    const form = slip()
    const answer = await running.send(
      filled({ slip: form, text: long, name: `Người ${stored}` }, [pdf()]),
    )
    if (answer.status === 303) stored += 1
    else {
      expect([answer.status, answer.page.outcome, answer.page.slip]).toEqual([
        503,
        'unavailable',
        form,
      ])
      expect(answer.page.values.text).toBe(long)
      break
    }
    expect(stored).toBeLessThan(50)
  }
  expect(stored).toBeGreaterThan(0)
  await running.kill()
  const db = new DatabaseSync(join(site, 'journal.db'), { readOnly: true })
  const rows = db.prepare('SELECT id FROM submissions').all()
  db.close()
  expect(rows).toHaveLength(stored)
  const folders = (await readdir(join(site, 'journal'))).filter((name) => name !== 'incoming')
  expect(folders.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())

  // With room again the same program takes comments, and what it had was not lost.
  running = program(site, await freePort(), cms)
  await running.start()
  expect((await running.send(filled({ slip: slip() }))).status).toBe(303)
  await until(async () => (await running.waiting()) === 0)
  expect(cms.stored.size).toBe(stored + 1)
})
