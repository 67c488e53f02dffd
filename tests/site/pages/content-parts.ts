import { createHash } from 'node:crypto'
import type { PublicFile } from '#shared/publication-parts.ts'

/** What every publication of the stand has. */
export const base = (id: string, slug = id) => ({
  id,
  revision: `revision-${id}`,
  slug,
  publishedAt: '2026-11-25T01:00:00.000Z',
  updatedAt: '2026-11-25T01:30:00.000Z',
})

export const files = new Map<string, { name: string; bytes: Buffer; mime: string }>()

const file = (name: string, bytes: Buffer, mime: string): PublicFile => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  files.set(sha256, { name, bytes, mime })
  return { sha256, name, size: bytes.length, mime }
}

/** A PDF as far as its first bytes go, 1,234,567 bytes long. */
export const pdf = (name: string) =>
  file(name, Buffer.alloc(1_234_567, `%PDF-1.7 ${name} `), 'application/pdf')

/** One white point; what follows the end of a PNG is not looked at. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

export const picture = (name: string, alt = '') => ({
  sizes: [480, 960, 1600].map((width) => {
    const full = `${name}-${width}.png`
    const bytes = Buffer.concat([point, Buffer.from(full)])
    return { ...file(full, bytes, 'image/png'), width, height: width * 0.625 }
  }),
  alt,
})
