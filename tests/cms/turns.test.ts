import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCms, type TestCms } from './support.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
}, 60_000)
afterAll(() => cms.stop())

const section = (title: string, order = 1) => ({
  collection: 'sections' as const,
  data: { title, order, slug: '' },
  overrideAccess: true as const,
})
const titles = async () =>
  (await cms.payload.find({ collection: 'sections', limit: 100, overrideAccess: true })).docs.map(
    ({ title }) => title,
  )

describe('writes of one process', () => {
  test('at the same instant all succeed, whatever door they come through', async () => {
    const admin = await cms.account('webmaster')
    const { email, password } = admin
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, (_, n) => cms.payload.create(section(`Mục ${n}`))),
      ...Array.from({ length: 5 }, () =>
        cms.rest('POST', '/api/users/login', { body: { email, password } }),
      ),
      ...Array.from({ length: 5 }, (_, n) =>
        cms.payload.db.updateOne({ collection: 'users', id: admin.id, data: { name: `Tên ${n}` } }),
      ),
    ])
    expect(answers).toHaveLength(30)
    expect(await titles()).toHaveLength(20)
  })

  test.skipIf(process.env.TEST_DATABASE_URL)(
    'that fail halfway leave nothing, and the next ones go on',
    async () => {
      const before = await titles()
      const twice = Promise.all([
        cms.payload.create({ ...section('Trùng'), data: { title: 'Trùng', order: 1.5, slug: '' } }),
        cms.payload.create(section('Sau đó')),
      ])
      await expect(twice).rejects.toThrow()
      await expect.poll(titles).toEqual(expect.arrayContaining([...before, 'Sau đó']))
      expect(await titles()).not.toContain('Trùng')
    },
  )
})
