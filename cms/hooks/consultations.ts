import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload'
import { type Missing, openingProblems } from '#shared/consultation-opening.ts'
import type { DossierKind } from '#shared/publication-consultation.ts'
import { idOf } from '../access.ts'
import type { Consultation, LegalRegime } from '../payload-types.ts'
import { isPublic, leavesPublicRow, type PublicRow, publicRow, savingOf } from './saving.ts'

const instant = (value: unknown) => (value ? new Date(String(value)).getTime() : 0)

/** What the public was told last, whatever was taken down or thrown away since. */
type Announced = { opensAt: string; closesAt: string; regime: string; publishedAt: string }

/**
 * What was announced is kept: a deadline moves later only, with its reason, and each time it moved
 * stays on record; the opening and the law do not move once it is open.
 */
export const keepAnnounced: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const before = await publicRow(collection, originalDoc?.id, req)
  const extensions = (before?.extensions ?? []) as NonNullable<Consultation['extensions']>
  const announced = announcedIn(before)
  // Only a move and an announcement write here; what a form or a script sends is not believed.
  const kept =
    savingOf(collection, req).judged || before ? { ...data, extensions, announced } : data
  if (leavesPublicRow(savingOf(collection, req), data)) return kept
  if (data._status !== 'published' || data.deletedAt) return kept
  const telling = {
    ...kept,
    announced: { ...told(data), ...(announced && { publishedAt: announced.publishedAt }) },
  }
  if (!announced) return telling
  const wrong: Missing[] = []
  const now = Date.now()
  const opened = instant(announced.opensAt) <= now && instant(announced.publishedAt) <= now
  if (opened && instant(data.opensAt) !== instant(announced.opensAt))
    wrong.push({ path: 'opensAt', message: 'Đợt này đã mở, giờ mở không đổi được nữa.' })
  if (opened && idOf(data.regime) !== announced.regime)
    wrong.push({ path: 'regime', message: 'Đợt này đã mở theo luật đã chọn, không đổi được nữa.' })
  const [was, is] = [instant(announced.closesAt), instant(data.closesAt)]
  if (is < was)
    wrong.push({
      path: 'closesAt',
      message: 'Hạn đã công bố không rút ngắn được, chỉ gia hạn được.',
    })
  const reason = String(data.extensionReason ?? '').trim()
  if (is > was && reason === '')
    wrong.push({
      path: 'extensionReason',
      message: 'Ghi lý do gia hạn. Người dân đọc được lý do này.',
    })
  refuse(collection.slug, wrong, req)
  if (is === was) return { ...telling, extensionReason: null }
  const moved = {
    from: new Date(was).toISOString(),
    to: new Date(is).toISOString(),
    reason,
    at: new Date(now).toISOString(),
  }
  return { ...telling, extensionReason: null, extensions: [...extensions, moved] }
}

/** Kept with each announcement; of what was announced before there was such a field, its public row. */
function announcedIn(before: PublicRow | undefined): Announced | null {
  if (before?.announced) return before.announced as Announced
  return before && isPublic(before, true) ? told(before) : null
}

const told = (row: Record<string, unknown>): Announced => ({
  opensAt: String(row.opensAt),
  closesAt: String(row.closesAt),
  regime: idOf(row.regime) ?? '',
  publishedAt: String(row.publishedAt),
})

/**
 * Putting a draft to the public is refused with the list of everything that is missing. Until then each
 * save copies what the law asks for: an open consultation stays under the law it was opened under.
 */
export const refuseUnready: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const saving = savingOf(collection, req)
  const before = await publicRow(collection, originalDoc?.id, req)
  if (isPublic(before, true))
    return { ...data, regimeTitle: before?.regimeTitle, regimeDays: before?.regimeDays }
  const regime = await req.payload.db.findOne<LegalRegime>({
    collection: 'legal-regimes',
    where: { id: { equals: idOf(data.regime) ?? '' } },
    req,
  })
  const copied = {
    ...data,
    regimeTitle: regime?.title ?? null,
    regimeDays: regime?.minimumDays ?? null,
  }
  if (data._status !== 'published' || data.deletedAt || leavesPublicRow(saving, data)) return copied
  const now = new Date()
  const published = data.publishedAt ? new Date(data.publishedAt) : now
  const readableFrom = saving.judged && published < now ? now : published
  refuse(collection.slug, await missingIn(data, regime, originalDoc?.id, readableFrom, req), req)
  return copied
}

async function missingIn(
  data: Partial<Consultation>,
  regime: LegalRegime | null,
  id: unknown,
  readableFrom: Date,
  req: PayloadRequest,
): Promise<Missing[]> {
  const drafts = await req.payload.db.count({
    collection: 'draft-texts',
    where: {
      and: [
        { consultation: { equals: id ?? '' } },
        { _status: { equals: 'published' } },
        { deletedAt: { exists: false } },
      ],
    },
    req,
  })
  const problems = openingProblems({
    ...(data.opensAt && { opensAt: data.opensAt }),
    ...(data.closesAt && { closesAt: data.closesAt }),
    agency: idOf(data.agency),
    contact: {
      name: data.contact?.name ?? undefined,
      address: data.contact?.address ?? undefined,
      email: data.contact?.email ?? undefined,
    },
    regime: regime
      ? {
          title: regime.title,
          minimumDays: regime.minimumDays,
          requiredFiles: (regime.requiredFiles ?? []) as DossierKind[],
        }
      : undefined,
    shorterReason: data.shorterReason?.trim() || undefined,
    dossier: (data.dossier ?? []).map(({ kind }) => kind),
    drafts: id === undefined ? 0 : drafts.totalDocs,
    readableFrom,
  })
  // What the form itself needs, so that the list is whole at the first try.
  const written: Missing[] = [
    { path: 'title', message: 'Ghi tên dự thảo.' },
    { path: 'form', message: 'Ghi hình thức văn bản.' },
    { path: 'summary', message: 'Viết tóm tắt bằng lời thường.' },
  ].filter(({ path }) => !String(data[path as 'title' | 'form' | 'summary'] ?? '').trim())
  return [...written, ...problems]
}

function refuse(collection: string, errors: Missing[], req: PayloadRequest): void {
  if (errors.length > 0) throw new ValidationError({ collection, errors, req }, req.t)
}
