import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '#cms/payload-types.ts'
import { type Account, startCms, type TestCms } from '../support.ts'
import { arrive, makeAgency, type Opened, openConsultation, sha256, submissionTo } from './stand.ts'

let cms: TestCms
let open: Opened
let comment: Comment
let drafter: Account
let stranger: Account
let synthesiser: Account
const email = 'thu.cua.toi@example.vn'
const phone = '0912 345 678'

beforeAll(async () => {
  cms = await startCms()
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  drafter = await cms.account('drafter', { agency: open.agency })
  stranger = await cms.account('drafter', { agency: await makeAgency(cms, 'Sở khác') })
  synthesiser = await cms.account('synthesiser')
  comment = await arrive(cms, submissionTo(open, { email, phone }))
})
afterAll(() => cms.stop())

const looks = async () => {
  const { docs } = await cms.payload.find({
    collection: 'events',
    where: { action: { equals: 'contact' } },
    overrideAccess: true, // a look behind the scenes
  })
  return docs.map(({ recordId, actorEmail }) => ({ recordId, actorEmail }))
}

describe('contact data', () => {
  it('is shown to whoever moderates the comment, and each look is in the log', async () => {
    for (const as of [drafter, synthesiser]) {
      const answer = await cms.rest('GET', `/api/comments/${comment.id}/lien-he`, { as })
      expect([answer.status, answer.body]).toEqual([200, { email, phone }])
    }
    expect(await looks()).toEqual(
      expect.arrayContaining([
        { recordId: comment.id, actorEmail: drafter.email },
        { recordId: comment.id, actorEmail: synthesiser.email },
      ]),
    )
  })

  it('is shown to nobody else, nor is that anybody looked', async () => {
    const before = (await looks()).length
    const editor = await cms.account(['editor', 'chief-editor', 'clerk', 'webmaster', 'admin'])
    const path = `/api/comments/${comment.id}/lien-he`
    expect((await cms.rest('GET', path)).status).toBe(403)
    for (const as of [stranger, editor]) {
      const answer = await cms.rest('GET', path, { as })
      expect(answer.status).toBe(404)
      expect(JSON.stringify(answer.body)).not.toContain(email)
    }
    expect((await cms.rest('GET', '/api/comments/khong-co/lien-he', { as: drafter })).status).toBe(
      404,
    )
    expect(await looks()).toHaveLength(before)
  })

  it('stands in no answer of REST, by no trick', async () => {
    const id = comment.id
    const where = encodeURIComponent
    const tries = [
      `/api/comments/${id}`,
      `/api/comments/${id}?depth=3&showHiddenFields=true`,
      `/api/comments/${id}?select[email]=true&select[phone]=true`,
      `/api/comments/${id}?draft=true&populate[comments][email]=true`,
      '/api/comments?depth=2&limit=100&select[email]=true',
      `/api/comments/access/${id}`,
      '/api/comments/versions',
      `/api/comments/${id}/versions`,
      '/api/events?limit=100&depth=2',
      '/api/comment-files?depth=3&limit=100',
      '/api/consultations?depth=3&limit=100',
      `/api/payload-locked-documents?${where('where[document.value][equals]')}=${id}&depth=3`,
    ]
    for (const path of tries) {
      const answer = await cms.rest('GET', path, { as: synthesiser })
      const said = JSON.stringify(answer.body)
      for (const secret of [email, phone, comment.codeHash ?? '?', comment.bodyHash ?? '?'])
        expect(said, path).not.toContain(secret)
    }
  })

  it('cannot be guessed by asking who has it: where, sort, count, distinct', async () => {
    const fields = ['email', 'phone', 'codeHash', 'bodyHash', 'age', 'mailDue', 'consent']
    for (const field of fields) {
      const tries = [
        `where[${field}][like]=thu`,
        `where[${field}][exists]=true`,
        `where[or][0][and][0][${field}][equals]=${email}`,
        `where[and][0][${field}][not_equals]=x`,
        `where[${field}.x][exists]=true`,
        `where[${field}__x][exists]=true`,
        `sort=${field}`,
        `sort=-${field}`,
        `sort=receivedAt,-${field}`,
      ]
      for (const query of tries) {
        for (const path of ['/api/comments', '/api/comments/count']) {
          if (path.endsWith('count') && query.startsWith('sort')) continue
          const answer = await cms.rest('GET', `${path}?${query}`, { as: synthesiser })
          expect([400, 403], `${path}?${query}: ${answer.status}`).toContain(answer.status)
        }
      }
    }
    for (const query of [`where[email][like]=thu`, `where[and][0][phone][exists]=true`]) {
      const bulk = await cms.rest('PATCH', `/api/comments?${query}`, {
        as: synthesiser,
        body: { state: 'shown' },
      })
      expect([400, 403], query).toContain(bulk.status)
    }
    const posted = await cms.rest('POST', '/api/comments', {
      as: synthesiser,
      headers: { 'x-payload-http-method-override': 'GET' },
    })
    expect(JSON.stringify(posted.body)).not.toContain(email)
    const distinct = cms.payload.findDistinct({
      ...{ collection: 'comments', field: 'email', overrideAccess: false },
      user: { ...(await accountOf(synthesiser)), collection: 'users' },
    })
    await expect(distinct).rejects.toThrow('liên hệ')
  })

  it('cannot be asked for through what points at comments', async () => {
    for (const path of ['document.email', 'document.value.email', 'document.comments.email']) {
      const answer = await cms.rest(
        'GET',
        `/api/payload-locked-documents?where[${path}][like]=thu`,
        { as: synthesiser },
      )
      expect(answer.body.totalDocs ?? 0, path).toBe(0)
    }
  })

  it('cannot be guessed or changed by saving it, nor read from a refusal', async () => {
    const send = (body: object) =>
      cms.rest('PATCH', `/api/comments/${comment.id}`, { as: synthesiser, body })
    const right = await send({ email, phone })
    const wrong = await send({ email: 'doan@example.vn', phone: '1' })
    expect(right.status).toBe(wrong.status)
    const stale = await send({ state: 'shown', revision: 'cu', email: 'doan@example.vn' })
    expect(stale.status).toBe(409)
    for (const answer of [right, wrong, stale])
      expect(JSON.stringify(answer.body)).not.toMatch(/thu\.cua\.toi|0912/)
    const where = { id: { equals: comment.id } }
    const now = await cms.payload.db.findOne<Comment>({ collection: 'comments', where })
    expect(now).toMatchObject({ email, phone, codeHash: comment.codeHash })
  })
})

const accountOf = (account: Account) =>
  cms.payload.findByID({ collection: 'users', id: account.id, overrideAccess: true })

describe('what the author agreed to', () => {
  it('is a page to print, with the notice and its hash, without contact data', async () => {
    const given = submissionTo(open, { age: 'duoi-16', email, phone })
    const { id } = await arrive(cms, given)
    const { status, body, headers } = await cms.rest('GET', `/api/comments/${id}/dong-y`, {
      as: drafter,
    })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    const { notice } = given.consent
    for (const words of [
      notice,
      sha256(notice),
      given.id,
      'Tôi dưới 16 tuổi, cha mẹ hoặc người giám hộ đã đồng ý cho gửi',
    ])
      expect(body).toContain(words)
    expect(body).not.toContain(email)
    expect(body).not.toContain(phone)
  })

  it('is told to nobody else', async () => {
    const path = `/api/comments/${comment.id}/dong-y`
    expect((await cms.rest('GET', path)).status).toBe(403)
    expect((await cms.rest('GET', path, { as: stranger })).status).toBe(404)
  })
})
