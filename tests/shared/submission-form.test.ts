import { describe, expect, it } from 'vitest'
import { textLimits } from '#shared/submission.ts'
import { cleanText, type FormValues, readForm } from '#shared/submission-form.ts'

const targets = {
  provisions: new Set(['dieu-5', 'dieu-5.khoan-2']),
  questions: new Set(['cau-1']),
}
const whole: FormValues = {
  text: 'Đề nghị cho nộp bản giấy.',
  name: 'Phạm Thị Lễ',
  email: 'le@example.vn',
  as: 'ca-nhan',
  shownName: 'an',
  age: 'tu-16',
  consent: '1',
}
const errorsOf = (values: FormValues) => {
  const result = readForm({ ...whole, ...values }, targets)
  return result.ok ? [] : result.errors.map(({ field, message }) => `${field}: ${message}`)
}

it('reads a whole form', () => {
  expect(
    readForm({ ...whole, provision: 'dieu-5.khoan-2', phone: '0255 382 2100' }, targets),
  ).toEqual({
    ok: true,
    read: {
      text: 'Đề nghị cho nộp bản giấy.',
      name: 'Phạm Thị Lễ',
      email: 'le@example.vn',
      phone: '0255 382 2100',
      as: 'ca-nhan',
      hideName: true,
      age: 'tu-16',
      news: false,
      provision: 'dieu-5.khoan-2',
    },
  })
})

it('names everything that is to mend, in the order of the form', () => {
  const result = readForm({}, targets)
  expect(result.ok).toBe(false)
  if (result.ok) return
  expect(result.errors.map(({ field }) => field)).toEqual([
    'text',
    'as',
    'name',
    'email',
    'shownName',
    'age',
    'consent',
  ])
})

describe('the text', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['no-break and zero-width spaces', '\u00a0\u200b\u2060\ufeff'],
    ['fillers that look empty', '\u3164\u2800\u115f'],
    ['marks that turn the direction', '\u202e\u2066'],
  ])('is missing when it is only %s', (_, text) =>
    expect(errorsOf({ text })).toEqual(['text: Viết nội dung góp ý']),
  )

  it('is kept in NFC, with one kind of line end, HTML as it is', () => {
    const typed = '  Điều 5\r\n<b>Đề nghị</b>\u0000 sửa '.normalize('NFD')
    expect(cleanText(typed)).toBe('Điều 5\n<b>Đề nghị</b> sửa')
  })

  it('is counted as a reader counts', () => {
    expect(errorsOf({ text: '👨‍👩‍👧'.repeat(7000) })).toEqual([])
    expect(errorsOf({ text: 'ệ'.normalize('NFD').repeat(textLimits.graphemes) })).toEqual([])
    expect(errorsOf({ text: 'ệ'.repeat(textLimits.graphemes + 1) })[0]).toMatch(/20\.001 ký tự/)
    expect(errorsOf({ text: '👨‍👩‍👧'.repeat(12_000) })[0]).toMatch(/200 kB/)
  })
})

describe('the person', () => {
  it.each([
    ['', 'Viết địa chỉ thư điện tử. Ví dụ: ten@example.vn'],
    ['phamthile', 'Địa chỉ thiếu dấu @. Ví dụ đúng: ten@example.vn'],
    ['phamthile@', 'Địa chỉ thiếu phần sau dấu @. Ví dụ đúng: ten@example.vn'],
    ['pham le@example.vn', 'Địa chỉ có ký tự thừa hoặc thiếu. Ví dụ đúng: ten@example.vn'],
    [
      'a@example.vn\nBcc: b@example.vn',
      'Địa chỉ có ký tự thừa hoặc thiếu. Ví dụ đúng: ten@example.vn',
    ],
  ])('is told what is wrong with %j', (email, message) =>
    expect(errorsOf({ email })).toEqual([`email: ${message}`]),
  )

  it.each(['12', 'không có', '0255 382 2100 9999 9999 9999 9999'])('has no phone %j', (phone) =>
    expect(errorsOf({ phone })).toHaveLength(1),
  )
  it.each(['0255 382 2100', '+84 905 123 456', '(0255) 3822100', ''])(
    'may have phone %j',
    (phone) => expect(errorsOf({ phone })).toEqual([]),
  )
})

it('points at nothing that the consultation does not have', () => {
  expect(errorsOf({ provision: 'dieu-99', question: 'cau-9' })).toHaveLength(2)
})
