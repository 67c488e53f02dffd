import type { ServerProps } from 'payload'
import { rulesOf } from '#cms/access.ts'
import { address } from './address.ts'

/** In the menu, for those who moderate. */
export function ModerationNavLink({ user }: ServerProps) {
  if (rulesOf(user, 'comments', 'update').length === 0) return null
  return (
    <a className="nav__link queue-nav" href={address()}>
      Kiểm duyệt góp ý
    </a>
  )
}
