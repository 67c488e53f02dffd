import type { Provision } from '../provisions.ts'
import { isFinished } from './lines.ts'

/** Beside "Điều 3." stands a name, or at once the rule itself: "Chánh Văn phòng … chịu trách nhiệm thi hành./." */

const rule = /(?<!\p{L})(?:này|hiệu lực|chịu trách nhiệm|như sau|ban hành kèm theo)(?!\p{L})/iu
const longestName = 300

const isRule = (title: string, alone: boolean) =>
  title.endsWith(':') ||
  title.endsWith('./.') ||
  title.length > longestName ||
  (isFinished(title) && (alone || title.length > 120 || rule.test(title))) ||
  (alone && rule.test(title))

function settleArticle(article: Provision): void {
  const { title, text, children } = article
  if (title !== '') {
    if (!isRule(title, text === '' && children.length === 0)) return
    article.title = ''
    article.text = text === '' ? title : `${title}\n${text}`
    return
  }
  const end = text.indexOf('\n')
  const first = end < 0 ? text : text.slice(0, end)
  const alone = end < 0 && children.length === 0
  if (first === '' || alone || first.length > 200 || isFinished(first)) return
  article.title = first
  article.text = end < 0 ? '' : text.slice(end + 1)
}

/** Decides, for each điều, what is its name and what its text; a name may stand on the line below. */
export function settleTitles(provisions: Provision[]): void {
  for (const provision of provisions) {
    if (provision.kind === 'article') settleArticle(provision)
    else settleTitles(provision.children)
  }
}
