import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { codeOfForm, commentOf, type OpenForm, openForms } from './forms.ts'
import type { Acknowledged } from './killing.ts'
import type { Programs } from './programs.ts'

type Settings = {
  programs: Programs
  slug: string
  /** Texts are numbered from here. */
  from: number
  acknowledged: Acknowledged
}

/** As many forms at once as clients; seconds from the first sent until the last is acknowledged. */
export async function flatOut(settings: Settings & { many: number; clients: number }) {
  const forms = await open(settings, settings.many)
  const began = performance.now()
  const queue = forms.entries()
  await Promise.all(
    Array.from({ length: settings.clients }, async () => {
      for (const [at, form] of queue) await send(settings, at, form)
    }),
  )
  return (performance.now() - began) / 1000
}

/**
 * Submissions come at a steady rate, whether or not those before were answered. Milliseconds from the
 * moment each is due until its receipt, however often it had to be sent; beside them a reader gets the consultation's page over and over.
 */
export async function steady(settings: Settings & { rate: number; seconds: number }) {
  const { programs, slug, rate, seconds } = settings
  const forms = await open(settings, rate * seconds)
  const answers: Promise<number>[] = []
  const pages: number[] = []
  let over = false
  const reading = (async () => {
    for (; !over; await pause(20)) {
      const asked = performance.now()
      await (await fetch(programs.site + paths.consultation(slug))).arrayBuffer()
      pages.push(performance.now() - asked)
    }
  })()
  const began = performance.now()
  for (const [at, form] of forms.entries()) {
    const due = began + (at * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await pause(early)
    const answer = send(settings, at, form).then(() => performance.now() - due)
    answer.catch(() => {}) // told below
    answers.push(answer)
  }
  reading.catch(() => {})
  const submissions = await Promise.all(answers)
  over = true
  await reading
  return { submissions, pages }
}

async function open({ programs, slug }: Settings, many: number): Promise<OpenForm[]> {
  const readers = 8
  const share = Math.ceil(many / readers)
  const opened = await Promise.all(
    Array.from({ length: readers }, () => openForms(programs.site, slug, share)),
  )
  return opened.flat().slice(0, many)
}

async function send(
  { programs, slug, from, acknowledged }: Settings,
  at: number,
  form: OpenForm,
): Promise<void> {
  const { values, text, files } = commentOf(from + at, form)
  const code = await codeOfForm(programs.site, slug, values, files)
  acknowledged.set(code, { text, files: files.length })
}
