import { slugify } from '../text.ts'

/** Letters of điểm in their order: no f, j, w, z, no ă â ê ô ơ ư (Decree 78/2025, art. 63; Law 64/2025). */
const pointLetters = 'abcdđeghiklmnopqrstuvxy'
/** Where a letter outside that order would stand, so that `f` after `e` is still read. */
const allLetters = 'abcdđefghijklmnopqrstuvwxyz'

/** 0 for `a`; counts only the letters an official text uses, so `e` and `g` are neighbours. */
export const letterIndex = (letter: string) => pointLetters.indexOf(letter)

/** The letters between two printed ones: `e` between `đ` and `g`; from the first on when `from` is ''. */
export function lettersBetween(from: string, to: string): string[] {
  return [...pointLetters].filter(
    (one) =>
      (from === '' || allLetters.indexOf(one) > allLetters.indexOf(from)) &&
      allLetters.indexOf(one) < allLetters.indexOf(to),
  )
}

/** Negative when `a` stands before `b` among điểm. */
export const compareLetters = (a: string, b: string) =>
  allLetters.indexOf(a) - allLetters.indexOf(b)

const romanValues: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

/** Value of a Roman number; NaN when a letter is none. */
export function romanValue(text: string): number {
  const values = [...text.toUpperCase()].map((letter) => romanValues[letter] ?? Number.NaN)
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  )
}

const ordinals = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** Value of a chapter's number in any of its spellings: `II`, `2`, `2a`, `thứ hai`. */
export function chapterValue(number: string): number {
  const digits = /^\d+/.exec(number)
  if (digits) return Number(digits[0])
  const word = number.toLowerCase().replace(/^thứ /, '')
  const ordinal = ordinals.indexOf(word)
  return ordinal >= 0 ? ordinal + 1 : romanValue(number.replace(/[a-zđ]$/, ''))
}

/** A number within an id: `dd` for đ, so that điểm d and điểm đ differ. */
export const idPart = (text: string) => slugify(text.toLowerCase().replace(/đ/g, 'dd'))
