import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { desk, type Item, type Pile } from '#cms/desk/desk.ts'
import { portalState } from '#cms/desk/portal-state.ts'
import { readEnvironment } from '#cms/env.ts'
import { roleNames } from '#shared/roles.ts'

type Group = { label: string; entities: { label: unknown; slug: string; type: string }[] }
/** Payload also hands over what its menu shows this person, by group. */
type Given = AdminViewServerProps & { navGroups: Group[] }

/** The first page: what waits for this person, what the portal could not show, what they did last. */
export async function Dashboard({ initPageResult, navGroups }: Given) {
  const { payload, user } = initPageResult.req
  if (!user) return null
  const { permissions } = initPageResult
  const env = readEnvironment()
  const [piles, portal] = await Promise.all([desk(payload, user, new Date()), portalState(env)])
  const begin = [
    { slug: 'articles', label: 'Viết tin bài' },
    { slug: 'documents', label: 'Thêm văn bản' },
    { slug: 'pages', label: 'Thêm trang' },
    { slug: 'consultations', label: 'Mở đợt lấy ý kiến' },
    { slug: 'users', label: 'Tạo tài khoản' },
  ].filter(({ slug }) => permissions.collections?.[slug]?.create)
  return (
    <Gutter className="desk">
      <h1>Bàn làm việc</h1>
      <p className="desk-soft">
        {[user.name, ...user.roles.map((role) => roleNames[role])].join(', ')}
      </p>
      <p>
        <span className={portal.well ? '' : 'desk-fault'}>{portal.sentence}</span>{' '}
        <a href={env.SITE_ORIGIN}>Xem cổng</a>
      </p>
      {portal.faults.length > 0 && <Rows items={portal.faults.slice(0, 10)} />}
      {begin.length > 0 && (
        <ul className="desk-begin">
          {begin.map(({ slug, label }) => (
            <li key={slug}>
              <a href={`/admin/collections/${slug}/create`}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      <div className="desk-piles">
        {piles.map((pile) => (
          <PileOnDesk key={pile.title} pile={pile} />
        ))}
      </div>
      <h2>Mọi nội dung</h2>
      <div className="desk-groups">
        {navGroups.map((group) => (
          <section key={group.label}>
            <h3>{group.label}</h3>
            <ul>
              {group.entities.map(({ label, slug, type }) => (
                <li key={slug}>
                  <a href={`/admin/${type}/${slug}`}>{String(label)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Gutter>
  )
}

function PileOnDesk({ pile }: { pile: Pile }) {
  return (
    <section>
      <h2>{pile.title}</h2>
      {pile.items.length > 0 ? (
        <Rows items={pile.items} />
      ) : (
        <p className="desk-soft">{pile.empty}</p>
      )}
      {pile.more > 0 && (
        <p className="desk-soft">
          {pile.href ? <a href={pile.href}>Còn {pile.more} mục nữa</a> : `Còn ${pile.more} mục nữa`}
        </p>
      )}
    </section>
  )
}

function Rows({ items }: { items: Item[] }) {
  return (
    <ul className="desk-rows">
      {items.map((item) => (
        <li key={`${item.href} ${item.about}`}>
          <a href={item.href}>{item.title}</a>
          <span className="desk-soft">{item.about}</span>
        </li>
      ))}
    </ul>
  )
}
