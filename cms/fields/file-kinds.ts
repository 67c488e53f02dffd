/** Files that staff may upload: extension → how its content must look, as `file-type` names it. */
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

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp']

/** In bytes. */
export const fileSizeLimit = 20 * 1024 * 1024
export const sentenceOfFileSize =
  'Tệp lớn hơn 20 MB. Giảm dung lượng hoặc chia thành nhiều tệp rồi tải lên lại.'
