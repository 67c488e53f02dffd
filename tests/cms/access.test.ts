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
