import {
  daysLeft,
  endsWithDay,
  graceMs,
  lastDay,
  type Phase,
  phaseAt,
  type Window,
} from './consultation.ts'
import { dayOf, formatDate, formatTime, startOfDay } from './dates.ts'
import { daysLeftWords, phaseNames } from './messages-consultation.ts'

/** A window in the words of a page. An end at 00:00 is said as 24:00 of the day before. */

type Instant = string | Date

/** `đến hết ngày 07/12/2026`; with its hour when the window ends within a day. */
export function untilWords(closesAt: Instant): string {
  return endsWithDay(closesAt)
    ? `đến hết ngày ${formatDate(lastDay(closesAt))}`
    : `đến ${formatTime(closesAt)} ngày ${formatDate(closesAt)}`
}

/** `lúc 24:00 ngày 15/10/2026`. */
export function atWords(closesAt: Instant): string {
  const hour = endsWithDay(closesAt) ? '24:00' : formatTime(closesAt)
  return `lúc ${hour} ngày ${formatDate(lastDay(closesAt))}`
}

/** `từ ngày 01/12/2026`; with its hour when the window opens within a day. */
export function fromWords(opensAt: Instant): string {
  const opens = new Date(opensAt)
  const hour = opens.getTime() === startOfDay(dayOf(opens)).getTime() ? '' : `${formatTime(opens)} `
  return `từ ${hour}ngày ${formatDate(opens)}`
}

/** Days from which on a deadline is near. */
const soonDays = 5

/** The tag of a consultation: its words, and how they look. */
export function tagOf(
  { closesAt, phase }: { closesAt: Instant; phase: Phase },
  now: Date,
): { words: string; look?: 'soon' | 'over' } {
  if (phase !== 'open')
    return { words: phaseNames[phase], ...(phase === 'closed' && { look: 'over' as const }) }
  const days = daysLeft(closesAt, now)
  return { words: daysLeftWords(days), ...(days <= soonDays && { look: 'soon' as const }) }
}

/** The sentence over the form: until when comments are taken, a form already open a little longer. */
export function takenUntilWords(window: Window, now: Date): string {
  const { closesAt } = window
  if (phaseAt(window, now) === 'open') {
    const left = daysLeftWords(daysLeft(closesAt, now))
    return `Nhận ý kiến ${untilWords(closesAt)}, ${left.charAt(0).toLowerCase()}${left.slice(1)}.`
  }
  const grace = new Date(new Date(closesAt).getTime() + graceMs)
  return `Đã hết hạn ${atWords(closesAt)}; phiếu mở trước giờ đó còn gửi được đến ${formatTime(grace)} ngày ${formatDate(grace)}.`
}
