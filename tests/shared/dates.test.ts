import { expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  formatDate,
  formatLongDate,
  formatTime,
  parseVietnameseDate,
  startOfDay,
  weekday,
} from '#shared/dates.ts'

test.each([
  '08/4/2016',
  '8/4/2016',
  '08-04-2016',
  '8.4.2016',
  ' 8 / 4 / 2016 ',
  'ngày 08 tháng 4 năm 2016',
  'Ngày 8 tháng 4, 2016',
  'ngày 8 tháng 4 năm 2016'.normalize('NFD'),
  '2016-04-08',
])('%s is the eighth of April 2016', (written) => {
  expect(parseVietnameseDate(written)).toEqual({ ok: true, day: '2016-04-08' })
})

test.each([
  ['', 'date-empty'],
  ['   ', 'date-empty'],
  ['31/02/2020', 'date-unreal'],
  ['29/02/2019', 'date-unreal'],
  ['07/13/2020', 'date-unreal'],
  ['0/5/2020', 'date-unreal'],
  ['20/07/22', 'date-form'],
  ['07/2020', 'date-form'],
  ['hôm qua', 'date-form'],
  ['20/07/0022', 'date-year'],
  ['20/07/9999', 'date-year'],
])('%s is refused: %s', (written, reason) => {
  expect(parseVietnameseDate(written)).toEqual({ ok: false, reason })
})

test('29 February exists in a leap year', () => {
  expect(parseVietnameseDate('29/2/2020')).toEqual({ ok: true, day: '2020-02-29' })
})

test('17:30 UTC is shown as the next day in Vietnam', () => {
  const instant = new Date('2018-03-18T17:30:00Z')
  expect(dayOf(instant)).toBe('2018-03-19')
  expect(formatDate(instant)).toBe('19/03/2018')
  expect(formatDate('2018-03-18T17:30:00.000Z')).toBe('19/03/2018')
  expect(formatTime(instant)).toBe('00:30')
})

test('a day is shown padded, and in the official long form', () => {
  expect(formatDate('2016-04-08')).toBe('08/04/2016')
  expect(formatLongDate('2018-03-19')).toBe('ngày 19 tháng 3 năm 2018')
  expect(formatLongDate('2017-02-05')).toBe('ngày 05 tháng 02 năm 2017')
  expect(formatLongDate('2017-10-05')).toBe('ngày 05 tháng 10 năm 2017')
})

test('a day begins at 17:00 UTC of the day before', () => {
  expect(startOfDay('2026-11-25').toISOString()).toBe('2026-11-24T17:00:00.000Z')
  expect(dayOf(startOfDay('2026-11-25'))).toBe('2026-11-25')
  expect(dayOf(new Date(startOfDay('2026-11-25').getTime() - 1))).toBe('2026-11-24')
})

test('our arithmetic agrees with the time zone tables over a year', () => {
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' })
  for (let hour = 0; hour < 8784; hour += 5) {
    const instant = new Date(Date.UTC(2026, 0, 1, hour, 59))
    expect(dayOf(instant)).toBe(zone.format(instant))
  }
})

test('days have their Vietnamese names, and move over months and years', () => {
  expect(weekday('2026-11-25')).toBe('Thứ Tư')
  expect(weekday('2026-11-29')).toBe('Chủ Nhật')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
})

test('what is no day is never shown as one', () => {
  expect(() => startOfDay('2026-02-30')).toThrow(RangeError)
  expect(() => weekday('25/11/2026')).toThrow(RangeError)
})
