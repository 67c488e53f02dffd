import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readForm } from '#shared/submission-form.ts'
import type { FormPage } from '#site/intake/page.ts'
import { loadApp } from '#site/render.ts'
import { createReader } from '#site/store/reader.ts'
import { builtSite } from '../../support/builds.ts'
import type { TestSite } from '../support.ts'
import { now } from './content.ts'
import { earlier } from './content-consultations.ts'
import { receipts } from './content-receipts.ts'

/** What the intake gives its pages, by the name of the state. */

const blank: FormPage = { outcome: 'blank', slip: 'phieu-da-ky', values: {}, errors: [] }
const typed = {
  provision: 'quy-dinh.dieu-5',
  text: 'Đề nghị bỏ Điều này.\n\n<script>alert(4)</script> "&amp;"',
  as: 'ca-nhan',
  name: 'Phạm Thị Lễ <b>',
  email: 'phamthile@example.vn',
  shownName: 'an',
  age: 'tu-16',
  consent: 'co',
}
const wrong = { ...typed, text: ' ', email: 'phamthile@', consent: '', trap: 'x' }
const targets = { provisions: new Set(['quy-dinh.dieu-5']), questions: new Set<string>() }
const errorsOf = (values: FormPage['values']) => {
  const judged = readForm(values, targets)
  return judged.ok ? [] : judged.errors
}

const form = (slug: string, page: Partial<FormPage>) => ({
  path: `/gop-y-du-thao/${slug}/gui/`,
  locals: { form: { ...blank, ...page } },
})

export const forms = {
  'form, blank': form('gia', {}),
  'form, for a provision': form('gia', { values: { provision: 'quy-dinh.dieu-3.khoan-2' } }),
  'form, for an earlier version': form('gia', {
    outcome: 'errors',
    slip: `3c0f9d3e.1764000000000.${earlier.id}.chu-ky`,
    values: { ...wrong, provision: 'dieu-3' },
    errors: errorsOf(wrong),
  }),
  'form, for a question': form('gia', { values: { question: 'cau-xa' } }),
  'form, for an attachment': form('gia', { values: { provision: 'quy-dinh' } }),
  'form, wrong in places': form('gia', {
    outcome: 'errors',
    values: wrong,
    errors: errorsOf(wrong),
  }),
  'form, wrong everywhere': form('gia', {
    outcome: 'errors',
    values: { trap: 'x', phone: '12', provision: 'zz', question: 'zz' },
    errors: [
      ...errorsOf({ phone: '12', provision: 'zz', question: 'zz' }),
      { field: 'files', message: 'Tệp a.exe không phải PDF', summary: 'Chọn lại tệp kèm theo' },
      { field: 'trap', message: 'Ô này phải để trống', summary: 'Xóa chữ trong ô “Trang web”' },
      { field: 'slip', message: 'Phiếu gửi nhanh quá', summary: 'Bấm “Gửi góp ý” lần nữa' },
    ],
  }),
  'form without text of a draft': form('hoc-phi', {}),
  'form, sent before': form('gia', { outcome: 'changed', values: typed }),
  'form, too big': form('gia', { outcome: 'tooBig' }),
  'form, broken': form('gia', { outcome: 'broken', values: { text: typed.text } }),
  'form, slow': form('gia', { outcome: 'slow', values: typed }),
  'form, too often': form('gia', { outcome: 'tooOften', values: typed }),
  'form, not kept': form('gia', { outcome: 'unavailable', values: typed }),
  'form, too early': form('to-dan-pho', { outcome: 'early', slip: '' }),
  'form, too late': form('cay-trong', { outcome: 'closed', slip: '', values: typed }),
  'form, withdrawn': form('da-go', { outcome: 'closed', slip: '' }),
  'form, unknown': form('khong-co', { outcome: 'unknown', slip: '', values: typed }),
} as const

/** Pages of the intake, rendered by the built app over a published site's store. */
export async function renderIntakePage(
  site: TestSite,
  { path, locals }: { path: string; locals: object },
): Promise<{ status: number; text: string }> {
  const app = await loadApp((await builtSite()).dir)
  const given = { read: createReader(site.db, now).read, ...locals }
  const response = await app.render(new Request(`http://cong.example${path}`), { locals: given })
  return { status: response.status, text: await response.text() }
}

/** Serves the same pages at `/?name` over the site's own files, with scripts of this host allowed. */
export async function serveIntakePages(site: TestSite) {
  const screens: Record<string, { path: string; locals: object }> = { ...forms, ...receipts }
  const server = createServer(async (req, res) => {
    const url = new URL(String(req.url), 'http://stand')
    const screen = screens[url.searchParams.get('man') ?? '']
    if (screen) {
      const { status, text } = await renderIntakePage(site, screen)
      res.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'",
      })
      return void res.end(text)
    }
    const answer = await fetch(site.url + url.pathname + url.search, { redirect: 'manual' })
    const type = String(answer.headers.get('content-type'))
    res.writeHead(answer.status, { 'content-type': type, 'x-content-type-options': 'nosniff' })
    res.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    names: Object.keys(screens),
    address: (name: string) =>
      `${origin}${screens[name]?.path ?? '/'}?man=${encodeURIComponent(name)}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
