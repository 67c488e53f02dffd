import { readEnvironment } from '#cms/env.ts'

/** In the header of every panel page: the way to what the public sees. */
export function ToPortal() {
  return (
    <a className="to-portal" href={readEnvironment().SITE_ORIGIN}>
      Xem cổng
    </a>
  )
}
