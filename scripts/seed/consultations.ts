import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { regimes } from '#cms/regimes.ts'
import { addDays, dayOf, startOfDay } from '#shared/dates.ts'
import { consultations, type SeedConsultation } from './content/consultations.ts'
import { ensureAll, idOf, type Seeding } from './ensure.ts'
import { openShelf } from './files.ts'
import { richText } from './rich-text.ts'

/** Laws, and four consultations with their texts: open, closed, upcoming, answered. */
export async function seedConsultations(seeding: Seeding): Promise<void> {
  await ensureAll(
    seeding,
    { collection: 'legal-regimes', kind: 'regime', by: 'title', label: 'Luật áp dụng' },
    regimes.map((regime) => ({ key: regime.title, data: () => ({ ...regime }) })),
  )
  const shelf = await openShelf(seeding)
  await ensureAll(
    seeding,
    { collection: 'consultations', kind: 'consultation', by: 'slug', label: 'Đợt lấy ý kiến' },
    consultations.map((one) => ({
      key: one.slug,
      data: async () => ({ ...(await recordOf(one, seeding, shelf)), _status: 'draft' }),
    })),
  )
  await ensureAll(
    seeding,
    { collection: 'draft-texts', kind: 'draft-text', by: 'title', label: 'Bản dự thảo' },
    consultations.map((one) => ({
      key: one.draftTitle,
      data: () => ({
        consultation: idOf(seeding, 'consultation', one.slug),
        version: 1,
        on: addDays(dayOf(seeding.now), one.from),
        title: one.draftTitle,
        pasted: draftText(one),
        publishedAt: publishedAt(one, seeding),
        _status: 'published',
      }),
    })),
  )
  for (const one of consultations) await open(one, seeding)
}

export const draftText = ({ text }: SeedConsultation) =>
  readFileSync(join(import.meta.dirname, 'data', 'drafts', text), 'utf8')

/** The first instant of the day so many days from the seed's own. */
export const instantOf = (days: number, { now }: Pick<Seeding, 'now'>) =>
  startOfDay(addDays(dayOf(now), days)).toISOString()

/** What is past was published when it opened; what is to come, a week ago. */
const publishedAt = (one: SeedConsultation, seeding: Seeding) =>
  instantOf(Math.min(one.from, -7), seeding)

async function recordOf(
  one: SeedConsultation,
  seeding: Seeding,
  shelf: Awaited<ReturnType<typeof openShelf>>,
): Promise<Record<string, unknown>> {
  const { slug, title, form, summary, affected, basis, contact } = one
  const dossier = []
  for (const { kind, title: name, file } of one.dossier)
    dossier.push({ kind, title: name, file: await shelf.word(file, name ?? file) })
  const { result } = one
  return {
    ...{ slug, title, form, summary, affected, basis, contact, dossier },
    agency: idOf(seeding, 'agency', one.agency),
    regime: idOf(seeding, 'regime', regimes[0].title),
    opensAt: instantOf(one.from, seeding),
    // "Đến hết ngày": the first instant of the day after.
    closesAt: instantOf(one.to + 1, seeding),
    questions: (one.questions ?? []).map((text) => ({ text })),
    ...(result && {
      answeredAt: instantOf(one.answered ?? 0, seeding),
      resultText: richText(
        result.paragraphs.map((p) => ({ p })),
        'plain',
      ),
      resultFiles: [await shelf.word(result.file, 'Bản tổng hợp ý kiến, tiếp thu, giải trình')],
    }),
    sample: true,
  }
}

/** Opens what was never published; what an editor has taken down since stays down. */
async function open(one: SeedConsultation, seeding: Seeding): Promise<void> {
  const { payload } = seeding
  const id = idOf(seeding, 'consultation', one.slug)
  // The demonstration is written by the portal itself.
  const common = { collection: 'consultations', id, depth: 0, overrideAccess: true } as const
  const stored = await payload.findByID({ ...common, trash: true })
  if (stored.publishedAt || stored.deletedAt) return
  await payload.update({
    ...common,
    data: { _status: 'published', publishedAt: publishedAt(one, seeding) },
  })
}
