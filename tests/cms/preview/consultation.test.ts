import type { Server } from 'node:http'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#shared/paths.ts'
import { makeAgency, openConsultation } from '../comments/stand.ts'
import { listen, type StaffStand, startStaff } from '../staff.ts'
import type { Account } from '../support.ts'

/** What stands in for the public site: it keeps what it was sent. */
const sent: { publication: Record<string, unknown> }[] = []
let siteServer: Server
let staff: StaffStand
let drafter: Account
let agency: string

beforeAll(async () => {
  const app = express()
  app.use(express.json({ limit: '5mb' }))
  app.post(paths.internalPreview, (req, res) => {
    sent.push(req.body)
    res.send('<!doctype html><html><body><h1>Trang thử</h1></body></html>')
  })
  const { server, port } = await listen(app)
  siteServer = server
  staff = await startStaff({ SITE_INTERNAL_URL: `http://127.0.0.1:${port}` })
  agency = await makeAgency(staff.cms, 'Sở mình')
  drafter = await staff.cms.account('drafter', { agency })
})
afterAll(async () => {
  await staff.stop()
  siteServer.closeAllConnections()
  siteServer.close()
})

const preview = (id: string) => staff.ask(`/admin/xem-truoc/consultations/${id}`, { as: drafter })

describe('a consultation in preparation', () => {
  it('is previewed as its page will be', async () => {
    const regime = await staff.cms.payload.create({
      collection: 'legal-regimes',
      data: { title: 'Luật thử', minimumDays: 20, order: 1 },
      overrideAccess: true, // a fixture
    })
    const made = await staff.cms.rest('POST', '/api/consultations?draft=true', {
      as: drafter,
      body: {
        ...{
          title: 'Quy định mức thu',
          form: 'Quyết định',
          regime: regime.id,
          summary: 'Tóm tắt.',
        },
        ...{ contact: { name: 'Phòng Giá', email: 'a@example.vn' }, _status: 'draft' },
        ...{ opensAt: '2026-12-01T00:00:00.000Z', closesAt: '2026-12-31T17:00:00.000Z' },
      },
    })
    expect(made.status).toBe(201)
    const response = await preview(made.body.doc.id)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Bản xem trước, chưa xuất bản')
    expect(sent.at(-1)?.publication).toMatchObject({
      ...{ kind: 'consultation', title: 'Quy định mức thu', agency },
      regime: { name: 'Luật thử', minimumDays: 20 },
    })
  })

  it('names by its label what it lacks to be a page', async () => {
    const bare = await staff.cms.rest('POST', '/api/consultations?draft=true', {
      ...{ as: drafter, body: { title: 'Mới có tên', _status: 'draft' } },
    })
    const response = await preview(bare.body.doc.id)
    expect(response.status).toBe(422)
    const text = await response.text()
    for (const label of [
      'Mở từ',
      'Đóng lúc',
      'Tóm tắt',
      'Lấy ý kiến theo luật nào',
      'Nơi nhận góp ý',
    ])
      expect(text).toContain(label)
  })

  it('of another agency is not shown', async () => {
    const open = await openConsultation(staff.cms, {
      agency: await makeAgency(staff.cms, 'Sở khác'),
    })
    expect((await preview(open.id)).status).toBe(404)
  })
})
