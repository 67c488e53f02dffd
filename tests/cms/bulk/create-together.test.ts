import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTogether } from '#cms/bulk/create-together.ts'
import { presentPublished } from '#cms/feed/present.ts'
import { richText, startCms, type TestCms } from '../support.ts'

let cms: TestCms
let standing: Record<'type' | 'issuer' | 'field' | 'cited', string>
beforeAll(async () => {
  cms = await startCms()
  const make = async (collection: string, data: object) => {
    const common = { overrideAccess: true, depth: 0 }
    // Collections differ in their types.
    const { id } = await cms.payload.create({ ...common, collection, data } as never)
    return String(id)
  }
  const type = await make('document-types', { title: 'Quyết định', code: 'QĐ', order: 1 })
  const issuer = await make('agencies', {
    ...{ title: 'Ủy ban nhân dân tỉnh', shortName: 'UBND', level: 'tinh', order: 1 },
  })
  const field = await make('fields-of-law', { title: 'Đất đai', order: 1 })
  const cited = await make('documents', {
    ...{ number: '1/QĐ-UBND', title: 'Một', issuedOn: '2020-01-02', authority: 'ubnd' },
    ...{ type, issuer, _status: 'published' },
  })
  standing = { type, issuer, field, cited }
}, 60_000)
afterAll(() => cms.stop())

/** Everything that a document can say, with something odd about its number. */
const whole = (number: string) => ({
  ...{ number, title: ' Quy định về  đất đai', issuedOn: '2021-03-04', authority: 'ubnd' as const },
  ...{ type: standing.type, issuer: standing.issuer, fields: [standing.field] },
  ...{ effectiveOn: '05/04/2021', signerName: 'Nguyễn Văn A', recipients: 'Như Điều 3\nLưu' },
  ...{ text: richText('Điều 1. Phạm vi'), sample: true },
  ...{ validityState: 'het-hieu-luc' as const, validityReason: 'Theo danh sách.' },
  relations: [
    { type: 'can-cu' as const, target: standing.cited },
    { type: 'thay-the' as const, target: standing.cited },
  ],
  _status: 'published' as const,
})
const bare = (number: string) => ({
  ...{ number, title: 'Hai', issuedOn: '2021-03-04', authority: 'ubnd' as const },
  ...{ type: standing.type, issuer: standing.issuer, _status: 'published' as const },
})
type Data = ReturnType<typeof whole> | ReturnType<typeof bare>

const singly = async (data: Data) =>
  String(
    // The address is made by a hook, which the type does not know.
    (
      await cms.payload.create({
        collection: 'documents',
        data: data as never,
        overrideAccess: true,
      })
    ).id,
  )

/** What is kept about a record, and what sites and staff are told of it. */
async function kept(id: string) {
  const { db } = cms.payload
  const where = { id: { equals: id } }
  const versions = await db.findVersions({
    collection: 'documents',
    where: { parent: { equals: id } },
  })
  const { docs: events } = await db.find({
    collection: 'events',
    where: { recordId: { equals: id } },
  })
  const refs = [{ kind: 'document' as const, id }]
  const presented = await presentPublished(cms.payload, refs, new Date(Date.now() + 1000))
  const list = await db.queryDrafts({ collection: 'documents', where })
  return {
    record: await db.findOne({ collection: 'documents', where }),
    versions: versions.docs,
    events,
    presented: presented.get(`document/${id}`),
    list: list.docs,
  }
}

/** Without what differs between any two records: ids, instants, revisions and the figures of numbers. */
function comparable(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll(/(["|])\d+([/-]q)/gi, '$1#$2')
      .replaceAll(/"[0-9a-f]{32}(\.\d)?"/g, '"revision"')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replaceAll(/[0-9a-f]{24}/g, 'id')
      .replaceAll(/-[0-9a-f]{8}"/g, '-start"')
      .replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'instant'),
  )
}

test('records created together equal records created one by one, in everything kept and told', async () => {
  const [one, other] = [await singly(whole('2/QĐ-HĐND')), await singly(bare('3/QĐ-UBND'))]
  const made = await createTogether(cms.payload, 'documents', [
    whole('4/QĐ-HĐND'),
    bare('5/QĐ-UBND'),
  ])
  const [first, second] = made.map(({ id }) => String(id))
  expect(comparable(await kept(String(first)))).toEqual(comparable(await kept(one)))
  expect(comparable(await kept(String(second)))).toEqual(comparable(await kept(other)))
  const { record, versions, events, presented } = await kept(String(first))
  expect(record).toMatchObject({ title: 'Quy định về  đất đai', effectiveOn: '2021-04-05' })
  expect(record).toMatchObject({ warnings: expect.stringContaining('cơ quan ban hành') })
  expect(versions).toMatchObject([{ latest: true, parent: first }])
  expect(events).toMatchObject([{ action: 'publish', recordTitle: 'Quy định về  đất đai' }])
  expect(presented).toMatchObject({ problems: [] })
})

test('they can be edited and restored as any record', async () => {
  const [made] = await createTogether(cms.payload, 'documents', [whole('6/QĐ-UBND')])
  const common = { collection: 'documents', overrideAccess: true, depth: 0 } as const
  await cms.payload.update({ ...common, id: String(made?.id), data: { title: 'Tên mới' } })
  const { versions } = await kept(String(made?.id))
  expect(versions).toHaveLength(2)
  expect(versions.filter(({ latest }) => latest)).toHaveLength(1)
  const first = versions.find(({ latest }) => !latest)
  const restored = await cms.payload.restoreVersion({ ...common, id: String(first?.id) })
  expect(restored).toMatchObject({ title: 'Quy định về  đất đai', fields: [standing.field] })
})

test.each([
  ['one lacks what is required', () => ({ ...bare('11/QĐ-UBND'), issuedOn: '' }), /issuedOn/],
  [
    'one repeats the number of a stored document',
    () => ({ ...bare('1/QĐ-UBND'), issuedOn: '2020-05-06' }),
    /đã có: \\"Một/,
  ],
  ['two have the same number', () => bare('10/QĐ-UBND'), /number/],
])('when %s, nothing of all is kept', async (_, bad, words) => {
  const count = async () =>
    Promise.all(
      (['documents', 'events'] as const).map(async (collection) =>
        cms.payload.db.count({ collection }),
      ),
    ).then(async (counts) => [
      ...counts.map(({ totalDocs }) => totalDocs),
      (await cms.payload.db.countVersions({ collection: 'documents' })).totalDocs,
    ])
  const before = await count()
  const records = [bare('10/QĐ-UBND'), bad(), bare('12/QĐ-UBND')]
  await expect(createTogether(cms.payload, 'documents', records)).rejects.toSatisfy((error) =>
    words.test(JSON.stringify([error.message, error.data])),
  )
  expect(await count()).toEqual(before)
})
