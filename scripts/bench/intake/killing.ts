import { setTimeout as pause } from 'node:timers/promises'
import { codeOfForm, commentOf, type OpenForm, openForms } from './forms.ts'
import type { ProgramName, Programs } from './programs.ts'

/** What was acknowledged: the text and the number of files, by code. */
export type Acknowledged = Map<string, { text: string; files: number }>

type Settings = {
  programs: Programs
  slug: string
  submissions: number
  clients: number
  /** How often each program is killed. */
  kills: number
  step?: () => void
}

/**
 * Clients submit one comment after the other while both programs are killed at random moments and
 * started again. As people do, a client who sees no answer sends the same form again; every seventh
 * sends it twice at once, every fifth once more afterwards. Throws when a form is refused, or when
 * the same form is given two codes.
 */
export async function submitWhileKilling(settings: Settings): Promise<Acknowledged> {
  const { programs, slug, submissions, clients, kills, step } = settings
  const acknowledged: Acknowledged = new Map()
  let next = 0
  async function submit(form: OpenForm): Promise<void> {
    if (next >= submissions) return
    next += 1
    const number = next
    const { values, text, files } = commentOf(number, form)
    const send = () => codeOfForm(programs.site, slug, values, files)
    const codes = new Set(await Promise.all(number % 7 === 0 ? [send(), send()] : [send()]))
    for (const code of codes) acknowledged.set(code, { text, files: files.length })
    step?.()
    if (number % 5 === 0) codes.add(await send())
    if (codes.size !== 1) throw new Error(`One form was given ${codes.size} codes`)
  }
  async function client(): Promise<void> {
    const many = Math.min(50, Math.ceil(submissions / clients / 2))
    let ahead = openForms(programs.site, slug, many)
    while (next < submissions) {
      const forms = await ahead
      ahead = openForms(programs.site, slug, many)
      for (const form of forms) await submit(form)
    }
    await ahead
  }
  const killing = (['site', 'cms'] as const).map((name) =>
    killAtRandom(programs, name, momentsOf(kills, submissions), () => acknowledged.size),
  )
  await Promise.all([...Array.from({ length: clients }, client), ...killing])
  return acknowledged
}

/** At how many acknowledged submissions each kill comes, rising. */
const momentsOf = (kills: number, submissions: number) =>
  Array.from({ length: kills }, () => Math.random() * submissions * 0.9).sort((a, b) => a - b)

/** Every third time it is killed again while it starts. */
async function killAtRandom(
  programs: Programs,
  name: ProgramName,
  moments: readonly number[],
  progress: () => number,
): Promise<void> {
  for (const [at, moment] of moments.entries()) {
    while (progress() < moment) await pause(5)
    await pause(Math.random() * 200)
    await programs.kill(name)
    if (at % 3 === 2) {
      const starting = programs.start(name).catch(() => {}) // it is killed at it
      await pause(Math.random() * 1500)
      await programs.kill(name)
      await starting
    }
    await programs.start(name)
  }
}
