import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flattenProvisions } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import {
  arrive,
  makeAgency,
  type Opened,
  openConsultation,
  submissionTo,
} from './comments/stand.ts'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let open: Opened
let synthesiser: Account

beforeAll(async () => {
  cms = await startCms()
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  synthesiser = await cms.account('synthesiser')
})
afterAll(() => cms.stop())

const lines = [
  'Điều 1. Phạm vi điều chỉnh',
  '1. Quy định này quy định mức thu.',
  '2. Không áp dụng với:',
  'a) Hộ nghèo;',
  'b) Hộ cận nghèo.',
  'Điều 2. Hiệu lực',
  'Quyết định này có hiệu lực từ ngày ký.',
]
const send = (method: string, path: string, body: object) =>
  cms.rest(method, path, { as: synthesiser, body })
const make = (body: object) =>
  send('POST', '/api/draft-texts', {
    ...{ consultation: open.id, version: 2, on: '2026-11-02', title: 'Bản 2', ...body },
  })
const ids = (provisions: Provision[]) => flattenProvisions(provisions).map(({ id }) => id)

describe('a draft text', () => {
  it('gives the same provisions whether it is pasted or written in the editor', async () => {
    const pasted = await make({ pasted: lines.join('\n'), confirmed: true, _status: 'published' })
    const written = await make({ text: richText(...lines), confirmed: true, _status: 'published' })
    expect(pasted.status, JSON.stringify(pasted.body)).toBe(201)
    expect(ids(pasted.body.doc.provisions)).toEqual(
      expect.arrayContaining(['dieu-1', 'dieu-1.khoan-2', 'dieu-1.khoan-2.diem-b', 'dieu-2']),
    )
    expect(written.body.doc.provisions).toEqual(pasted.body.doc.provisions)
    expect(pasted.body.doc.outline).toContain('Điều 1. Phạm vi điều chỉnh\n')
    expect(pasted.body.doc.agency).toBe(open.agency)
  })

  it('of more than two million characters is refused beside its field, a draft of it too', async () => {
    const { status, body } = await send('POST', '/api/draft-texts?draft=true', {
      ...{ consultation: open.id, version: 9, on: '2026-11-02', title: 'Quá dài' },
      ...{ pasted: 'Điều 1. Chữ\n'.repeat(170_000), _status: 'draft' },
    })
    expect(status).toBe(400)
    expect(body.errors[0].data.errors).toMatchObject([
      { path: 'pasted', message: expect.stringContaining('2 triệu ký tự') },
    ])
  })

  it('with odd places is published only when an officer has confirmed them', async () => {
    const odd = [...lines.slice(0, 5), 'Điều 4. Nhảy số', 'Nội dung.'].join('\n')
    const draft = await send('POST', '/api/draft-texts?draft=true', {
      ...{ consultation: open.id, version: 3, on: '2026-11-03', title: 'Bản 3' },
      ...{ pasted: odd, _status: 'draft' },
    })
    const { id, warnings } = draft.body.doc
    expect(warnings).toBeTruthy()
    const publish = (more: object) =>
      send('PATCH', `/api/draft-texts/${id}`, { ...more, _status: 'published' })
    const blind = await publish({})
    expect(blind.status).toBe(400)
    expect(JSON.stringify(blind.body)).toContain('Xem lại các chỗ hệ thống nêu')
    expect((await publish({ confirmed: true })).status).toBe(200)
    // Confirmed for one text is not confirmed for another with other oddities.
    const other = await publish({ pasted: `${odd}\nĐiều 9. Nhảy nữa\nNội dung.`, confirmed: true })
    expect(other.status).toBe(400)
  })

  it('is not published empty', async () => {
    const empty = await make({ _status: 'published' })
    expect(JSON.stringify(empty.body)).toContain('Dán hoặc soạn toàn văn dự thảo trước khi đăng.')
  })

  it('stays as it is once somebody has commented on it', async () => {
    const change = { pasted: lines.slice(0, 5).join('\n'), confirmed: true, _status: 'published' }
    const path = `/api/draft-texts/${open.draft}`
    const text = await cms.rest('GET', path, { as: synthesiser })
    await arrive(cms, submissionTo(open))
    const refused = await send('PATCH', path, change)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('Đã có 1 góp ý cho bản này')
    const retitled = await send('PATCH', path, { title: 'Bản trình', _status: 'published' })
    expect(retitled.status).toBe(200)
    expect(retitled.body.doc.provisions).toEqual(text.body.provisions)
  })
})
