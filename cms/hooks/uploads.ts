import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  Forbidden,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import sharp from 'sharp'
import { contentOfExtension, endsAsPdf, mimeOfExtension, pdfTail } from '#shared/file-kinds.ts'
import { nfc, slugify } from '#shared/text.ts'
import { rulesOf } from '../access.ts'
import { fileSizeLimit, imageTypes, sentenceOfFileSize } from '../fields/file-kinds.ts'

/** More than any camera makes; a small file can claim to be a picture that fills the memory. */
const pixelLimit = 100_000_000

/** Before anything is written: what comes is one of our kinds, is what its name says, and has a safe name. */
export const checkUpload: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const { file } = req
  // Rights first: a stranger learns nothing about what is taken, and costs no work.
  if (
    operation === 'create' &&
    !overrideAccess &&
    rulesOf(req.user, 'files', 'create').length === 0
  )
    throw new Forbidden(req.t)
  if (operation === 'update' && file)
    refuse(req, 'Tệp đã tải lên không thay được. Tải tệp mới thành bản ghi khác.')
  if (operation !== 'create') return
  if (!file) return refuse(req, 'Chọn một tệp để tải lên.')
  const dot = file.name.lastIndexOf('.')
  const extension = dot < 0 ? '' : file.name.slice(dot + 1).toLowerCase()
  const expected = contentOfExtension[extension]
  const mime = mimeOfExtension[extension]
  if (!expected || !mime)
    return refuse(req, 'Chỉ nhận PDF, Word, Excel và hình PNG, JPEG, WebP. Đổi sang một dạng đó.')
  if (file.data.length === 0) refuse(req, 'Tệp rỗng. Kiểm tra lại tệp rồi tải lên.')
  if (file.data.length > fileSizeLimit) refuse(req, sentenceOfFileSize)
  const found = await fileTypeFromBuffer(file.data)
  if (!found || !expected.includes(found.mime))
    refuse(req, `Nội dung tệp không phải là .${extension}. Mở tệp, lưu lại đúng dạng rồi tải lên.`)
  if (imageTypes.includes(mime)) await checkPicture(file.data, req)
  if (mime === 'application/pdf' && !endsAsPdf(file.data.subarray(-pdfTail).toString('latin1')))
    refuse(req, 'Tệp PDF bị cắt mất phần cuối. Tải hoặc xuất lại tệp rồi tải lên.')
  const stem = nfc(file.name.slice(0, dot)).trim()
  file.name = `${slugify(stem) || 'tep'}.${extension}`
  file.mimetype = mime
  if ('data' in args && args.data) {
    const data = args.data as { title?: string }
    if (!data.title?.trim()) data.title = stem.slice(0, 300)
  }
}

/** What was stored, byte for byte, and the copies made of it; neither ever changes. */
export const digestUpload: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update') {
    const { sha256, digests, filename, mimeType, filesize } = originalDoc
    return { ...data, sha256, digests, filename, mimeType, filesize }
  }
  const { file } = req
  if (!file) throw new Error('A file record without a file')
  const sizes = Object.entries(req.payloadUploadSizes ?? {})
  return {
    ...data,
    mimeType: file.mimetype,
    filesize: file.data.length,
    sha256: sha256(file.data),
    digests: Object.fromEntries(sizes.map(([name, bytes]) => [name, sha256(bytes)])),
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function checkPicture(bytes: Buffer, req: PayloadRequest): Promise<void> {
  const picture = await sharp(bytes)
    .metadata()
    .catch((): undefined => undefined)
  if (!picture?.width || !picture.height)
    return refuse(req, 'Không mở được hình này. Lưu lại bằng phần mềm xem ảnh rồi tải lên.')
  if (picture.width * picture.height > pixelLimit)
    refuse(req, 'Hình lớn quá 100 triệu điểm ảnh. Thu nhỏ hình rồi tải lên.')
}

function refuse(req: PayloadRequest, message: string): never {
  throw new ValidationError(
    { collection: 'files', errors: [{ message, path: 'file' }], req },
    req.t,
  )
}
