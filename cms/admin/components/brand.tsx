import type { ServerProps } from 'payload'

/** The portal's seal; `mask` ids are per page, so both uses share one shape. */
export function Icon() {
  // biome-ignore lint/performance/noImgElement: a drawing of 1 kB, nothing for an image service to do
  return <img alt="" className="seal" height={28} src="/admin/bieu-trung.svg" width={28} />
}

/** What stands over the sign-in form: seal, name of the portal, whose door this is. */
export async function Logo({ payload }: ServerProps) {
  // The portal's name is on every public page; the sign-in page has no user to ask for.
  const { title } = await payload.findGlobal({ slug: 'portal', depth: 0, overrideAccess: true })
  return (
    <div className="brand">
      {/* biome-ignore lint/performance/noImgElement: the same */}
      <img alt="" height={56} src="/admin/bieu-trung.svg" width={56} />
      <div>
        <p className="brand-name">{title || 'Cổng Thông tin điện tử'}</p>
        <p className="brand-door">Trang quản trị</p>
      </div>
    </div>
  )
}
