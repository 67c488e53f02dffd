import { expect, test } from 'vitest'
import { addDays } from '#shared/dates.ts'
import {
  addWorkingDays,
  type HolidayTable,
  isWorkingDay,
  termEnd,
  workingDaysBetween,
} from '#shared/working-days.ts'

/** Tết Bính Ngọ: off from Saturday 14 to Sunday 22 February 2026; Saturday 28 is worked in exchange for Monday 16. */
const tet: HolidayTable = {
  off: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  worked: ['2026-02-28'],
}
const none: HolidayTable = { off: [] }

test('the first day of a term is not counted', () => {
  expect(addWorkingDays('2026-11-23', 1, none)).toBe('2026-11-24')
  expect(addWorkingDays('2026-11-27', 1, none)).toBe('2026-11-30')
  expect(addWorkingDays('2026-11-25', 0, none)).toBe('2026-11-25')
})

test('a term over Tết jumps the holiday and counts the Saturday worked in exchange', () => {
  expect(addWorkingDays('2026-02-13', 1, tet)).toBe('2026-02-23')
  expect(addWorkingDays('2026-02-13', 6, tet)).toBe('2026-02-28')
  expect(addWorkingDays('2026-02-13', 7, tet)).toBe('2026-03-02')
})

test('a weekend day is off unless the table has it worked', () => {
  expect(isWorkingDay('2026-02-28', tet)).toBe(true)
  expect(isWorkingDay('2026-02-28', none)).toBe(false)
  expect(isWorkingDay('2026-02-17', tet)).toBe(false)
})

test('a term of calendar days that ends on a day off ends on the next working day', () => {
  expect(termEnd('2026-02-10', 10, tet)).toBe('2026-02-23')
  expect(termEnd('2026-11-20', 5, none)).toBe('2026-11-25')
})

test('counting back undoes counting forward, from any working day of a year', () => {
  for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
    if (!isWorkingDay(day, tet)) continue
    for (const count of [1, 5, 7, 23]) {
      const end = addWorkingDays(day, count, tet)
      expect(workingDaysBetween(day, end, tet)).toBe(count)
      expect(addWorkingDays(end, -count, tet)).toBe(day)
    }
  }
})

test('half a working day is no term', () => {
  expect(() => addWorkingDays('2026-11-25', 1.5, none)).toThrow(RangeError)
})
