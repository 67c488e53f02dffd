import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { GlobalSubject, Subject } from '#shared/roles.ts'
import { richText, type TestCms } from './support.ts'

export type Whose = 'own' | 'foreign'
export type Fixtures = {
  /** In every record's words; a stranger must meet it nowhere. */
  canary: string
  ownAgency: string
  section: string
  /** An untouched record, unpublished where it can be; `published` makes a public one. */
  record(subject: Subject, whose: Whose, published?: boolean): Promise<string>
  /** The record last given out has been changed: the next one is a new one. */
  spend(): void
  /** What a create request carries. */
  body(subject: Subject, whose: Whose): Promise<object>
  /** A change of one field, and whether the newest version of a record has it. */
  change(subject: Subject): object
  changed(subject: Subject, id: string): Promise<boolean>
  published(subject: Subject, id: string): Promise<boolean>
  globalBody(slug: GlobalSubject): object
}

/** Records of every collection, of an agency of one's own and of another's. */
export async function fixtures(cms: TestCms): Promise<Fixtures> {
  const canary = `Hoàng yến ${randomUUID()}`
  const picture = await sharp({
    create: { width: 20, height: 10, channels: 3, background: '#b41' },
  })
    .png()
    .toBuffer()
  const create = async (collection: Subject, data: Record<string, unknown>) => {
    const made = await cms.payload.create({
      collection,
      // The data of any collection, whose types differ.
      data: data as never,
      overrideAccess: true,
      ...(collection === 'files' && { file: file() }),
    })
    return String(made.id)
  }
  const file = () => ({
    name: `hinh-${randomUUID()}.png`,
    data: picture,
    mimetype: 'image/png',
    size: picture.length,
  })
  const agency = (title: string) =>
    create('agencies', { title, shortName: title, level: 'so-nganh', order: 1 })
  const agencies = {
    own: await agency(`Sở mình ${canary}`),
    foreign: await agency(`Sở bạn ${canary}`),
  }
  const section = await create('sections', { title: canary, order: 1 })
  const type = await create('document-types', { title: canary, code: 'QĐ', order: 1 })
  const consultation = (whose: Whose) => create('consultations', data('consultations', whose))
  const consultations = new Map<Whose, string>()

  function data(subject: Subject, whose: Whose): Record<string, unknown> {
    const title = `${canary} ${randomUUID()}`
    switch (subject) {
      case 'articles':
        return {
          title,
          section,
          summary: canary,
          author: 'A',
          source: 'B',
          body: richText(canary),
        }
      case 'pages':
        return { title, lang: 'vi', body: richText(canary) }
      case 'documents':
        return { title, type, issuer: agencies[whose], authority: 'khac', issuedOn: '2026-03-19' }
      case 'agencies':
        return { title, shortName: canary, level: 'xa', order: 5 }
      case 'consultations':
        return {
          title,
          agency: agencies[whose],
          opensAt: '2026-01-01T00:00:00.000Z',
          closesAt: '2026-02-01T00:00:00.000Z',
        }
      case 'draft-texts':
        return { title, consultation: consultations.get(whose), version: 1, text: richText(canary) }
      case 'redirects':
        return { from: `/${randomUUID()}/`, to: '/van-ban/' }
      case 'users':
        return {
          name: canary,
          email: `${randomUUID()}@example.vn`,
          password: randomUUID(),
          roles: ['editor'],
        }
      case 'events':
        return {
          at: new Date().toISOString(),
          action: 'update',
          collection: 'pages',
          recordTitle: canary,
        }
      case 'files':
        return { title }
      default:
        return { title, order: 1 }
    }
  }

  for (const whose of ['own', 'foreign'] as const)
    consultations.set(whose, await consultation(whose))
  const spare = new Map<string, string>()
  const changedTitle = 'Đã sửa'
  const titled = (subject: Subject) =>
    subject === 'redirects'
      ? 'to'
      : subject === 'users'
        ? 'name'
        : subject === 'events'
          ? 'recordTitle'
          : 'title'
  const newest = async (subject: Subject, id: string, draft: boolean) =>
    (await cms.payload.findByID({
      collection: subject,
      id,
      draft,
      overrideAccess: true,
    })) as unknown as Record<string, unknown>

  return {
    canary,
    ownAgency: agencies.own,
    section,
    record: async (subject, whose, published = false) => {
      const key = `${subject} ${whose} ${published}`
      const kept = spare.get(key)
      if (kept) return kept
      const own = { ...data(subject, whose), ...(published && { _status: 'published' }) }
      const id = await create(subject, own)
      spare.set(key, id)
      return id
    },
    spend: () => spare.clear(),
    body: async (subject, whose) => {
      if (subject !== 'files') return data(subject, whose)
      const form = new FormData()
      const { name, mimetype } = file()
      form.set('file', new Blob([new Uint8Array(picture)], { type: mimetype }), name)
      form.set('_payload', JSON.stringify(data(subject, whose)))
      return form
    },
    change: (subject) => ({
      [titled(subject)]: subject === 'redirects' ? '/tin-tuc/' : changedTitle,
    }),
    changed: async (subject, id) => {
      const value = (await newest(subject, id, true))[titled(subject)]
      return value === changedTitle || value === '/tin-tuc/'
    },
    published: async (subject, id) => (await newest(subject, id, false))._status === 'published',
    globalBody: (slug) => globals[slug],
  }
}

const globals: Record<GlobalSubject, object> = {
  portal: {
    title: 'Cổng Thông tin điện tử tỉnh',
    owner: 'UBND tỉnh',
    responsible: 'Chánh Văn phòng',
    address: '52 Hùng Vương',
    phone: '0255 3822 100',
    email: 'cong@example.vn',
    englishTitle: 'Provincial portal',
    englishOwner: 'People’s Committee',
  },
  navigation: { menu: [{ label: 'Trang chủ', href: '/' }] },
  home: { question: 'Ông/bà cần tìm gì?' },
  notice: { enabled: false, level: 'urgent' },
}
