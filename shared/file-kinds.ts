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

/** How much of a PDF's end shows that it is whole, in bytes. */
export const pdfTail = 1024

/** A PDF is read from its end; half of one, from a broken transfer, has no table of objects there. */
export function endsAsPdf(tail: string): boolean {
  return tail.includes('startxref') && tail.includes('%%EOF')
}
