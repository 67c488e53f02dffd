import { mkdtempSync } from 'node:fs'
import { mkdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Programs, programsOver } from '#scripts/bench/intake/programs.ts'
import type { Role } from '#shared/roles.ts'
import { makeAgency, openConsultation } from '../cms/comments/stand.ts'
import { startCms } from '../cms/support.ts'
import { builtSite } from '../support/builds.ts'
import { fillGlobals } from './portal.ts'

/** One open consultation, both programs running over one data folder, and people of the CMS. */
export type IntakePortal = {
  programs: Programs
  consultation: { id: string; slug: string }
  /** A REST request of a synthesiser, or of a stranger. */
  rest(method: string, path: string, body?: object): Promise<RestAnswer>
  ask(method: string, path: string, body?: object): Promise<RestAnswer>
  /** A comment as the synthesiser reads it, by its text; undefined while the CMS has none. */
  commentOf(text: string): Promise<{ id: string; state: string } | undefined>
  /** Shows, withholds or takes back. */
  decide(id: string, decision: Record<string, unknown>): Promise<void>
  stop(): Promise<void>
}
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is asserted where it is read
export type RestAnswer = { status: number; body: any; text: string }

const roles: Role[] = ['synthesiser']

/** `keep`: what both print is kept, at that level. */
export async function startIntakePortal({ keep }: { keep?: string } = {}): Promise<IntakePortal> {
  const data = mkdtempSync(join(tmpdir(), 'portal-whole-'))
  const cms = await startCms({ PORTAL_DATA: data, DATABASE_URL: `file:${data}/cms/cms.db` })
  await fillGlobals(cms)
  const agency = await makeAgency(cms, 'Sở Tài chính')
  const { id } = await openConsultation(cms, { agency, slug: 'phi-ben-bai' })
  const { email, password } = await cms.account(roles)
  await cms.stop()

  const programs = await runOver(data, keep)
  return {
    ...{ programs, consultation: { id, slug: 'phi-ben-bai' } },
    ...restOf(programs, { email, password }),
    async stop() {
      await programs.stop()
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Both programs over a data folder, the pages built beforehand. */
export async function runOver(data: string, keep?: string): Promise<Programs> {
  await mkdir(join(data, 'build'), { recursive: true })
  await symlink(dirname((await builtSite()).dir), join(data, 'build', 'site'))
  const variables = { SUBMISSION_LIMIT: '100000', PORTAL_DEMO: '0', LOG_LEVEL: keep ?? 'error' }
  const programs = await programsOver(data, variables, {
    ...{ keep: keep !== undefined, cms: 'tests/site/cms-process.ts' },
  })
  await programs.start('cms')
  await programs.start('site')
  return programs
}

/** What a synthesiser does over REST. */
export function restOf(programs: Programs, account: { email: string; password: string }) {
  let token: string | undefined
  const send = async (method: string, path: string, body?: object, authorization?: string) => {
    const answer = await fetch(programs.cms + path, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  const ask: IntakePortal['ask'] = (method, path, body) => send(method, path, body)
  const rest: IntakePortal['rest'] = async (method, path, body) => {
    token ??= (await ask('POST', '/api/users/login', account)).body.token
    return send(method, path, body, `JWT ${token}`)
  }
  const commentOf: IntakePortal['commentOf'] = async (text) => {
    const query = new URLSearchParams({ 'where[text][equals]': text })
    return (await rest('GET', `/api/comments?${query}`)).body.docs?.[0]
  }
  const decide: IntakePortal['decide'] = async (id, decision) => {
    const { status, text } = await rest('PATCH', `/api/comments/${id}`, decision)
    if (status !== 200) throw new Error(`${status} ${text}`)
  }
  return { ask, rest, commentOf, decide }
}

/** Waits until it comes to hold; throws after 20 seconds. */
export async function until(holds: () => unknown): Promise<void> {
  for (const end = Date.now() + 20_000; !(await holds()); await pause(5))
    if (Date.now() > end) throw new Error(`It did not come to hold: ${holds}`)
}
