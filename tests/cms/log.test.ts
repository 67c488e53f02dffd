import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let webmaster: Account
beforeAll(async () => {
  cms = await startCms()
  webmaster = await cms.account('webmaster')
}, 60_000)
afterAll(() => cms.stop())

const events = async (recordId: string) => {
  const { docs } = await cms.payload.find({
    collection: 'events',
    where: { recordId: { equals: recordId } },
    sort: 'at',
    limit: 100,
    overrideAccess: true,
  })
  return docs.map(({ action, changed, actorEmail, collection, recordTitle }) => ({
    action,
    changed,
    actorEmail,
    collection,
    recordTitle,
  }))
}

test('every step of a page’s life leaves who, what and which fields', async () => {
  const send = (method: string, path: string, body?: object) =>
    cms.rest(method, path, { as: webmaster, ...(body && { body }) })
  const made = await send('POST', '/api/pages?draft=true', { title: 'Giới thiệu', lang: 'vi' })
  const { id } = made.body.doc
  const path = `/api/pages/${id}`
  await send('PATCH', `${path}?draft=true`, { body: richText('Một.'), summary: 'Tóm tắt' })
  await send('PATCH', `${path}?draft=true`, { summary: 'Tóm tắt' })
  // An answer cut down by `select` must not cut down what is logged.
  await send('PATCH', `${path}?select[title]=true`, { _status: 'published' })
  await send('PATCH', path, {
    withdrawnAt: new Date().toISOString(),
    withdrawnReason: 'Cũ',
    _status: 'published',
  })
  await send('PATCH', path, { _status: 'draft' })
  await send('PATCH', path, { deletedAt: new Date().toISOString() })
  await send('PATCH', `${path}?trash=true`, { deletedAt: null })
  const log = await events(id)
  expect(log.map(({ action, changed }) => [action, changed])).toEqual([
    ['create', expect.arrayContaining(['title', 'slug', 'lang'])],
    ['update', ['summary', 'body']],
    ['publish', ['publishedAt']],
    ['withdraw', ['withdrawnAt', 'withdrawnReason']],
    ['unpublish', []],
    ['trash', []],
    ['restore', []],
  ])
  for (const entry of log)
    expect(entry).toMatchObject({
      actorEmail: webmaster.email,
      collection: 'pages',
      recordTitle: 'Giới thiệu',
    })
})

test('a refused save leaves no row', async () => {
  const count = () => cms.payload.count({ collection: 'events', overrideAccess: true })
  const before = await count()
  const refused = await cms.rest('POST', '/api/pages', {
    as: webmaster,
    body: { title: 'Thiếu nội dung', _status: 'published' },
  })
  expect(refused.status).toBe(400)
  expect(await count()).toEqual(before)
})

test('a global’s change names its fields', async () => {
  const body = { menu: [{ label: 'Trang chủ', href: '/' }] }
  await cms.rest('POST', '/api/globals/navigation', { as: webmaster, body })
  expect(await events('navigation')).toMatchObject([
    { action: 'update', changed: ['menu'], recordTitle: 'Trình đơn' },
  ])
})

test('logging in and out is logged; a wrong password is not a login', async () => {
  const person = await cms.account('editor')
  const login = (password: string) =>
    cms.rest('POST', '/api/users/login', { body: { email: person.email, password } })
  expect((await login('sai-mat-khau')).status).toBe(401)
  expect((await login(person.password)).status).toBe(200)
  await cms.rest('POST', '/api/users/logout', { as: person })
  const actions = (await events(person.id)).map(({ action }) => action)
  expect(actions).toEqual(['create', 'login', 'logout'])
})

test('after five wrong passwords the account rests for a while', async () => {
  const { email, password } = await cms.account('editor')
  const login = (given: string) =>
    cms.rest('POST', '/api/users/login', { body: { email, password: given } })
  for (let n = 0; n < 6; n += 1) expect((await login('sai-mat-khau')).status).toBe(401)
  expect((await login(password)).status).toBe(401)
})

test('nothing can change or remove a row, not even a script', async () => {
  const { docs } = await cms.payload.find({ collection: 'events', limit: 1, overrideAccess: true })
  const id = String(docs[0]?.id)
  const common = { collection: 'events', id, overrideAccess: true } as const
  await expect(cms.payload.update({ ...common, data: { recordTitle: 'x' } })).rejects.toThrow(
    'Nhật ký không sửa',
  )
  await expect(cms.payload.delete(common)).rejects.toThrow('Nhật ký không sửa')
})
