import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { count, existing, type Seeding } from './ensure.ts'

/** Uploads by their bytes, so that the same file is stored once; gives the file record's id. */
export type Shelf = {
  document: (name: string, title: string) => Promise<string>
  word: (name: string, title: string) => Promise<string>
  picture: (name: string, title: string) => Promise<string>
}

/** CSS pixels of a picture as stored; the CMS makes the smaller ones. */
const pictureWidth = 1600

export async function openShelf(seeding: Seeding): Promise<Shelf> {
  const known = await existing(seeding, 'files', 'sha256')
  const store = async (data: Buffer, name: string, mimetype: string, title: string) => {
    const sha256 = createHash('sha256').update(data).digest('hex')
    const found = known.get(sha256)
    if (found) return found
    const { id } = await seeding.payload.create({
      collection: 'files',
      data: { title },
      file: { data, mimetype, name, size: data.length },
      depth: 0,
      // The demonstration is written by the portal itself.
      overrideAccess: true,
    })
    count(seeding, 'files')
    known.set(sha256, id)
    return id
  }
  return {
    document: async (name, title) =>
      store(await readSeed('data/gazette', name), name, 'application/pdf', title),
    word: async (name, title) => store(await readSeed('data/drafts', name), name, wordType, title),
    picture: async (name, title) => {
      const svg = await readSeed('pictures', name)
      // Payload encodes a WebP anew: what is quickest without loss will do.
      const webp = sharp(svg, { density: 144 })
        .resize(pictureWidth)
        .webp({ lossless: true, effort: 0 })
      return store(await webp.toBuffer(), name.replace(/\.svg$/, '.webp'), 'image/webp', title)
    },
  }
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const readSeed = (folder: string, name: string) => readFile(join(import.meta.dirname, folder, name))
