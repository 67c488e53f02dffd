import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  ValidationError,
} from 'payload'

const passwordLength = 8

/** New passwords, by whatever way they come. */
export const passwordLongEnough: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return
  const data = 'data' in args ? (args.data as { password?: unknown } | undefined) : undefined
  const password = data?.password
  if (password === undefined || password === null || password === '') return
  if (typeof password === 'string' && password.length >= passwordLength) return
  const message = `Mật khẩu cần ít nhất ${passwordLength} ký tự.`
  throw new ValidationError(
    { collection: 'users', errors: [{ message, path: 'password' }], req },
    req.t,
  )
}

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
