import { createHash, randomUUID } from 'node:crypto'
import { accept } from '#cms/intake/accept.ts'
import { foldersOf } from '#cms/intake/files.ts'
import { createTargets } from '#cms/intake/target.ts'
import { together } from '#cms/intake/together.ts'
import type { Comment } from '#cms/payload-types.ts'
import type { Submission } from '#shared/submission.ts'
import type { TestCms } from '../support.ts'

const day = 86_400_000
export const sha256 = (bytes: Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('hex')

export type Opened = { id: string; agency: string; draft: string; questions: string[] }

const text = `Điều 1. Phạm vi điều chỉnh
1. Quy định này quy định mức thu phí.
2. Quy định này không áp dụng với:
a) Hộ nghèo;
b) Hộ cận nghèo.
Điều 2. Mức thu
1. Mức thu là 3.000 đồng.
2. Mức thu được xem lại hằng năm.`

/** An agency of a name. */
export const makeAgency = async (cms: TestCms, title: string): Promise<string> => {
  const { id } = await cms.payload.create({
    collection: 'agencies',
    // Its slug and what else it lacks are made at the save.
    data: { title, shortName: title, level: 'so-nganh', order: 1 } as never,
    overrideAccess: true, // a fixture, as all that follow
  })
  return String(id)
}

/** A published consultation with a published text and two questions, open since an hour for a month. */
export async function openConsultation(
  cms: TestCms,
  { agency, ...more }: { agency: string } & Record<string, unknown>,
): Promise<Opened> {
  const regime = await cms.payload.create({
    collection: 'legal-regimes',
    data: { title: 'Luật thử', minimumDays: 0, order: 1 },
    overrideAccess: true,
  })
  const consultation = await cms.payload.create({
    collection: 'consultations',
    data: {
      title: 'Quy định mức thu phí bến bãi',
      form: 'Quyết định của UBND tỉnh',
      agency,
      regime: regime.id,
      summary: 'Thay mức thu.',
      contact: { name: 'Phòng Giá', email: 'gop-y@example.vn' },
      opensAt: new Date(Date.now() - 3_600_000).toISOString(),
      closesAt: new Date(Date.now() + 30 * day).toISOString(),
      publishedAt: new Date(Date.now() - 2 * day).toISOString(),
      questions: [{ text: 'Mức thu đã hợp lý chưa?' }, { text: 'Nên miễn cho ai nữa?' }],
      ...more,
      _status: 'draft',
    } as never,
    overrideAccess: true,
  })
  const draft = await cms.payload.create({
    collection: 'draft-texts',
    data: {
      ...{ consultation: consultation.id, version: 1, on: '2026-11-01', title: 'Bản 1' },
      ...{ pasted: text, confirmed: true, _status: 'published' },
    },
    overrideAccess: true,
  })
  await cms.payload.update({
    collection: 'consultations',
    id: consultation.id,
    data: { _status: 'published' },
    overrideAccess: true,
  })
  return {
    id: String(consultation.id),
    agency,
    draft: String(draft.id),
    questions: (consultation.questions ?? []).map(({ id }) => String(id)),
  }
}

/** What a site sends for one comment on khoản 2 Điều 1. */
export function submissionTo(
  { id, draft }: Pick<Opened, 'id' | 'draft'>,
  more: Partial<Submission> = {},
): Submission {
  const now = Date.now()
  return {
    id: randomUUID(),
    codeHash: sha256(randomUUID()),
    consultation: id,
    draft,
    provision: 'dieu-1.khoan-2',
    provisionLabel: 'khoản 2 Điều 1',
    receivedAt: new Date(now).toISOString(),
    formOpenedAt: new Date(now - 300_000).toISOString(),
    text: 'Đề nghị bổ sung hộ mới thoát nghèo vào diện được miễn, trong ba năm đầu.',
    name: 'Nguyễn Văn Thử',
    email: 'nguyen.van.thu@example.vn',
    phone: '0255 382 2100',
    as: 'ca-nhan',
    hideName: false,
    age: 'tu-16',
    consent: { notice: 'Thông báo như trên phiếu.', news: false },
    files: [],
    ...more,
  }
}

/** Stores a submission as the intake does; its comment as it stands in the database. */
export async function arrive(cms: TestCms, submission: Submission): Promise<Comment> {
  const { payload } = cms
  const targetOf = createTargets(payload)
  const tools = { payload, folders: foldersOf(cms.env), targetOf, commit: together(payload) }
  await accept(tools, submission)
  return stored(cms, submission.id)
}

/** The comment of a submission as it stands in the database, contact data included. */
export async function stored(cms: TestCms, submission: string): Promise<Comment> {
  const where = { submission: { equals: submission } }
  const found = await cms.payload.db.findOne<Comment>({ collection: 'comments', where })
  if (!found) throw new Error(`No comment of the submission ${submission}`)
  return found
}
