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

const day = 86_400_000

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
      ...((collection === 'files' || collection === 'comment-files') && { file: file() }),
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
  const regime = await create('legal-regimes', { title: canary, minimumDays: 20, order: 1 })
  /** With a published text, so that nothing but a right is wanting to open it. */
  const consultation = async (own: Record<string, unknown>) => {
    const id = await create('consultations', { ...own, _status: 'draft' })
    await create('draft-texts', { ...draftText(id), _status: 'published' })
    if (own._status === 'published')
      await cms.payload.update({
        collection: 'consultations',
        id,
        data: { _status: 'published' },
        overrideAccess: true,
      })
    return id
  }
  const draftText = (id: string | undefined) => ({
    title: canary,
    consultation: id,
    version: 1,
    on: '2026-01-01',
    pasted: `Điều 1. Phạm vi\n1. ${canary}.`,
  })
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
          form: 'Quyết định của UBND tỉnh',
          agency: agencies[whose],
          regime,
          summary: canary,
          contact: { name: canary, email: 'gop-y@example.vn' },
          opensAt: new Date(Date.now() + day).toISOString(),
          closesAt: new Date(Date.now() + 40 * day).toISOString(),
        }
      case 'draft-texts':
        return { ...draftText(consultations.get(whose)), title }
      case 'legal-regimes':
        return { title, minimumDays: 20, order: 1 }
      case 'comments':
        return {
          consultation: consultations.get(whose),
          agency: agencies[whose],
          receivedAt: new Date().toISOString(),
          title,
          text: canary,
          name: canary,
          email: 'nguoi-gop-y@example.vn',
          as: 'ca-nhan',
          submission: randomUUID(),
          codeHash: randomUUID(),
          state: 'waiting',
        }
      case 'comment-files':
        return { title, agency: agencies[whose] }
      case 'tallies':
        return { received: 0, shown: 0, waiting: 0, withheld: 0, provisions: [] }
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
    consultations.set(whose, await consultation(data('consultations', whose)))
  const spare = new Map<string, string>()
  const changedTitle = 'Đã sửa'
  const changedValues: Partial<Record<Subject, unknown>> = {
    redirects: '/tin-tuc/',
    comments: 'shown',
    tallies: 7,
  }
  const titled = (subject: Subject) =>
    subject === 'redirects'
      ? 'to'
      : subject === 'users'
        ? 'name'
        : subject === 'events'
          ? 'recordTitle'
          : subject === 'comments'
            ? 'state'
            : subject === 'tallies'
              ? 'received'
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
      const id = await (subject === 'consultations' ? consultation(own) : create(subject, own))
      spare.set(key, id)
      return id
    },
    spend: () => spare.clear(),
    body: async (subject, whose) => {
      if (subject !== 'files' && subject !== 'comment-files') return data(subject, whose)
      const form = new FormData()
      const { name, mimetype } = file()
      form.set('file', new Blob([new Uint8Array(picture)], { type: mimetype }), name)
      form.set('_payload', JSON.stringify(data(subject, whose)))
      return form
    },
    change: (subject) => ({ [titled(subject)]: changedValues[subject] ?? changedTitle }),
    changed: async (subject, id) =>
      (await newest(subject, id, true))[titled(subject)] ===
      (changedValues[subject] ?? changedTitle),
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
