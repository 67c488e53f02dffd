import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { rulesOf } from '#cms/access.ts'
import { queueOf, queues } from '#cms/comments/queue.ts'
import { address } from './address.ts'
import { Exports } from './exports.tsx'
import { Moderation } from './moderation.tsx'

/** `/admin/kiem-duyet`: where comments wait; with `?dot=` the queue of one consultation. */
export async function ModerationView(props: AdminViewServerProps) {
  const { initPageResult, params, searchParams } = props
  const { locale, permissions, req, visibleEntities } = initPageResult
  const { payload, user } = req
  const asked = searchParams?.dot
  if (!user) redirect(`/admin/login?redirect=${encodeURIComponent(address())}`)
  const id = typeof asked === 'string' ? asked : undefined
  const mayModerate = rulesOf(user, 'comments', 'update').length > 0
  const common = { i18n: req.i18n, payload, permissions, user, ...(locale && { locale }) }
  return (
    <DefaultTemplate
      {...common}
      {...(params && { params })}
      {...(searchParams && { searchParams })}
      req={req}
      visibleEntities={{ ...visibleEntities }}
    >
      <Gutter className="desk queue">
        <main>
          {mayModerate ? await (id === undefined ? all(props) : one(props, id)) : <NotTheirs />}
        </main>
      </Gutter>
    </DefaultTemplate>
  )
}

function NotTheirs() {
  return (
    <>
      <h1>Kiểm duyệt góp ý</h1>
      <p>Tài khoản này không kiểm duyệt góp ý. Việc đó của cơ quan soạn thảo và tổng hợp.</p>
    </>
  )
}

async function all({ initPageResult }: AdminViewServerProps) {
  const { payload, user } = initPageResult.req
  const heaps = user ? await queues(payload, user) : []
  return (
    <>
      <h1>Kiểm duyệt góp ý</h1>
      {heaps.length === 0 && <p>Không có góp ý nào chờ kiểm duyệt.</p>}
      <ul className="desk-rows">
        {heaps.map(({ id, title, waiting }) => (
          <li key={id}>
            <a href={address(id)}>{title}</a>
            <span className="desk-soft">{waiting} góp ý chờ kiểm duyệt</span>
          </li>
        ))}
      </ul>
    </>
  )
}

async function one({ initPageResult }: AdminViewServerProps, id: string) {
  const { payload, user } = initPageResult.req
  const queue = user ? await queueOf(payload, user, id) : undefined
  if (!queue) {
    return (
      <>
        <h1>Không có đợt lấy ý kiến này</h1>
        <p>
          Đợt này không có, hoặc của cơ quan khác. <a href={address()}>Về danh sách các đợt</a>
        </p>
      </>
    )
  }
  return (
    <>
      <p>
        <a href={address()}>Các đợt có góp ý chờ kiểm duyệt</a>
      </p>
      <h1>{queue.title}</h1>
      <Exports consultation={queue.id} />
      <Moderation queue={queue} />
    </>
  )
}
