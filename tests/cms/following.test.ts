import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixtures } from './fixtures.ts'
import { startCms, type TestCms } from './support.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
})
afterAll(() => cms.stop())

it('who may not see the trash still reads records with what they name, and no trashed end of it', async () => {
  const { record, section } = await fixtures(cms)
  const id = await record('articles', 'own', true)
  const editor = await cms.account('editor')
  const read = () => cms.rest('GET', `/api/articles/${id}?depth=1`, { as: editor })
  const whole = await read()
  expect(whole.status).toBe(200)
  expect(whole.body.section).toMatchObject({ id: section })
  await cms.payload.update({
    collection: 'sections',
    id: section,
    data: { deletedAt: new Date().toISOString() },
    overrideAccess: true,
  })
  const after = await read()
  expect(after.status).toBe(200)
  expect(JSON.stringify(after.body.section ?? null)).not.toContain('title')
  const trash = await cms.rest('GET', '/api/sections?trash=true', { as: editor })
  expect(trash.status).toBe(403)
})
