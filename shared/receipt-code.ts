/** Codes of receipts: 26 letters and digits, 130 bits, written in groups of four; no O, I, 0 or 1. */

export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const codeLength = 26

/** The code of at least 17 random or secret bytes. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 17)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 6n // 136 bits, of which a code holds 130
  let code = ''
  for (let i = 0; i < codeLength; i += 1) {
    code = codeAlphabet.charAt(Number(bits & 31n)) + code
    bits >>= 5n
  }
  return code
}

/** The code that a person typed, in either case, with spaces or hyphens; undefined when it cannot be one. */
export function readCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]+/g, '')
  if (code.length !== codeLength) return undefined
  return [...code].every((letter) => codeAlphabet.includes(letter)) ? code : undefined
}

/** `7KQM 3XPD …`: groups of four. */
export function codeGroups(code: string): string[] {
  return code.match(/.{1,4}/g) ?? []
}
