import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { presentDraft } from '#cms/feed/present.ts'
import { itemsResponseSchema } from '#shared/feed.ts'
import { publicationSchema } from '#shared/publication.ts'
import { richText } from '../support.ts'
import { openDesk, past, pdf } from './desk.ts'

const desk = openDesk()
const { article, upload } = desk

describe('items', () => {
  test('each is answered once, in order, by its publication or as gone', async () => {
    const id = await article('Một', { _status: 'published' })
    const refs = [
      { kind: 'document', id: 'missing' },
      { kind: 'article', id },
      { kind: 'home', id: 'home' },
      { kind: 'home', id: 'portal' },
      { kind: 'article', id },
      { kind: 'article', id: '"; DROP TABLE articles' },
    ] as const
    const items = itemsResponseSchema.parse({ items: await desk.feed.items(...refs) }).items
    expect(items.map((item) => [item.kind, 'gone' in item])).toEqual([
      ['document', true],
      ['article', false],
      ['home', false],
      ['home', true],
      ['article', true],
    ])
  })

  test('more than 500, another kind or no JSON is a bad request', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({ kind: 'article' as const, id: `${n}` }))
    await expect(desk.feed.items(...many)).rejects.toThrow('items: 400')
    await expect(desk.feed.items({ kind: 'user' as 'article', id: '1' })).rejects.toThrow(
      'items: 400',
    )
  })

  test('one that breaks its schema is sent as it is, and the others with it', async () => {
    const id = await article('Tốt', { _status: 'published' })
    const broken = await desk.made.record('agencies', 'own')
    await desk.feed.cms.payload.db.updateOne({
      collection: 'agencies',
      id: broken,
      data: { shortName: '' },
    })
    const answers = await desk.feed.items({ kind: 'agency', id: broken }, { kind: 'article', id })
    const [bad, good] = answers.map(({ publication }) => publicationSchema.safeParse(publication))
    expect([bad?.success, good?.success]).toEqual([false, true])
    expect(answers[0]?.publication).toMatchObject({ kind: 'agency', id: broken })
  })
})

test('a record of every field is presented as its fields say', async () => {
  const paper = await upload('ban-ky.pdf', pdf(), 'application/pdf')
  const target = await desk.made.record('documents', 'own', true)
  const field = await desk.made.record('fields-of-law', 'own')
  const type = (await desk.feed.published('document-type'))[0]
  const { id } = await desk.feed.cms.payload.create({
    collection: 'documents',
    overrideAccess: true,
    data: {
      number: '16/2017/QĐ-UBND',
      title: 'Ban hành Quy định quản lý',
      type,
      issuer: desk.made.ownAgency,
      authority: 'ubnd',
      issuedOn: '2017-04-19',
      effectiveOn: '01/05/2017',
      fields: [field],
      signerName: 'Trần Ngọc Căng',
      signerPosition: 'Chủ tịch',
      place: 'Quảng Ngãi',
      recipients: 'Như Điều 3;\n\n- Lưu: VT.\n',
      text: richText('Điều 1. Ban hành'),
      files: [paper.id],
      relations: [{ type: 'thay-the', target }],
      sample: true,
      publishedAt: past(),
      _status: 'published',
    } as never,
  })
  const [answer] = await desk.feed.items({ kind: 'document', id: String(id) })
  const document = publicationSchema.parse(answer?.publication)
  expect(document).toMatchObject({
    number: '16/2017/QĐ-UBND',
    type,
    issuer: desk.made.ownAgency,
    authority: 'ubnd',
    fields: [field],
    issuedOn: '2017-04-19',
    effectiveOn: '2017-05-01',
    signer: { name: 'Trần Ngọc Căng', position: 'Chủ tịch' },
    recipients: ['Như Điều 3;', '- Lưu: VT.'],
    text: '<p>Điều 1. Ban hành</p>',
    files: [{ sha256: paper.sha256, name: 'ban-ky.pdf', mime: 'application/pdf' }],
    relations: [{ type: 'thay-the', target }],
    sample: true,
  })
})

describe('a draft for its preview', () => {
  test('is presented as it will be, with its files, without being published', async () => {
    const paper = await upload('xem-truoc.pdf', pdf(), 'application/pdf')
    const id = await article('Xem trước', { _status: 'draft', attachments: [paper.id] })
    const record = await desk.feed.cms.payload.findByID({
      collection: 'articles',
      id,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
    const { publication, stored, problems } = await presentDraft(
      desk.feed.cms.payload,
      'article',
      record,
      new Date(),
    )
    expect(problems).toEqual([])
    expect(publication).toMatchObject({ title: 'Xem trước', files: [{ sha256: paper.sha256 }] })
    const name = stored.get(paper.sha256 ?? '') ?? ''
    expect(await readFile(join(desk.feed.cms.folder, 'cms', 'media', name))).toHaveLength(
      paper.filesize ?? 0,
    )
    expect(await desk.feed.published('article')).not.toContain(id)
  })

  test('names what is missing', async () => {
    const draft = { title: 'Chưa xong', section: desk.made.section }
    const { publication, problems } = await presentDraft(
      desk.feed.cms.payload,
      'article',
      draft,
      new Date(),
    )
    expect(publication).toBeUndefined()
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'summary',
      'author',
      'source',
    ])
  })
})
