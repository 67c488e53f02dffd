/** Kinds of files that the portal takes: extension → how its content must look, as `file-type` names it. */
export const contentOfExtension: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  doc: ['application/x-cfb', 'application/msword'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  xls: ['application/x-cfb', 'application/vnd.ms-excel'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  webp: ['image/webp'],
}

/** What a browser is told, by extension; `.doc` and `.xls` look alike inside. */
export const mimeOfExtension: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

const heifContent = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']

/**
 * The same for what comes with a comment, which nobody is shown in public: photographs as a phone takes
 * them too, in HEIF with HEVC or AV1 inside, which few browsers draw.
 */
export const contentOfAttachment: typeof contentOfExtension = {
  ...contentOfExtension,
  heic: heifContent,
  heif: [...heifContent, 'image/avif'],
}

export const mimeOfAttachment: typeof mimeOfExtension = {
  ...mimeOfExtension,
  heic: 'image/heic',
  heif: 'image/heif',
}

/** How much of a PDF's end shows that it is whole, in bytes. */
export const pdfTail = 1024

/** A PDF is read from its end; half of one, from a broken transfer, has no table of objects there. */
export function endsAsPdf(tail: string): boolean {
  return tail.includes('startxref') && tail.includes('%%EOF')
}
