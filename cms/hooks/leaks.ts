import { APIError, type CollectionBeforeOperationHook, Forbidden } from 'payload'
import { rulesOf } from '../access.ts'
import { subjectOf } from './subject.ts'

/** More rows than any screen of the admin asks for. */
const rowLimit = 500

/** What a person without a session may ask of accounts. */
const open: ReadonlySet<string> = new Set(['login', 'forgotPassword', 'resetPassword'])

/**
 * A stranger is refused before anything is looked at. Then Payload's own openings: `?trash=true` shows
 * the trash to whoever may read, `?limit=0` and `?pagination=false` give everything at once.
 */
export const refuseLeaks: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || open.has(operation)) return
  if (!req.user) throw new Forbidden(req.t)
  // Payload follows relationships with the trash included, and leaves trashed ends out itself; no
  // query of a client sets the depth it has reached.
  const following = 'currentDepth' in args && typeof args.currentDepth === 'number'
  if ('trash' in args && args.trash && !following) {
    const rules = rulesOf(req.user, subjectOf(collection.slug), 'trash')
    if (rules.length === 0) throw new Forbidden(req.t)
  }
  if (operation !== 'read' || !('limit' in args) || req.payloadAPI !== 'REST') return
  // Payload checks the choices of a relationship so, within a save; no query of a client sets it.
  if ('disableErrors' in args && args.disableErrors === true) return
  const { limit } = args
  const unlimited = limit === 0 || (args.pagination === false && limit === undefined)
  if (unlimited || (typeof limit === 'number' && limit > rowLimit))
    throw new APIError(`Mỗi lần đọc nhiều nhất ${rowLimit} bản ghi. Xin đọc từng trang.`, 400)
}

/** Nothing is deleted for good, by nobody and through no door: records go to the trash. */
export const refuseDeletion: CollectionBeforeOperationHook = ({ operation }) => {
  if (operation === 'delete')
    throw new APIError('Không xóa hẳn được. Hãy bỏ vào thùng rác; bản ghi vẫn lấy lại được.', 403)
}
