import { expect, it } from 'vitest'
import { fold } from '#shared/text.ts'
import { foldedWords, foldedWordsOf, plainWords } from '#site/store/fold-words.ts'
import { textOf } from '#site/store/html-text.ts'

const texts = [
  'Ủy ban nhân dân tỉnh Quảng Ngãi; số 16/2017/QĐ-UBND – “Đất đai”, hoà giải',
  'Quyết định số 02'.normalize('NFD'),
  '  …  ',
  'ΟΔΟΣ 한국어 𝒜𝟘 a\u0301\u0323b ﬁ İstanbul',
  '0 00 007 a07 0a 0,05 1/00/200',
]
for (let start = 1; start < 0xffff; start += 97) {
  const signs = Array.from({ length: 97 }, (_, i) => String.fromCharCode(start + i))
  texts.push(`x${signs.join('')}y`, ...signs.map((sign) => `a${sign}b`))
}
const byPatterns = (text: string) => plainWords(fold(text)).replace(/(?<=^| )0+(?=\d)/g, '')

it('words folded letter by letter are those that patterns find, for every sign of the plane and beyond it', () => {
  for (const text of texts) expect(foldedWords(text)).toBe(byPatterns(text))
})

it('words of HTML are those of its text', () => {
  const marked = [
    '<p>Đi<b>ều</b> 1.</p><p>Bãi bỏ &amp; thay <a href="/x">thế</a>&nbsp;05<br>6</p>',
    '<table><tr><td>a</td><td>0&#49;</td></tr></table>&#272;ất &#x1F600; &khong; a<b 5 > 3 &',
    '&#100000; x<sup>2</sup><sub>03</sub><span class="0">4</span><strong>a</strong><small>b</small>',
  ]
  for (const html of [...marked, ...texts.map((text) => `<p>${text.replace(/[<&]/g, '')}</p>`)])
    expect(foldedWordsOf(html, 400_000)).toBe(byPatterns(textOf(html)))
})
