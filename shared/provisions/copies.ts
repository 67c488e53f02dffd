import type { Provision, ProvisionWarning } from '../provisions.ts'
import type { Built } from './build.ts'
import { bare } from './lines.ts'
import { citePath, flattenProvisions, provisionText } from './tree.ts'

const words = (article: Provision) =>
  bare(`${article.title} ${article.text} ${provisionText(article.children)}`)

/** Takes out each điều that is stored twice word for word; a second one with other words stays. */
export function dropCopies(built: Built): { ignored: string[]; warnings: ProvisionWarning[] } {
  const all = new Map(flattenProvisions(built.provisions).map((one) => [one.id, one]))
  const copies = new Set<Provision>()
  for (const [id, wanted] of built.repeated) {
    const [copy, first] = [all.get(id), all.get(wanted)]
    if (copy?.kind === 'article' && first && words(copy) === words(first)) copies.add(copy)
  }
  if (copies.size === 0) return { ignored: [], warnings: [] }
  const keep = (nodes: Provision[]) => {
    const kept = nodes.filter((one) => !copies.has(one))
    nodes.splice(0, nodes.length, ...kept)
    for (const one of kept) keep(one.children)
  }
  keep(built.provisions)
  return {
    ignored: [...copies].map((copy) => provisionText([copy])),
    warnings: [...copies].map((copy) => ({
      code: 'text-twice',
      message: `${citePath([copy])} có hai lần, giống nhau từng chữ; chỉ dùng lần đầu. Xóa đoạn lặp.`,
      provision: built.repeated.get(copy.id) ?? copy.id,
      block: built.blocks.get(copy.id) ?? 0,
    })),
  }
}
