import type { Payload, Where } from 'payload'
import { daysLeft, lastDay } from '#shared/consultation.ts'
import { formatDate } from '#shared/dates.ts'
import { daysLeftWords } from '#shared/messages-consultation.ts'
import { rulesOf } from '../access.ts'
import { address } from '../admin/components/moderation/address.ts'
import { queues } from '../comments/queue.ts'
import type { Consultation } from '../payload-types.ts'
import type { Staff } from '../preview/staff.ts'
import type { Item, Pile } from './desk.ts'

/** Rows shown of each list. */
const shown = 6
/** Days before a deadline from which it is on the desk. */
const soon = 5
const day = 86_400_000

/** What consultations ask of this person: comments to moderate, deadlines near; nothing for who has no part in them. */
export async function consultationPiles(payload: Payload, user: Staff, now: Date): Promise<Pile[]> {
  if (rulesOf(user, 'comments', 'update').length === 0) return []
  const heaps = await queues(payload, user)
  const waiting = heaps.map(({ id, title, waiting }) => ({
    ...{ title, about: `${waiting} góp ý chờ kiểm duyệt`, href: address(id) },
  }))
  return [
    pile('Góp ý chờ kiểm duyệt', 'Không có góp ý nào chờ kiểm duyệt.', waiting, address()),
    pile(
      `Sắp hết hạn lấy ý kiến`,
      `Không có đợt lấy ý kiến nào hết hạn trong ${soon} ngày tới.`,
      await closing(payload, user, now),
    ),
  ]
}

async function closing(payload: Payload, user: Staff, now: Date): Promise<Item[]> {
  const until = new Date(now.getTime() + soon * day)
  const where: Where = {
    and: [
      { _status: { equals: 'published' } },
      { opensAt: { less_than_equal: now.toISOString() } },
      { closesAt: { greater_than: now.toISOString() } },
      { closesAt: { less_than_equal: until.toISOString() } },
    ],
  }
  const { docs } = await payload.find({
    collection: 'consultations',
    where,
    sort: 'closesAt',
    limit: 100,
    depth: 0,
    select: { title: true, closesAt: true },
    user,
    overrideAccess: false,
  })
  return (docs as Consultation[]).map(({ id, title, closesAt }) => ({
    title,
    about: `${daysLeftWords(daysLeft(closesAt, now))}, đến hết ngày ${formatDate(lastDay(closesAt))}`,
    href: `/admin/collections/consultations/${id}`,
  }))
}

const pile = (title: string, empty: string, items: Item[], href?: string): Pile => ({
  ...{ title, empty, items: items.slice(0, shown), more: Math.max(0, items.length - shown) },
  ...(href && { href }),
})
