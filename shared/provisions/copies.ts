import type { Provision, ProvisionWarning } from '../provisions.ts'
import type { Built } from './build.ts'
import { bare } from './lines.ts'
import { citePath, flattenProvisions, provisionText } from './tree.ts'

const words = (article: Provision) =>
  bare(`${article.title} ${article.text} ${provisionText(article.children)}`)

/** Takes out each điều that is stored twice word for word; a second one with other words stays. */
export function dropCopies(built: Built): {
  provisions: Provision[]
  ignored: string[]
  warnings: ProvisionWarning[]
} {
  const all = new Map(flattenProvisions(built.provisions).map((one) => [one.id, one]))
  const copies = new Set<Provision>()
  const originals = new Map<string, string>()
  for (const [id, wanted] of built.repeated) {
    const [copy, first] = [all.get(id), all.get(wanted)]
    if (copy?.kind !== 'article' || !first) continue
    const original = originals.get(wanted) ?? words(first)
    originals.set(wanted, original)
    if (words(copy) === original) copies.add(copy)
  }
  if (copies.size === 0) return { provisions: built.provisions, ignored: [], warnings: [] }
  const keep = (nodes: Provision[]): Provision[] =>
    nodes.filter((one) => !copies.has(one)).map((one) => ({ ...one, children: keep(one.children) }))
  return {
    provisions: keep(built.provisions),
    ignored: [...copies].map((copy) => provisionText([copy])),
    warnings: [...copies].map((copy) => ({
      code: 'text-twice',
      message: `${citePath([copy])} có hai lần, giống nhau từng chữ; chỉ dùng lần đầu. Xóa đoạn lặp.`,
      provision: built.repeated.get(copy.id) ?? copy.id,
      block: built.blocks.get(copy.id) ?? 0,
    })),
  }
}
