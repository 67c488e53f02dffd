import { APIError, type CollectionBeforeChangeHook, type Endpoint } from 'payload'

/** Payload lets anybody make the first account of an empty database; accounts come from the start script. */
export const noFirstRegister: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: () =>
    Response.json(
      { errors: [{ message: 'Tài khoản đầu tiên do người vận hành tạo khi khởi động.' }] },
      { status: 403 },
    ),
}

/** So that an administrator always remains. */
export const keepOwnAccount: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const own = req.user && originalDoc && String(req.user.id) === String(originalDoc.id)
  if (own && data.deletedAt)
    throw new APIError('Không tự bỏ tài khoản của mình. Nhờ một quản trị khác.', 403)
  return data
}
