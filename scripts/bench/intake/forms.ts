import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '#shared/paths.ts'
import { leastSeconds } from '#shared/submission.ts'
import { type FormField, formFields } from '#shared/submission-form.ts'

/** A blank form as a browser got it. */
export type OpenForm = { slip: string; provisions: string[] }
export type Answer = { status: number; code?: string; html: string }

/** Gets the form of a consultation; throws when there is none to fill in. */
export async function openForm(site: string, slug: string): Promise<OpenForm> {
  const answer = await fetch(site + paths.consultationForm(slug))
  const html = await answer.text()
  const slip = new RegExp(`name="${formFields.slip}" value="([^"]+)"`).exec(html)?.[1]
  if (!slip) throw new Error(`There is no form: ${answer.status}`)
  const select = html.split(`<select id="${formFields.provision}"`)[1]?.split('</select>')[0] ?? ''
  const options = [...select.matchAll(/<option value="([^"]*)"/g)]
  return { slip, provisions: options.map(([, id]) => String(id)) }
}

/** So many forms, the youngest old enough to be sent. */
export async function openForms(site: string, slug: string, many: number): Promise<OpenForm[]> {
  const forms: OpenForm[] = []
  while (forms.length < many) {
    const form = await openForm(site, slug).catch(() => undefined) // killed just now
    if (form) forms.push(form)
    else await pause(100)
  }
  await pause(leastSeconds * 1000 + 100)
  return forms
}

const orderly: Partial<Record<FormField, string>> = {
  ...{ as: 'ca-nhan', name: 'Nguyễn Thị An', email: 'an@example.vn', shownName: 'hien' },
  ...{ age: 'tu-16', consent: 'on', trap: '' },
}

/** Sends a form as a browser does; rejects when no answer came. */
export async function sendForm(
  site: string,
  slug: string,
  values: Partial<Record<FormField, string>>,
  files: readonly File[] = [],
): Promise<Answer> {
  const form = new FormData()
  for (const [field, value] of Object.entries({ ...orderly, ...values }))
    form.set(formFields[field as FormField], value)
  for (const file of files) form.append(formFields.files, file)
  const init = { method: 'POST', body: form, redirect: 'manual' } as const
  const answer = await fetch(site + paths.consultationForm(slug), init)
  const html = await answer.text()
  const code = /^\/bien-nhan\/([A-Z2-9]{26})\/$/.exec(answer.headers.get('location') ?? '')?.[1]
  return { status: answer.status, ...(code && { code }), html }
}

/** The code that a form is given, sent again until there is an answer; throws when it is refused. */
export async function codeOfForm(...given: Parameters<typeof sendForm>): Promise<string> {
  for (;;) {
    const answer = await sendForm(...given).catch(() => undefined) // the connection was lost
    if (answer?.code) return answer.code
    if (answer) throw new Error(`A form was answered ${answer.status}: ${saidIn(answer.html)}`)
    await pause(50 + Math.random() * 150)
  }
}

const saidIn = (html: string) =>
  (html.split('class="error-summary"')[1] ?? html).replace(/<[^>]+>/g, ' ').slice(0, 500)

/** What one of many people writes: every tenth sends a file, every fiftieth three. */
export function commentOf(number: number, form: OpenForm) {
  const text = `Ý kiến số ${number}: đề nghị nêu rõ thời hạn trả lời.`
  const count = number % 50 === 0 ? 3 : number % 10 === 0 ? 1 : 0
  const files = Array.from({ length: count }, (_, at) => pdf(`y-kien-${at}.pdf`, `${number}-${at}`))
  const provision = form.provisions[number % Math.max(1, form.provisions.length)] ?? ''
  return { values: { slip: form.slip, text, provision }, text, files }
}

/** A PDF of some 20 kB that no other is like. */
export const pdf = (name: string, mark: string) =>
  new File([`%PDF-1.4\n% ${mark}\n${'%\n'.repeat(10_000)}startxref\n9\n%%EOF\n`], name)
