/**
 * Days and hours as Vietnamese administration writes them. A day is `yyyy-mm-dd` in Asia/Ho_Chi_Minh;
 * an instant is a `Date` or its ISO text in UTC.
 */

export type DateReason = 'date-empty' | 'date-form' | 'date-unreal' | 'date-year'
export type ParsedDate = { ok: true; day: string } | { ok: false; reason: DateReason }

/** Asia/Ho_Chi_Minh keeps UTC+7 without summer time since 1975; older documents have days, not instants. */
const offsetMs = 7 * 3_600_000
const dayMs = 86_400_000

const numeric = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00(?:\.000)?Z?)?$/
const long = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|\s*,)\s+(\d{4})$/i

/**
 * Reads a day as clerks write it: one or two digits, `/`, `-` or `.`, day first; also `ngày 19 tháng 3
 * năm 2018` and `yyyy-mm-dd`. Years 1900 to 2100; two-digit years are refused, never guessed.
 */
export function parseVietnameseDate(text: string): ParsedDate {
  const written = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (written === '') return { ok: false, reason: 'date-empty' }
  const backwards = iso.exec(written)
  const found = backwards ?? numeric.exec(written) ?? long.exec(written)
  if (!found) return { ok: false, reason: 'date-form' }
  const [first, month, last] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const [year, date] = backwards ? [first, last] : [last, first]
  if (year < 1900 || year > 2100) return { ok: false, reason: 'date-year' }
  const utc = new Date(Date.UTC(year, month - 1, date))
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== date)
    return { ok: false, reason: 'date-unreal' }
  return { ok: true, day: utc.toISOString().slice(0, 10) }
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** The local day of an instant: 17:30 UTC is the next day in Vietnam. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The first instant of a local day; a deadline "hết ngày" ends at the start of the next one. */
export function startOfDay(day: string): Date {
  return new Date(utcOf(day) - offsetMs)
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return new Date(utcOf(day) + count * dayMs).toISOString().slice(0, 10)
}

/** `19/03/2018` from a day or an instant (Decree 30/2020 pads; screens pad always). */
export function formatDate(dayOrInstant: string | Date): string {
  const { year, month, date } = parts(dayOrInstant)
  return `${date}/${month}/${year}`
}

/** `09:42`, local time of an instant. */
export function formatTime(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + offsetMs).toISOString().slice(11, 16)
}

/** `ngày 08 tháng 4 năm 2016`: days below 10 and months 1 and 2 are padded (Decree 30/2020, annex I). */
export function formatLongDate(dayOrInstant: string | Date): string {
  const { year, month, date } = parts(dayOrInstant)
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** `Thứ Hai` … `Chủ Nhật` of a local day. */
export function weekday(day: string): string {
  return weekdays[new Date(utcOf(day)).getUTCDay()] as string
}

function parts(dayOrInstant: string | Date): { year: string; month: string; date: string } {
  const isDay = typeof dayOrInstant === 'string' && dayForm.test(dayOrInstant)
  const day = isDay ? dayOrInstant : dayOf(new Date(dayOrInstant))
  return { year: day.slice(0, 4), month: day.slice(5, 7), date: day.slice(8, 10) }
}

/** Midnight UTC of a day's name, for arithmetic only; throws on anything that is not a real day. */
export function utcOf(day: string): number {
  const utc = dayForm.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day)
    throw new RangeError(`Not a day in the form yyyy-mm-dd: ${day}`)
  return utc
}
