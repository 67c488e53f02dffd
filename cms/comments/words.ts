import { createHash } from 'node:crypto'
import { fold } from '#shared/text.ts'

/** What a list calls a comment about nothing in particular. */
export const general = 'Ý kiến chung'

/** Characters of a comment's title, its first words included. */
const titleLength = 120

/** `Khoản 2 Điều 5: Đề nghị bổ sung…`: what it is about and its first words, on one line. */
export function titleOf({
  provisionLabel,
  text,
}: {
  provisionLabel?: string | null | undefined
  text: string
}): string {
  const whole = `${provisionLabel || general}: ${text}`.replace(/\s+/g, ' ').trim()
  if (whole.length <= titleLength) return whole
  const cut = whole.slice(0, titleLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2)).toWellFormed()}…`
}

/** Equal for texts that differ only in marks, case, blanks and punctuation. */
export function textKeyOf(text: string): string {
  const words = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
  return createHash('sha256').update(words.trim()).digest('hex').slice(0, 32)
}
