import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  collectionRules,
  globalRules,
  type Operation,
  operations,
  type Role,
  roles,
  type Subject,
} from '#shared/roles.ts'
import { type Fixtures, fixtures } from './fixtures.ts'
import { type Account, startCms, type TestCms } from './support.ts'

/**
 * Walks role × collection × operation by real REST and compares with the table: each combination is
 * tried on a record of the user's own agency (unpublished, made by nobody in particular) and on a foreign one.
 */
let cms: TestCms
let made: Fixtures
const accounts = new Map<Role, Account>()

beforeAll(async () => {
  cms = await startCms()
  made = await fixtures(cms)
  for (const role of roles) {
    accounts.set(role, await cms.account(role, { agency: made.ownAgency }))
  }
}, 120_000)
afterAll(() => cms.stop())

const subjects = Object.keys(collectionRules) as Subject[]
const drafts = new Set<Subject>(['articles', 'pages', 'documents', 'consultations', 'draft-texts'])

test('the table names every collection and global of the CMS, and no other', () => {
  const internal = /^payload-/
  const collections = cms.payload.config.collections.map(({ slug }) => slug)
  expect(collections.filter((slug) => !internal.test(slug)).sort()).toEqual([...subjects].sort())
  const globals = cms.payload.config.globals.map(({ slug }) => slug)
  expect(globals.sort()).toEqual(Object.keys(globalRules).sort())
})

test('every combination has a rule', () => {
  for (const subject of subjects)
    for (const operation of operations)
      for (const role of roles)
        expect(
          collectionRules[subject][operation][role],
          `${subject} ${operation} ${role}`,
        ).toMatch(/^(all|none|own-agency|unpublished|self|own-acts)$/)
})

describe.each(subjects)('%s', (subject) => {
  test.each([...roles])('as %s', async (role) => {
    const as = accounts.get(role) as Account
    const rule = (operation: Operation) => collectionRules[subject][operation][role]
    const seen = (status: number) => status < 300

    for (const whose of ['own', 'foreign'] as const) {
      const allowed = (operation: Operation) => {
        const given = rule(operation)
        if (given === 'all') return true
        if (given === 'own-agency') return whose === 'own'
        return given === 'unpublished'
      }
      const where = `${whose} ${subject} for ${role}`

      if (!['self', 'own-acts'].includes(rule('read'))) {
        const id = await made.record(subject, whose)
        const read = await cms.rest('GET', `/api/${subject}/${id}?draft=true`, { as })
        expect(seen(read.status), `read ${where}: ${read.status}`).toBe(allowed('read'))
        const list = await cms.rest('GET', `/api/${subject}?where[id][equals]=${id}`, { as })
        expect(list.status < 300 && list.body.totalDocs === 1, `list ${where}`).toBe(
          allowed('read'),
        )
      }

      if (subject !== 'events') {
        const query = drafts.has(subject) ? '?draft=true' : ''
        const body = await made.body(subject, whose)
        const create = await cms.rest('POST', `/api/${subject}${query}`, { as, body })
        expect(seen(create.status), `create ${where}: ${create.status}`).toBe(allowed('create'))
      }

      if (rule('update') !== 'self') {
        const id = await made.record(subject, whose)
        const query = drafts.has(subject) ? '?draft=true' : ''
        const update = await cms.rest('PATCH', `/api/${subject}/${id}${query}`, {
          as,
          body: made.change(subject),
        })
        expect(seen(update.status), `update ${where}: ${update.status}`).toBe(allowed('update'))
        expect(await made.changed(subject, id)).toBe(allowed('update'))
        if (allowed('update')) made.spend()
      }

      if (drafts.has(subject)) {
        const id = await made.record(subject, whose)
        const publish = await cms.rest('PATCH', `/api/${subject}/${id}`, {
          as,
          body: { _status: 'published' },
        })
        const both = allowed('publish') && allowed('update')
        expect(seen(publish.status), `publish ${where}: ${publish.status}`).toBe(both)
        expect(await made.published(subject, id)).toBe(both)
        if (both) made.spend()
      }

      if (subject !== 'events') {
        const id = await made.record(subject, whose)
        const deletedAt = new Date().toISOString()
        const trash = await cms.rest('PATCH', `/api/${subject}/${id}`, { as, body: { deletedAt } })
        const update = rule('update') === 'self' ? false : allowed('update')
        expect(seen(trash.status), `trash ${where}: ${trash.status}`).toBe(
          allowed('trash') && update,
        )
        if (allowed('trash') && update) made.spend()
      }

      const id = await made.record(subject, whose)
      const gone = await cms.rest('DELETE', `/api/${subject}/${id}`, { as })
      expect(gone.status, `delete ${where}`).toBe(403)
      const all = await cms.rest('DELETE', `/api/${subject}?where[id][equals]=${id}`, { as })
      expect(all.status, `delete ${where} in bulk`).toBe(403)
    }
  })

  test('a stranger can do nothing, by no trick', async () => {
    const id = await made.record(subject, 'own', true)
    const tries: [string, string, object?][] = [
      ['GET', `/api/${subject}`],
      ['GET', `/api/${subject}?trash=true`],
      ['GET', `/api/${subject}?limit=0`],
      ['GET', `/api/${subject}?depth=5&draft=true`],
      ['GET', `/api/${subject}/count`],
      ['GET', `/api/${subject}/${id}`],
      ['GET', `/api/${subject}/${id}?trash=true`],
      ['GET', `/api/${subject}/versions`],
      ['POST', `/api/${subject}`, { title: 'x', email: 'a@example.vn', password: 'x' }],
      ['PATCH', `/api/${subject}/${id}`, { title: 'x' }],
      ['PATCH', `/api/${subject}?where[id][equals]=${id}`, { title: 'x' }],
      ['DELETE', `/api/${subject}/${id}`],
      ['DELETE', `/api/${subject}?where[id][equals]=${id}`],
    ]
    for (const [method, path, body] of tries) {
      const answer = await cms.rest(method, path, body ? { body } : {})
      expect([403, 404], `${method} ${path}: ${answer.status}`).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toContain(made.canary)
    }
    const override = await cms.rest('POST', `/api/${subject}`, {
      headers: { 'x-payload-http-method-override': 'GET' },
      body: { limit: 0 },
    })
    expect(override.status).toBe(403)
  })
})

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

describe('globals', () => {
  test.each(Object.keys(globalRules) as (keyof typeof globalRules)[])('%s', async (slug) => {
    expect((await cms.rest('GET', `/api/globals/${slug}`)).status).toBe(403)
    expect((await cms.rest('POST', `/api/globals/${slug}`, { body: {} })).status).toBe(403)
    for (const role of roles) {
      const as = accounts.get(role) as Account
      const rules = globalRules[slug]
      const read = await cms.rest('GET', `/api/globals/${slug}`, { as })
      expect(read.status, `${role} reads ${slug}`).toBe(rules.read[role] === 'all' ? 200 : 403)
      const body = made.globalBody(slug)
      const write = await cms.rest('POST', `/api/globals/${slug}`, { as, body })
      expect(write.status, `${role} writes ${slug}`).toBe(rules.update[role] === 'all' ? 200 : 403)
    }
  })
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
