import type { Field, FlattenedField } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemNames } from '#cms/fields/system.ts'
import { vi } from '#cms/words.ts'
import { richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
}, 60_000)
afterAll(() => cms.stop())

/** Every text in a value, with its path; functions are asked by others. */
function* texts(
  value: unknown,
  path: string,
  seen = new Set<unknown>(),
): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value]
  if (!value || typeof value !== 'object' || seen.has(value)) return
  seen.add(value)
  for (const [name, one] of Object.entries(value)) yield* texts(one, `${path}.${name}`, seen)
}
const configs = () =>
  [...cms.payload.config.collections, ...cms.payload.config.globals].filter(
    ({ slug }) => !slug.startsWith('payload-'),
  )
const unfit = /vui lòng|không hợp lệ|!|quý khách|bắt buộc nhập/i

test('the admin speaks as the portal does, in every one of its sentences', () => {
  const odd = [...texts(vi.translations, 'vi')].filter(([, text]) => unfit.test(text))
  expect(odd).toEqual([])
  const pronouns = [...texts(vi.translations, 'vi')].filter(([, text]) =>
    /(?<!\p{L})bạn(?!\p{L})/iu.test(text),
  )
  expect(pronouns).toEqual([])
})

test('every field and collection has a Vietnamese name and fitting help', () => {
  const odd: string[] = []
  for (const { slug, admin, flattenedFields } of configs()) {
    if (!admin.group) odd.push(`${slug}: no group`)
    for (const field of flattenedFields) {
      const label = 'label' in field ? field.label : undefined
      if (typeof label === 'string' && /^[A-Z][a-z]+( [A-Z][a-z]+)*$/.test(label))
        odd.push(`${slug}.${field.name}: ${label}`)
      for (const [path, text] of texts(field.admin, `${slug}.${field.name}`))
        if (/description|placeholder/.test(path) && unfit.test(text)) odd.push(`${path}: ${text}`)
    }
  }
  expect(odd).toEqual([])
})

/** Collections that the portal writes and people only read. */
const unwritten = new Set(['events', 'tallies', 'comment-files'])
type Shown = { hidden?: boolean; admin?: { hidden?: boolean; readOnly?: boolean } }

/** Fields whose name says all that there is to say. */
const evident = new Set(['title', 'name', 'email', 'phone', 'address', 'label'])

/** Every field that a person may fill in, those inside lists and groups included, by its path. */
function* editable(fields: readonly FlattenedField[], at: string): Generator<[string, Field]> {
  for (const field of fields) {
    const { hidden, admin = {} } = field as Shown
    if (hidden || admin.hidden || admin.readOnly || systemNames.has(field.name)) continue
    const path = `${at}.${field.name}`
    if ('flattenedFields' in field) yield* editable(field.flattenedFields, path)
    if (!evident.has(field.name)) yield [path, field as Field]
  }
}

test('every field that a person fills in says how, unless its name says it all', () => {
  const silent = configs()
    .filter(({ slug }) => !unwritten.has(slug))
    .flatMap(({ slug, flattenedFields }) => [...editable(flattenedFields, slug)])
    .filter(([, { admin }]) => !(admin && 'description' in admin && admin.description))
    .map(([path]) => path)
  expect(silent).toEqual([])
})

test('a failure inside is told without its inside', async () => {
  const webmaster = await cms.account('webmaster')
  const find = cms.payload.db.find
  cms.payload.db.find = () => Promise.reject(new Error('SELECT secret FROM inside'))
  const answer = await cms.rest('GET', '/api/sections', { as: webmaster })
  cms.payload.db.find = find
  expect(answer.status).toBe(500)
  expect(answer.body).toEqual({
    errors: [{ message: expect.stringMatching(/^Hệ thống gặp lỗi, chưa lưu được\. Thử lại/) }],
  })
})

test('a record that a colleague has open is said in Vietnamese', async () => {
  const [first, second] = [await cms.account('webmaster'), await cms.account('webmaster')]
  const { body } = await cms.rest('POST', '/api/pages?draft=true', {
    as: first,
    body: { title: 'Giới thiệu', lang: 'vi', body: richText('Một đoạn.') },
  })
  await cms.payload.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'pages', value: body.doc.id },
      user: { relationTo: 'users', value: first.id },
    },
    overrideAccess: true,
  })
  const save = await cms.rest('PATCH', `/api/pages/${body.doc.id}?draft=true&overrideLock=false`, {
    as: second,
    body: { title: 'Tên khác' },
  })
  expect(save.status).toBe(423)
  expect(save.body.errors[0].message).toMatch(/^Người khác đang mở để sửa nội dung này/)
})
