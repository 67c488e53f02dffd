import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { idOf } from '../access.ts'
import { inTransaction, type OwnRequest } from '../database/transaction.ts'
import { quietError } from '../http/quiet-error.ts'
import { type Message, postOffice } from '../mail.ts'
import type { Comment, Consultation } from '../payload-types.ts'
import { letterOf, type Occasion, occasions } from './letters.ts'

/** Milliseconds: between two looks; how long a process may take over one letter before another may. */
const pause = 1_000
const claimed = 5 * 60_000
/** Letters of one round. */
const atOnce = 20
/** Waits after failures in a row, the last one for all that follow. */
const waits = [5_000, 30_000, 120_000, 600_000]

type Tools = {
  payload: Payload
  env: Environment
  now?: () => Date
  /** Milliseconds between looks and after failures. */
  pace?: { pause: number; waits: readonly number[] }
}

/**
 * Sends the letters that comments owe their authors until the returned function is called. The debt is
 * `mailDue`, written with what it tells of and cleared when the letter has left: a process that dies in
 * between sends it again. A mail server that fails holds up nothing but mail.
 */
export function sendLetters({ payload, env, now = () => new Date(), pace }: Tools) {
  const { send } = postOffice(env)
  const stopping = new AbortController()
  const { signal } = stopping
  const { pause: between, waits: after } = pace ?? { pause, waits }

  async function run(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await sendDue({ payload, env, now, send, signal })
        failures = 0
      } catch (error) {
        if (failures === 0)
          payload.logger.error(
            { err: quietError(error) },
            'letters are not sent; tried again later',
          )
        failures += 1
      }
      const wait = failures === 0 ? between : (after[failures - 1] ?? after.at(-1) ?? between)
      await setTimeout(wait, undefined, { signal }).catch(() => {}) // told to stop
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}

type Round = Required<Omit<Tools, 'pace'>> & {
  send(message: Message): Promise<void>
  signal: AbortSignal
}

/** One round: debts are claimed together and cleared together, since each commit waits for the disk. */
async function sendDue(round: Round): Promise<void> {
  const { payload, now, signal } = round
  const debts = await claimDue(payload, now())
  const ends = new Map<Debt, End>()
  try {
    for (const debt of debts) {
      if (signal.aborted) return
      ends.set(debt, await pay(round, debt))
    }
  } finally {
    if (debts.length > 0)
      await inTransaction(payload, async (req) => {
        for (const debt of debts) {
          const end = ends.get(debt)
          if (end === 'later') continue // the claim runs out, and the letter is tried again
          await changeDue(req, debt.comment, debt.claim, end === 'paid' ? null : debt.occasion)
        }
      })
  }
}

type End = 'paid' | 'later'
type Debt = { comment: Comment; occasion: Occasion; claim: string }

/** Named with its time, a debt is this process's to pay; another one leaves it for a while. */
async function claimDue(payload: Payload, now: Date): Promise<Debt[]> {
  const { docs } = await payload.db.find<Comment>({
    collection: 'comments',
    where: { mailDue: { exists: true } },
    sort: 'changedAt',
    limit: atOnce,
    pagination: false,
  })
  const due = docs.flatMap((comment) => {
    const occasion = occasionOf(comment.mailDue, now)
    return occasion ? [{ comment, occasion, claim: `${occasion} ${now.toISOString()}` }] : []
  })
  if (due.length === 0) return []
  return inTransaction(payload, async (req) => {
    const claimed: Debt[] = []
    for (const debt of due)
      if (await changeDue(req, debt.comment, debt.comment.mailDue ?? '', debt.claim))
        claimed.push(debt)
    return claimed
  })
}

/** A mailbox that will not take the letter, now or ever, holds up no other; any other failure is the server's. */
async function pay({ payload, env, send }: Round, { comment, occasion }: Debt): Promise<End> {
  if (!comment.email) return 'paid'
  const consultation = await titleOf(payload, comment)
  const letter = letterOf(occasion, comment, { consultation, siteOrigin: env.SITE_ORIGIN })
  try {
    await send({ ...letter, to: { name: '', address: comment.email } })
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
    if (code !== 'EENVELOPE') throw error
    if (typeof responseCode === 'number' && responseCode < 500) return 'later'
    payload.logger.warn({ comment: comment.id, occasion }, 'no such mailbox: letter given up')
  }
  return 'paid'
}

/** What is owed now; nothing while another process is at it. */
function occasionOf(due: string | null | undefined, now: Date): Occasion | undefined {
  const [word, since] = (due ?? '').split(' ')
  if (since !== undefined && Date.parse(since) > now.getTime() - claimed) return undefined
  return occasions.find((one) => one === word)
}

/** Changes a debt only while it is what it was: a decision made meanwhile owes another letter. */
async function changeDue(
  req: OwnRequest,
  { id }: Comment,
  from: string,
  mailDue: string | null,
): Promise<boolean> {
  const changed: unknown = await req.payload.db.updateOne({
    collection: 'comments',
    where: { and: [{ id: { equals: id } }, { mailDue: { equals: from } }] },
    data: { mailDue },
    req,
  })
  return changed !== null
}

async function titleOf(payload: Payload, comment: Comment): Promise<string | undefined> {
  const id = idOf(comment.consultation)
  if (id === undefined) return undefined
  const found = await payload.db.findOne<Consultation>({
    collection: 'consultations',
    where: { id: { equals: id } },
    select: { title: true },
  })
  return found?.title
}
