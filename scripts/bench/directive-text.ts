/** Texts of made-up directive documents, of the words of real abstracts; `sentence` gives the next one. */

const longLength = 200_000

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
const escaped = (words: string) =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

function article(n: number, sentence: () => string, clauses: number): string {
  const lines = Array.from(
    { length: clauses },
    (_, i) => `<p>${i + 1}. ${escaped(capital(`${sentence()}; ${sentence()}`))}.</p>`,
  )
  return `<h3>Điều ${n}. ${escaped(capital(sentence()))}</h3>${lines.join('')}`
}

/** A decision of a few articles, 4 to 10 kB. */
export function shortText(title: string, sentence: () => string): string {
  const grounds = Array.from({ length: 4 }, () => `<p>Căn cứ ${escaped(sentence())};</p>`)
  const articles = [1, 2, 3, 4, 5].map((n) => article(n, sentence, 3))
  return `${grounds.join('')}<p><b>QUYẾT ĐỊNH:</b></p><p>${escaped(capital(title))}</p>${articles.join('')}`
}

/** A regulation with chapters and a table, 200 kB. */
export function longText(title: string, sentence: () => string): string {
  const parts = [shortText(title, sentence)]
  let length = Buffer.byteLength(parts[0] ?? '')
  for (let n = 6; length < longLength; n += 1) {
    const chapter = n % 10 === 6 ? `<h2>Chương ${n}: ${escaped(sentence())}</h2>` : ''
    const cells = [sentence(), sentence()].map((words) => `<td>${escaped(words)}</td>`).join('')
    const table = n % 25 === 0 ? `<table><tbody><tr>${cells}</tr></tbody></table>` : ''
    const part = chapter + article(n, sentence, 4) + table
    length += Buffer.byteLength(part)
    parts.push(part)
  }
  return parts.join('')
}
