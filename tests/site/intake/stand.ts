import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import express from 'express'
import { formFields } from '#shared/submission-form.ts'
import { callLimits } from '#site/intake/cms-client.ts'
import { type Intake, openIntake } from '#site/intake/open-intake.ts'
import type { FormPage, ReceiptPage } from '#site/intake/page.ts'
import { type BodyLimits, bodyLimits } from '#site/intake/read-body.ts'
import { makeSlip } from '#site/intake/slip.ts'
import { type CmsStand, startCmsStand } from './cms-stand.ts'
import { consultation, draft, type StandContent, standContent } from './stand-consultation.ts'

export const receiptKey = 'key-of-the-receipts-of-the-test-site'
export const formPath = '/gop-y-du-thao/tiep-cong-dan/gui/'

/** A page of the stand: what the real pages are made from, as JSON. */
export type Answer = {
  status: number
  headers: Headers
  page: FormPage & ReceiptPage
  /** The receipt's code, when that is where the answer leads. */
  code: string | undefined
}

/** The real intake over HTTP, real files and a real journal; only its pages are plain. */
export type TestIntake = {
  url: string
  site: string
  cms: CmsStand
  content: StandContent
  intake: Intake
  logged: string[]
  /** Read only, for looking at what is written. */
  journal: DatabaseSync
  /** The site's clock, ten seconds after noon on an open day; tests move it. */
  clock: { now: Date }
  send(body: BodyInit, headers?: Record<string, string>, path?: string): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Names below `journal/`, `incoming` itself left out. */
  folders(): Promise<string[]>
  rows(): number
  /** Ends the program and begins it again over the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export type TestIntakeOptions = {
  limit?: number
  bodyLimits?: Partial<BodyLimits>
  site?: string
  trustProxy?: string[]
  /** The machine's own clock, for what is sent again after a while. */
  realClock?: boolean
  /** Milliseconds that a call to the CMS may take. */
  callLimit?: number
}

export const noon = new Date('2026-11-26T05:00:00.000Z')

export async function startIntake(options: TestIntakeOptions = {}): Promise<TestIntake> {
  const site = options.site ?? mkdtempSync(join(tmpdir(), 'portal-intake-'))
  const cms = await startCmsStand()
  const content = standContent()
  const clock = { now: new Date(noon.getTime() + 10_000) }
  const logged: string[] = []
  const open = () =>
    openIntake({
      ...{ key: receiptKey, content, limit: options.limit ?? 100_000, site },
      cms: {
        ...cms,
        limits: { ...callLimits, ...(options.callLimit && { call: options.callLimit }) },
      },
      bodyLimits: { ...bodyLimits, ...options.bodyLimits },
      clock: () => (options.realClock ? new Date() : clock.now),
      renderForm: async (_, page) => JSON.stringify(page),
      renderReceipt: async (page) => JSON.stringify(page),
      log: (level, text, about) => void logged.push(JSON.stringify([level, text, about])),
    })
  const app = express().set('trust proxy', options.trustProxy ?? false)
  app.use((req, res, next) => stand.intake.routes(req, res, next))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const intake = await open()
  const journal = new DatabaseSync(join(site, 'journal.db'), { readOnly: true, timeout: 5000 })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stand: TestIntake = {
    ...{ url, site, cms, content, intake, logged, journal, clock },
    async send(body, headers = {}, path = formPath) {
      const init = { method: 'POST', body, headers, redirect: 'manual' } as const
      return answerOf(await fetch(url + path, init))
    },
    async get(path, headers = {}) {
      return answerOf(await fetch(url + path, { headers, redirect: 'manual' }))
    },
    async folders() {
      const names = await readdir(join(site, 'journal'), { recursive: true })
      return names.filter((name) => name !== 'incoming').sort()
    },
    rows: () => Number(journal.prepare('SELECT count(*) AS n FROM submissions').get()?.n),
    async restart() {
      await stand.intake.stop()
      stand.intake = await open()
    },
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await stand.intake.stop()
      await cms.close()
      journal.close()
      if (options.site === undefined) await rm(site, { recursive: true, force: true })
    },
  }
  return stand
}

export async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response
  const text = await response.text()
  const html = headers.get('content-type')?.includes('html') && text.startsWith('{')
  const code = /^\/bien-nhan\/([A-Z2-9]{26})\/$/.exec(headers.get('location') ?? '')?.[1]
  return { status, headers, page: html ? JSON.parse(text) : {}, code }
}

/** A slip as the site gives it with a form, by default one opened at noon. */
export function slipOf({ form = crypto.randomUUID() as string, openedAt = noon } = {}): string {
  return makeSlip(receiptKey, consultation.id, { form, openedAt, draft: draft.id })
}

type Field = keyof typeof formFields

/** What an orderly person sends, with some fields otherwise; undefined leaves a field out. */
export function filled(
  over: Partial<Record<Field, string | undefined>> = {},
  files: File[] = [],
): FormData {
  const values: Partial<Record<Field, string | undefined>> = {
    ...{ slip: slipOf(), text: 'Đề nghị nêu rõ thời hạn.', provision: 'dieu-5.khoan-2' },
    ...{ as: 'ca-nhan', name: 'Nguyễn Thị An', email: 'an@example.vn', shownName: 'hien' },
    ...{ age: 'tu-16', consent: 'on', trap: '', ...over },
  }
  const form = new FormData()
  for (const [field, value] of Object.entries(values))
    if (value !== undefined) form.set(formFields[field as Field], value)
  for (const file of files) form.append(formFields.files, file)
  return form
}

const pdfBytes = (text: string) => `%PDF-1.4\n% ${text}\nstartxref\n9\n%%EOF\n`
export const pdf = (name = 'y-kien.pdf', text = 'một') => new File([pdfBytes(text)], name)

/** Resolves when it holds; throws after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('It did not come to hold')
}
