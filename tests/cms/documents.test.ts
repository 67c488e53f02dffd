import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, startCms, type TestCms } from './support.ts'

let cms: TestCms
let clerk: Account
let type: string
let province: string
let office: string

beforeAll(async () => {
  cms = await startCms()
  clerk = await cms.account('clerk')
  const post = async (collection: string, body: object) =>
    (await cms.rest('POST', `/api/${collection}`, { as: clerk, body })).body.doc.id
  type = await post('document-types', { title: 'Quyết định', code: 'QĐ', order: 1 })
  province = await post('agencies', {
    title: 'Ủy ban nhân dân tỉnh Quảng Ngãi',
    shortName: 'UBND tỉnh',
    level: 'tinh',
    order: 1,
  })
  office = await post('agencies', {
    title: 'Văn phòng Ủy ban nhân dân tỉnh',
    shortName: 'Văn phòng UBND tỉnh',
    level: 'so-nganh',
    order: 2,
  })
}, 60_000)
afterAll(() => cms.stop())

const words = (own: object = {}) => ({
  title: 'Về việc ban hành quy chế',
  type,
  issuer: province,
  authority: 'ubnd',
  issuedOn: '2017-04-19',
  ...own,
})
const create = (own: object, query = '') =>
  cms.rest('POST', `/api/documents${query}`, { as: clerk, body: words(own) })
const change = (id: string, body: object, query = '') =>
  cms.rest('PATCH', `/api/documents/${id}${query}`, { as: clerk, body })
const errors = (answer: { body: { errors: { data: { errors: object[] } }[] } }) =>
  answer.body.errors[0]?.data.errors

describe('a number', () => {
  test('in any spelling is stored as it should be shown, with key, year and address', async () => {
    const made = await create({ number: 'Số: 016 / 2017/QÐ–UBND'.normalize('NFD') })
    expect(made.status).toBe(201)
    const { doc } = made.body
    expect(doc).toMatchObject({ number: '016/2017/QĐ-UBND', year: 2017 })
    expect(doc.slug).toBe(`016-2017-qd-ubnd-${doc.id.slice(0, 8)}`)
    const other = await create({ number: '16/2017/QĐ-UBND', title: 'Lần hai' })
    expect(other.status).toBe(400)
    expect(errors(other)).toEqual([
      {
        path: 'number',
        message:
          'Số 16/2017/QĐ-UBND năm 2017 của cơ quan này đã có: "Về việc ban hành quy chế". Sửa bản ghi đó hoặc kiểm tra lại số.',
      },
    ])
  })

  test('may recur with another issuer or in another year, and after the first went to the trash', async () => {
    const first = await create({ number: '308/QĐ-UBND' })
    expect((await create({ number: '308/QĐ-UBND', issuer: office })).status).toBe(201)
    expect((await create({ number: '308/QĐ-UBND', issuedOn: '2018-03-19' })).status).toBe(201)
    const { id } = first.body.doc
    await change(id, { deletedAt: new Date().toISOString() })
    const second = await create({ number: '308/QĐ-UBND' })
    expect(second.status).toBe(201)
    const back = await change(id, { deletedAt: null }, '?trash=true')
    expect(back.status).toBe(400)
    await change(second.body.doc.id, { deletedAt: new Date().toISOString() })
    expect((await change(id, { deletedAt: null }, '?trash=true')).status).toBe(200)
  })

  test('may be absent from any number of documents', async () => {
    const made = [await create({}), await create({ number: '' }), await create({ number: null })]
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(made[0]?.body.doc.slug).toMatch(/^ve-viec-ban-hanh-quy-che-[0-9a-f]{8}$/)
  })

  test('typed twice at the same instant is taken once', async () => {
    const twice = await Promise.all([
      create({ number: '99/2020/QĐ-UBND', issuedOn: '2020-01-02' }),
      create({ number: '99/2020/QĐ-UBND', issuedOn: '2020-01-02' }),
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 400])
  })

  test('nobody can read is kept as printed, with a warning', async () => {
    const made = await create({ number: '12 QĐ/UB' })
    expect(made.body.doc).toMatchObject({ number: '12 QĐ/UB', numberKey: '12 qd ub' })
    expect(made.body.doc.warnings).toContain('Số ký hiệu')
  })
})

describe('days', () => {
  test('are typed as Vietnamese clerks write them and kept without an hour', async () => {
    const made = await create({ issuedOn: '5/6/2019', effectiveOn: 'ngày 20 tháng 6 năm 2019' })
    expect(made.body.doc).toMatchObject({ issuedOn: '2019-06-05', effectiveOn: '2019-06-20' })
  })

  test('that do not exist are refused beside the field', async () => {
    const refused = await create({ issuedOn: '31/02/2019' })
    expect(errors(refused)).toEqual([
      expect.objectContaining({
        path: 'issuedOn',
        message: 'Ngày này không có trong lịch. Kiểm tra lại ngày và tháng.',
      }),
    ])
  })
})

describe('what is odd warns and does not block', () => {
  test('a symbol of the Committee on a document of the Office', async () => {
    const made = await create({
      number: '309/QĐ-UBND',
      issuer: office,
      authority: 'van-phong',
      issuedOn: '2018-03-19',
    })
    expect(made.status).toBe(201)
    expect(made.body.doc.warnings).toBe(
      'Ký hiệu ghi UBND nhưng cơ quan ban hành là Văn phòng Ủy ban nhân dân tỉnh. Đối chiếu với bản ký.\n' +
        'Ký hiệu ghi UBND nhưng thẩm quyền là Văn phòng. Đối chiếu với bản ký.',
    )
  })

  test('a legal document in effect less than ten days after it was signed', async () => {
    const soon = { number: '17/2026/QĐ-UBND', issuedOn: '2026-03-01', effectiveOn: '2026-03-10' }
    const made = await create({ ...soon, _status: 'published' })
    expect(made.status).toBe(201)
    expect(made.body.doc.warnings).toContain('sớm hơn 11/03/2026')
    const mended = await change(made.body.doc.id, {
      effectiveOn: '2026-03-11',
      _status: 'published',
    })
    expect(mended.body.doc.warnings).toBeNull()
  })
})

test('a statement on validity needs its reason', async () => {
  const refused = await create({ validityState: 'het-hieu-luc' })
  expect(errors(refused)).toEqual([expect.objectContaining({ path: 'validityReason' })])
})

test('the address of a list of the site cannot be taken', async () => {
  const refused = await create({ slug: 'ubnd-tinh' })
  expect(errors(refused)).toEqual([expect.objectContaining({ path: 'slug' })])
})

test('the address stays when a number is corrected', async () => {
  const made = await create({ number: '41/QĐ-UBND', _status: 'published' })
  const { id, slug } = made.body.doc
  const mended = await change(id, { number: '42/QĐ-UBND', _status: 'published' })
  expect(mended.body.doc).toMatchObject({ number: '42/QĐ-UBND', slug })
})
