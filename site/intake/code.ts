import { createHash, createHmac } from 'node:crypto'
import { codeOf } from '#shared/receipt-code.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What the journal and the CMS keep instead of a code; 64 hexadecimal digits. */
export const hashOfCode = (code: string) => sha256(`receipt\n${code}`)

/** Equal for the same words and files of the same form, whenever they are sent. */
export const hashOfBody = (body: object) => sha256(JSON.stringify(body))

/** The receipt's code: the same form with the same body has the same code, and nobody without the key can make one. */
export function receiptCode(key: string, form: string, bodyHash: string): string {
  return codeOf(createHmac('sha256', key).update(`code\n${form}\n${bodyHash}`).digest())
}
