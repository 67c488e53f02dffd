import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { splitPlainText } from '#shared/provisions/plain-text.ts'
import { type Provision, parseProvisions } from '#shared/provisions.ts'
import { blocksOf } from '../feed/present/lexical-blocks.ts'
import { leavesPublicRow, publicRow, savingOf } from './saving.ts'

/** Characters of a pasted text, at most: many times a long draft's; more would hold up everybody's saves. */
const longestDraft = 2_000_000

/** Reads the text into provisions with each save; what was read and what is odd stand beside the form. */
export const readDraft: CollectionBeforeValidateHook = ({
  collection,
  data = {},
  originalDoc,
  req,
}) => {
  if (!('pasted' in data) && !('text' in data) && originalDoc) return data
  const { pasted, text } = { ...originalDoc, ...data }
  if (String(pasted ?? '').length > longestDraft) {
    const message =
      'Văn bản dài quá 2 triệu ký tự. Kiểm tra xem có dán thừa không, hoặc tách phụ lục thành tệp đính kèm.'
    refuse({ collection, req }, 'pasted', message)
  }
  const blocks = String(pasted ?? '').trim() ? splitPlainText(pasted) : blocksOf(text)
  if (blocks.length === 0)
    return { ...data, provisions: null, outline: null, warnings: null, confirmed: false }
  const { provisions, warnings } = parseProvisions(blocks)
  return {
    ...data,
    provisions,
    outline: outlineOf(provisions),
    warnings: warnings.length > 0 ? warnings.map(({ message }) => message).join('\n') : null,
  }
}

/** Published only with a text, whose odd places an officer has seen; once commented on, a text stays as it is. */
export const refuseUnconfirmed: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const saving = savingOf(collection, req)
  if (data._status !== 'published' || data.deletedAt || leavesPublicRow(saving, data)) return data
  const save = { collection, req }
  if (!Array.isArray(data.provisions) || data.provisions.length === 0)
    refuse(save, 'pasted', 'Dán hoặc soạn toàn văn dự thảo trước khi đăng.')
  if (
    data.warnings &&
    (!data.confirmed || (saving.judged && data.warnings !== originalDoc?.warnings))
  )
    refuse(save, 'confirmed', 'Xem lại các chỗ hệ thống nêu, rồi đánh dấu đã đối chiếu.')
  const before = await publicRow(collection, originalDoc?.id, req)
  if (!before || JSON.stringify(before.provisions) === JSON.stringify(data.provisions)) return data
  const { totalDocs } = await req.payload.db.count({
    collection: 'comments',
    where: { draft: { equals: before.id } },
    req,
  })
  if (totalDocs > 0)
    refuse(
      save,
      'pasted',
      `Đã có ${totalDocs} góp ý cho bản này nên không sửa chữ được. Tạo lần dự thảo mới.`,
    )
  return data
}

function refuse(
  { collection, req }: { collection: { slug: string }; req: PayloadRequest },
  path: string,
  message: string,
): never {
  throw new ValidationError(
    { collection: collection.slug, errors: [{ message, path }], req },
    req.t,
  )
}

/** One line a provision down to khoản, indented by its depth, for comparing with the Word file. */
function outlineOf(provisions: readonly Provision[]): string {
  const lines: string[] = []
  const walk = (list: readonly Provision[], depth: number) => {
    for (const one of list) {
      if (one.kind === 'other') continue
      const points = one.children.filter(({ kind }) => kind === 'point').length
      const title = one.title === '' ? '' : `. ${one.title}`
      const inside = points > 0 ? ` (${points} điểm)` : ''
      lines.push(`${'  '.repeat(depth)}${one.label}${title}${inside}`)
      walk(
        one.children.filter(({ kind }) => kind !== 'point'),
        depth + 1,
      )
    }
  }
  walk(provisions, 0)
  return lines.join('\n')
}
