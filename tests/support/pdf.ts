import { randomBytes } from 'node:crypto'

/** A PDF as far as an upload looks, `size` bytes or a few more, unlike any other. */
export function newPdf(size: number): Buffer {
  const end = '\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
  return Buffer.from(`%PDF-1.4\n% ${randomBytes(Math.ceil(size / 2)).toString('hex')}${end}`)
}

/** What uploads it over REST, under a name that ends as its kind does. */
export function uploadForm(name: string, bytes: Buffer, type = 'application/pdf'): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  form.set('_payload', '{}')
  return form
}
