import type { CollectionBeforeValidateHook, GlobalBeforeValidateHook } from 'payload'
import { nfc } from '#shared/text.ts'

/** Every text is stored in NFC, without blanks round it; a password stays as typed, rich text keeps its blanks. */
export const normalise: CollectionBeforeValidateHook & GlobalBeforeValidateHook = ({
  data,
}: {
  data?: unknown
}) => normalised(data, true)

function normalised(value: unknown, trim: boolean): unknown {
  if (typeof value === 'string') return trim ? nfc(value).trim() : nfc(value)
  if (Array.isArray(value)) return value.map((one) => normalised(one, trim))
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value
  const inside = trim && !('root' in value)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'password' ? one : normalised(one, inside),
    ]),
  )
}

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
