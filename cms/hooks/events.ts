import { APIError, type CollectionBeforeOperationHook } from 'payload'

/** The log only grows, for scripts too. */
export const onlyAppend: CollectionBeforeOperationHook = ({ operation }) => {
  if (operation === 'update' || operation === 'delete' || operation === 'restoreVersion')
    throw new APIError('Nhật ký không sửa, không xóa được.', 403)
}
