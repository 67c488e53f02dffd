import { addDays, utcOf } from './dates.ts'

/** Terms counted in working days (Civil Code 2015, art. 147–148): the first day is not counted. */

/** Days off beside weekends (Tết, 30/4, 1/5, 2/9, Giỗ Tổ, days in lieu), and weekend days worked in exchange. */
export type HolidayTable = { off: readonly string[]; worked?: readonly string[] }

/** Monday to Friday, unless the table gives the day off; a weekend day only when the table has it worked. */
export function isWorkingDay(day: string, holidays: HolidayTable): boolean {
  if (holidays.off.includes(day)) return false
  const weekdayNumber = new Date(utcOf(day)).getUTCDay()
  const weekend = weekdayNumber === 0 || weekdayNumber === 6
  return !weekend || (holidays.worked?.includes(day) ?? false)
}

/** The `count`-th working day after a day, that day itself not counted; before it when negative. */
export function addWorkingDays(day: string, count: number, holidays: HolidayTable): string {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`)
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (isWorkingDay(reached, holidays)) left -= 1
  }
  return reached
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, holidays: HolidayTable): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) count += 1
  return count
}

/** A term of calendar days whose last day is off ends on the next working day (Civil Code 2015, art. 148.5). */
export function termEnd(day: string, calendarDays: number, holidays: HolidayTable): string {
  const last = addDays(day, calendarDays)
  return isWorkingDay(last, holidays) ? last : addWorkingDays(last, 1, holidays)
}
