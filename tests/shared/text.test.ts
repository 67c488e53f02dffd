import { expect, test } from 'vitest'
import { compareVietnamese, fold, graphemeLength, nfc, slugify, toneKey } from '#shared/text.ts'

test('text in any normal form is stored in NFC', () => {
  expect(nfc('Quy chế'.normalize('NFD'))).toBe('Quy chế')
  expect(nfc('Quy chế'.normalize('NFD'))).toHaveLength(7)
})

test('folding removes two marks on one letter, horns, and every look-alike of đ', () => {
  expect(fold('ẮẤỐỚ ệ Ưu Đường')).toBe('aaoo e uu duong')
  expect(fold('QÐ QĐ QƉ ð đ ɖ')).toBe('qd qd qd d d d')
  expect(fold('Đường'.normalize('NFD'))).toBe('duong')
})

test('ten thousand combining marks fold to their letter', () => {
  expect(fold(`a${'\u0301'.repeat(10_000)}`)).toBe('a')
})

test('a slug is folded, hyphenated and cut between words at 100 characters', () => {
  expect(slugify('  Nghị định số 150/2026/NĐ-CP ')).toBe('nghi-dinh-so-150-2026-nd-cp')
  const words = 'quyet dinh ve viec cong bo thu tuc hanh chinh '.repeat(4).trim().split(' ')
  const long = slugify(words.join(' '))
  expect(long.length).toBeLessThanOrEqual(100)
  expect(words.join('-').startsWith(`${long}-`)).toBe(true)
  expect(slugify('a'.repeat(150))).toHaveLength(100)
  expect(slugify('…!?')).toBe('')
})

test('letters stand in Vietnamese order, đ after d, tones from ngang to nặng', () => {
  const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy']
  expect([...letters].reverse().sort(compareVietnamese)).toEqual(letters)
  const words = ['da', 'dà', 'dả', 'dã', 'dá', 'dạ', 'đa', 'đà', 'đá']
  expect([...words].reverse().sort(compareVietnamese)).toEqual(words)
})

test('order does not depend on the normal form, and numbers go by value', () => {
  expect(compareVietnamese('Đà'.normalize('NFD'), 'Đà')).toBe(0)
  expect(['Điều 10', 'Điều 9'].sort(compareVietnamese)).toEqual(['Điều 9', 'Điều 10'])
})

test('length counts what a reader sees', () => {
  expect(graphemeLength('ế'.normalize('NFD'))).toBe(1)
  expect(graphemeLength('Tiếng Việt')).toBe(10)
  expect(graphemeLength('👩‍👩‍👧 ạ')).toBe(3)
  expect(graphemeLength('')).toBe(0)
})

test.each([
  ['hoà giải', 'hòa giải'],
  ['khoẻ', 'khỏe'],
  ['uỷ ban', 'ủy ban'],
  ['Thuỷ lợi', 'thủy lợi'],
  ['QUY CHẾ'.normalize('NFD'), 'quy chế'],
])('%s and %s have one tone key', (one, other) => {
  expect(toneKey(one)).toBe(toneKey(other))
})

test('different words keep different tone keys', () => {
  expect(toneKey('khoẻ')).toBe('khoeR')
  expect(new Set(['ma', 'má', 'mà', 'mả', 'mã', 'mạ', 'mâ', 'mă'].map(toneKey)).size).toBe(8)
  expect(toneKey('đá')).not.toBe(toneKey('dá'))
})
