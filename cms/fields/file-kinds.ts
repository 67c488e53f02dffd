export const imageTypes = ['image/png', 'image/jpeg', 'image/webp']

/** What staff may upload, in bytes. */
export const fileSizeLimit = 20 * 1024 * 1024
export const sentenceOfFileSize =
  'Tệp lớn hơn 20 MB. Giảm dung lượng hoặc chia thành nhiều tệp rồi tải lên lại.'
