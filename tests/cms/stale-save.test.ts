import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let [an, binh]: Account[] = []
beforeAll(async () => {
  cms = await startCms()
  an = await cms.account('webmaster')
  binh = await cms.account('webmaster')
}, 60_000)
afterAll(() => cms.stop())

const send = (as: Account | undefined, method: string, path: string, body: object) =>
  cms.rest(method, path, { body, ...(as && { as }) })

test('a save from a form opened before a colleague’s save is refused with both texts', async () => {
  const made = await send(an, 'POST', '/api/pages', {
    title: 'Liên hệ',
    lang: 'vi',
    body: richText('Đầu.'),
    _status: 'published',
  })
  const opened = made.body.doc
  const path = `/api/pages/${opened.id}`
  const first = await send(binh, 'PATCH', `${path}?draft=true`, { ...opened, summary: 'Của Bình' })
  expect(first.status).toBe(200)
  const late = await send(an, 'PATCH', path, {
    ...opened,
    summary: 'Của An',
    title: 'Liên hệ mới',
    _status: 'published',
  })
  expect(late.status).toBe(409)
  const [{ message, data }] = late.body.errors
  expect(message).toMatch(/^Có người đã lưu bản ghi này lúc \d\d:\d\d, sau khi ông\/bà mở\./)
  expect(data).toMatchObject({
    stale: true,
    revision: first.body.doc.revision,
    disagreements: [
      { field: 'title', label: 'Tiêu đề', yours: 'Liên hệ mới', theirs: 'Liên hệ' },
      { field: 'summary', yours: 'Của An', theirs: 'Của Bình' },
    ],
  })
  const { revision } = first.body.doc
  const again = await send(an, 'PATCH', path, { ...opened, revision, _status: 'published' })
  expect(again.status).toBe(200)
})

test('globals are guarded alike', async () => {
  const path = '/api/globals/home'
  const first = await send(an, 'POST', path, { question: 'Một?' })
  const second = await send(binh, 'POST', path, { ...first.body.result, question: 'Hai?' })
  expect(second.status).toBe(200)
  const late = await send(an, 'POST', path, { ...first.body.result, question: 'Ba?' })
  expect(late.status).toBe(409)
  expect(late.body.errors[0].data.disagreements).toMatchObject([{ yours: 'Ba?', theirs: 'Hai?' }])
})
