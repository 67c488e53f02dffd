import { type Window, windowDays } from './consultation.ts'
import { dossierNames } from './messages-consultation.ts'
import type { DossierKind } from './publication-consultation.ts'

/** What must be there before a draft is put to the public (Law 80/2015 and Law 64/2025, by regime). */
export type Opening = Partial<Window> & {
  agency?: string | undefined
  contact: { name?: string | undefined; address?: string | undefined; email?: string | undefined }
  regime?: { title: string; minimumDays: number; requiredFiles: readonly DossierKind[] } | undefined
  shorterReason?: string | undefined
  dossier: readonly DossierKind[]
  /** Published versions of the text. */
  drafts: number
  /** From when the public can read it: days are counted from here when it is later than `opensAt`. */
  readableFrom: Date
}

/** One thing that is missing: the field and the sentence beside it. */
export type Missing = { path: string; message: string }

/** Everything that stands in the way of opening; empty when it may open. */
export function openingProblems(opening: Opening): Missing[] {
  const { opensAt, closesAt, contact, regime, dossier } = opening
  const missing: Missing[] = []
  const need = (path: string, message: string) => missing.push({ path, message })
  if (!opening.agency) need('agency', 'Chọn cơ quan chủ trì soạn thảo.')
  if (!opensAt) need('opensAt', 'Ghi ngày giờ mở.')
  if (!closesAt) need('closesAt', 'Ghi ngày giờ đóng.')
  if (!contact.name) need('contact.name', 'Ghi đơn vị hoặc người nhận góp ý.')
  if (!contact.address && !contact.email)
    need('contact.address', 'Ghi địa chỉ hoặc thư điện tử nhận góp ý.')
  if (!regime) need('regime', 'Chọn luật áp dụng, để biết số ngày và hồ sơ phải có.')
  if (opensAt && closesAt) {
    const from = new Date(Math.max(+new Date(opensAt), +opening.readableFrom))
    const days = windowDays({ opensAt: from, closesAt })
    if (new Date(closesAt) <= new Date(opensAt)) need('closesAt', 'Giờ đóng phải sau giờ mở.')
    else if (regime && days < regime.minimumDays && !opening.shorterReason)
      need(
        'closesAt',
        `Người dân có ${Math.max(0, days)} ngày, ${regime.title} đòi ít nhất ${regime.minimumDays} ngày. Lùi giờ đóng, hoặc ghi lý do rút ngắn.`,
      )
  }
  for (const kind of regime?.requiredFiles ?? []) {
    if (!dossier.includes(kind)) need('dossier', `Hồ sơ thiếu: ${dossierNames[kind]}.`)
  }
  if (opening.drafts === 0)
    need('title', 'Chưa có bản dự thảo nào được đăng. Đăng toàn văn ở mục Bản dự thảo trước.')
  return missing
}
