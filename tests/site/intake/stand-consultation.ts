import type { Consultation, DraftText, IntakeContent } from '#site/intake/content.ts'

const common = {
  revision: 'revision-1',
  publishedAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
}

/** Open until the end of 25/12/2026, local. */
export const consultation: Consultation = {
  ...common,
  ...{ kind: 'consultation', id: 'dot-1', slug: 'tiep-cong-dan', title: 'Quy định tiếp công dân' },
  ...{ agency: 'so-tu-phap', form: 'Quyết định của UBND tỉnh' },
  ...{ opensAt: '2026-11-24T17:00:00.000Z', closesAt: '2026-12-25T17:00:00.000Z' },
  ...{ extensions: [], regime: { name: 'Luật số 80/2015/QH13', minimumDays: 30 }, basis: [] },
  summary: 'Quy định mới về tiếp công dân.',
  questions: [{ id: 'hoi-1', text: 'Thời hạn có đủ không?' }],
  contact: { name: 'Sở Tư pháp', phone: '0255 382 2100' },
  ...{ dossier: [], sample: true },
}

const clause = (number: string, text: string) => ({
  ...{ id: `dieu-5.khoan-${number}`, kind: 'clause' as const, number },
  ...{ label: `Khoản ${number}`, title: '', text, children: [] },
})

export const draft: DraftText = {
  ...common,
  ...{ kind: 'draft-text', id: 'ban-1', slug: 'ban-1', title: 'Bản ngày 25/11/2026' },
  ...{ consultation: 'dot-1', version: 1, on: '2026-11-25' },
  provisions: [
    {
      ...{ id: 'dieu-5', kind: 'article', number: '5', label: 'Điều 5', title: 'Thời hạn' },
      text: '',
      children: [clause('1', 'Trong năm ngày.'), clause('2', 'Trong mười ngày.')],
    },
  ],
}

/** One consultation and its text, as a test leaves them. */
export type StandContent = IntakeContent & { consultations: Consultation[]; drafts: DraftText[] }

export function standContent(): StandContent {
  const stand: StandContent = {
    complete: () => true,
    ...{ consultations: [consultation], drafts: [draft] },
    consultation: (slug) => stand.consultations.find((one) => one.slug === slug),
    draft: (of, id) => {
      const versions = stand.drafts.filter((one) => one.consultation === of)
      return versions.find((one) => one.id === id) ?? versions.at(-1)
    },
    agencyName: () => 'Sở Tư pháp tỉnh Quảng Ngãi',
  }
  return stand
}

/** Open on the machine's own clock, since yesterday and until tomorrow. */
export function openNow<C extends StandContent>(content: C): C {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  content.consultations = content.consultations.map((one) => ({
    ...one,
    ...{ opensAt: day(-1), closesAt: day(1) },
  }))
  return content
}
