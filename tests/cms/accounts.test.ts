import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#shared/roles.ts'
import { type Fixtures, fixtures } from './fixtures.ts'
import { type Account, startCms, type TestCms } from './support.ts'

let cms: TestCms
let made: Fixtures
const accounts = new Map<Role, Account>()

beforeAll(async () => {
  cms = await startCms()
  made = await fixtures(cms)
  for (const role of ['admin', 'editor', 'clerk'] as const)
    accounts.set(role, await cms.account(role))
}, 120_000)
afterAll(() => cms.stop())

test('Payload’s own collections are closed to strangers', async () => {
  for (const slug of ['payload-preferences', 'payload-locked-documents', 'payload-migrations']) {
    const list = await cms.rest('GET', `/api/${slug}`)
    expect([401, 403, 404, 501], `${slug}: ${list.status}`).toContain(list.status)
    const write = await cms.rest('POST', `/api/${slug}`, { body: { name: 'x' } })
    expect([401, 403, 404, 501], `${slug}: ${write.status}`).toContain(write.status)
  }
  expect((await cms.rest('POST', '/api/graphql', { body: { query: '{__typename}' } })).status).toBe(
    404,
  )
})

test('passwords and keys cannot be read or guessed at by colleagues', async () => {
  const as = accounts.get('editor') as Account
  const { body } = await cms.rest('GET', '/api/users?limit=100', { as })
  for (const secret of ['hash', 'salt', 'resetPasswordToken', 'apiKey'])
    for (const user of body.docs) expect(user).not.toHaveProperty(secret)
  for (const field of ['hash', 'salt', 'resetPasswordToken']) {
    const answer = await cms.rest('GET', `/api/users?where[${field}][exists]=true`, { as })
    expect(answer.status, field).toBe(400)
  }
})

describe('accounts', () => {
  const roleOf = async (id: string) =>
    (await cms.payload.findByID({ collection: 'users', id, overrideAccess: true })).roles

  test('the first account cannot be made from outside', async () => {
    const body = {
      email: 'ke-la@example.vn',
      password: 'mat-khau-dai',
      name: 'Kẻ lạ',
      roles: ['admin'],
    }
    expect((await cms.rest('POST', '/api/users/first-register', { body })).status).toBe(403)
  })

  test('nobody raises a role, an administrator’s own included', async () => {
    for (const role of roles) {
      const me = await cms.account(role, { agency: made.ownAgency })
      await cms.rest('PATCH', `/api/users/${me.id}`, { as: me, body: { roles: [...roles] } })
      expect(await roleOf(me.id)).toEqual([role])
    }
  })

  test('only an administrator gives roles; others change their own name, not a colleague’s', async () => {
    const admin = await cms.account('admin')
    const editor = await cms.account('editor')
    const other = await cms.account('clerk')
    const patch = (as: Account, id: string, body: object) =>
      cms.rest('PATCH', `/api/users/${id}`, { as, body })
    expect((await patch(admin, other.id, { roles: ['clerk', 'editor'] })).status).toBe(200)
    expect(await roleOf(other.id)).toEqual(['clerk', 'editor'])
    expect((await patch(editor, editor.id, { name: 'Tên mới' })).status).toBe(200)
    expect((await patch(editor, other.id, { name: 'Tên lạ' })).status).toBe(403)
    expect((await patch(editor, other.id, { password: 'x'.repeat(12) })).status).toBe(403)
  })

  test('a password of fewer than eight characters is refused', async () => {
    const editor = await cms.account('editor')
    const refused = await cms.rest('PATCH', `/api/users/${editor.id}`, {
      as: editor,
      body: { password: '1234567' },
    })
    expect(refused.body.errors[0].data.errors).toEqual([
      { path: 'password', message: 'Mật khẩu cần ít nhất 8 ký tự.' },
    ])
  })

  test('a drafter cannot move a consultation, or a text, to another agency', async () => {
    const drafter = await cms.account('drafter', { agency: made.ownAgency })
    const foreign = await made.record('consultations', 'foreign')
    const { agency } = (await cms.payload.findByID({
      collection: 'consultations',
      id: foreign,
      draft: true,
      overrideAccess: true,
    })) as { agency: string }
    const move = async (subject: 'consultations' | 'draft-texts', body: object) =>
      cms.rest('PATCH', `/api/${subject}/${await made.record(subject, 'own')}?draft=true`, {
        as: drafter,
        body,
      })
    expect((await move('consultations', { agency })).status).toBe(403)
    expect((await move('draft-texts', { consultation: foreign })).status).toBe(403)
  })

  test('an administrator cannot remove the own account, so one always remains', async () => {
    const admin = await cms.account('admin')
    const body = { deletedAt: new Date().toISOString() }
    expect((await cms.rest('PATCH', `/api/users/${admin.id}`, { as: admin, body })).status).toBe(
      403,
    )
  })

  test('a person without a role, or in the trash, can do nothing', async () => {
    const nobody = await cms.account('editor')
    await cms.payload.db.updateOne({ collection: 'users', id: nobody.id, data: { roles: [] } })
    expect((await cms.rest('GET', '/api/articles', { as: nobody })).status).toBe(403)
    const former = await cms.account('chief-editor')
    const deletedAt = new Date().toISOString()
    await cms.rest('PATCH', `/api/users/${former.id}`, {
      as: accounts.get('admin') as Account,
      body: { deletedAt },
    })
    expect((await cms.rest('GET', '/api/articles', { as: former })).status).toBe(403)
    const { email, password } = former
    expect((await cms.rest('POST', '/api/users/login', { body: { email, password } })).status).toBe(
      401,
    )
  })

  test('one sees what one did in the log, an administrator everything', async () => {
    const editor = await cms.account('editor')
    const { email, password } = editor
    await cms.rest('POST', '/api/users/login', { body: { email, password } })
    const { body } = await cms.rest('GET', '/api/events?limit=100', { as: editor })
    expect(body.docs.length).toBeGreaterThan(0)
    expect(new Set(body.docs.map((event: { actor: string }) => event.actor))).toEqual(
      new Set([editor.id]),
    )
    const all = await cms.rest('GET', '/api/events?limit=1', {
      as: accounts.get('admin') as Account,
    })
    expect(all.body.totalDocs).toBeGreaterThan(body.totalDocs)
  })
})

test('staff read page by page, and the trash only where they may empty their hands into it', async () => {
  const clerk = accounts.get('clerk') as Account
  for (const query of ['limit=0', 'limit=100000', 'pagination=false'])
    expect((await cms.rest('GET', `/api/documents?${query}`, { as: clerk })).status, query).toBe(
      400,
    )
  expect((await cms.rest('GET', '/api/documents?trash=true', { as: clerk })).status).toBe(200)
  expect((await cms.rest('GET', '/api/articles?trash=true', { as: clerk })).status).toBe(403)
})

test('the bytes of a file are for staff only', async () => {
  const { filename } = await cms.payload.findByID({
    collection: 'files',
    id: await made.record('files', 'own'),
    overrideAccess: true,
  })
  const path = `/api/files/file/${filename}`
  expect((await cms.rest('GET', path)).status).toBe(403)
  expect((await cms.rest('GET', path, { as: accounts.get('clerk') as Account })).status).toBe(200)
})
