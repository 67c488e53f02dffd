import { dayOf, startOfDay, utcOf } from './dates.ts'

/** The window of a consultation: when comments are taken, and what is to be said about it. */

const dayMs = 86_400_000

/** Instants as `Date` or ISO text. `answeredAt`: since when the result is published. */
export type Window = {
  opensAt: string | Date
  closesAt: string | Date
  answeredAt?: string | Date | undefined
}

/** Not open yet; open; closed and being synthesised; with its result published. */
export type Phase = 'upcoming' | 'open' | 'closed' | 'answered'

const time = (instant: string | Date) => new Date(instant).getTime()

/** The phase at `now`: open from `opensAt` on and until before `closesAt`. */
export function phaseAt(window: Window, now: Date): Phase {
  const { opensAt, closesAt, answeredAt } = window
  if (now.getTime() < time(opensAt)) return 'upcoming'
  if (now.getTime() < time(closesAt)) return 'open'
  return answeredAt !== undefined && time(answeredAt) <= now.getTime() ? 'answered' : 'closed'
}

/** The last day on which comments are taken, `yyyy-mm-dd`: a window until 00:00 ends on the day before. */
export function lastDay(closesAt: string | Date): string {
  return dayOf(new Date(time(closesAt) - 1))
}

/** Whether the window ends with a day, so that "đến hết ngày" is true. */
export function endsWithDay(closesAt: string | Date): boolean {
  return time(closesAt) === startOfDay(dayOf(new Date(closesAt))).getTime()
}

/** Days from today until the last day, both local; 0 on the last day itself. */
export function daysLeft(closesAt: string | Date, now: Date): number {
  return (utcOf(lastDay(closesAt)) - utcOf(dayOf(now))) / dayMs
}

/** Whole days of the window. */
export function windowDays({ opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>): number {
  return Math.floor((time(closesAt) - time(opensAt)) / dayMs)
}

/** Until when words about this window hold: its next turn, or the next midnight while days are counted. */
export function wordsHoldUntil(window: Window, now: Date): Date | undefined {
  const turns = [window.opensAt, window.closesAt, window.answeredAt ?? window.closesAt].map(time)
  const midnight = startOfDay(dayOf(new Date(now.getTime() + dayMs))).getTime()
  const counted = phaseAt(window, now) === 'open' || phaseAt(window, now) === 'upcoming'
  const next = [...turns, ...(counted ? [midnight] : [])].filter((at) => at > now.getTime())
  return next.length === 0 ? undefined : new Date(Math.min(...next))
}

/** A form opened before the deadline may be sent this long after it, in milliseconds. */
export const graceMs = 30 * 60_000

/** Whether what was received at `receivedAt` from a form opened at `openedAt` is in time. */
export function isInTime(
  window: Window,
  { receivedAt, openedAt }: { receivedAt: Date; openedAt?: Date | undefined },
): boolean {
  const [opens, closes, received] = [time(window.opensAt), time(window.closesAt), +receivedAt]
  if (received < opens) return false
  if (received < closes) return true
  return openedAt !== undefined && +openedAt < closes && received < closes + graceMs
}
