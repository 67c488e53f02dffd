import type { CollectionConfig, CollectionSlug, Payload, Where } from 'payload'
import { rulesOf } from '../access.ts'
import type { Staff } from '../preview/staff.ts'
import { clock } from '../preview/standing.ts'
import { consultationPiles } from './consultations.ts'

/** One row of a list on the desk: what it is, what is to know about it, where it is edited. */
export type Item = { title: string; about: string; href: string }
/** One list of the desk; `more` counts what the list does not show. */
export type Pile = { title: string; empty: string; items: Item[]; more: number; href?: string }

const drafted = ['articles', 'pages', 'documents', 'consultations', 'draft-texts'] as const
type Drafted = (typeof drafted)[number]

/** Rows shown of each list; the rest is one link away. */
const shown = 6

/**
 * What waits for this person, by what they may do: comments to moderate and deadlines; drafts that they
 * can publish, else their own drafts; what is scheduled; what they did last.
 */
export async function desk(payload: Payload, user: Staff, now: Date): Promise<Pile[]> {
  const publishes = drafted.filter((slug) => rulesOf(user, slug, 'publish').length > 0)
  const writes = drafted.filter((slug) => rulesOf(user, slug, 'update').length > 0)
  const onlyWrites = writes.filter((slug) => !publishes.includes(slug))
  const piles: Pile[] = await consultationPiles(payload, user, now)
  if (publishes.length > 0) {
    piles.push(
      await pile(payload, user, publishes, draftsOnly, now, {
        title: 'Chờ xuất bản',
        empty: 'Không có bản nháp nào chờ xuất bản.',
      }),
    )
  }
  if (onlyWrites.length > 0) {
    piles.push(
      await pile(payload, user, onlyWrites, draftsOnly, now, {
        title: 'Bản nháp',
        empty: 'Không có bản nháp nào đang soạn.',
      }),
    )
  }
  if (writes.length > 0) {
    const later: Where = {
      and: [
        { _status: { equals: 'published' } },
        { publishedAt: { greater_than: now.toISOString() } },
      ],
    }
    piles.push(
      await pile(payload, user, writes, later, now, {
        title: 'Hẹn giờ đăng',
        empty: 'Không có nội dung nào hẹn giờ.',
      }),
    )
  }
  piles.push(await lastDone(payload, user, now))
  return piles
}

const draftsOnly: Where = { _status: { equals: 'draft' } }

type Found = { id: string; title?: string; updatedAt: string; publishedAt?: string | null }

async function pile(
  payload: Payload,
  user: Staff,
  slugs: readonly Drafted[],
  where: Where,
  now: Date,
  words: Pick<Pile, 'title' | 'empty'>,
): Promise<Pile> {
  const draft = where === draftsOnly
  const found = await Promise.all(
    slugs.map(async (slug) => {
      const { docs, totalDocs } = await payload.find({
        collection: slug,
        where,
        draft,
        depth: 0,
        limit: shown,
        sort: draft ? '-updatedAt' : 'publishedAt',
        select: { title: true, updatedAt: true, publishedAt: true },
        user,
        overrideAccess: false,
      })
      const rows = docs as unknown as Found[] // the union over collections has no common select
      return { slug, total: totalDocs, rows }
    }),
  )
  const all = found.flatMap(({ slug, rows }) => rows.map((row) => ({ slug, row })))
  const instant = ({ row }: { row: Found }) => (draft ? row.updatedAt : (row.publishedAt ?? ''))
  all.sort((a, b) => (instant(a) < instant(b) === draft ? 1 : -1))
  const total = found.reduce((sum, { total }) => sum + total, 0)
  const items = all.slice(0, shown).map((one) => ({
    title: one.row.title || 'Chưa có tiêu đề',
    about: `${singular(payload, one.slug)}, ${draft ? 'sửa' : 'đăng'} lúc ${clock(instant(one), now)}`,
    href: `/admin/collections/${one.slug}/${one.row.id}`,
  }))
  const only = slugs.length === 1 && draft ? slugs[0] : undefined
  return {
    ...words,
    items,
    more: total - items.length,
    ...(only && { href: `/admin/collections/${only}?where[_status][equals]=draft` }),
  }
}

/** The records that this person changed last, each once. */
async function lastDone(payload: Payload, user: Staff, now: Date): Promise<Pile> {
  const { docs } = await payload.find({
    collection: 'events',
    where: { and: [{ actor: { equals: user.id } }, { recordId: { exists: true } }] },
    sort: '-at',
    limit: 5 * shown,
    depth: 0,
    user,
    overrideAccess: false,
  })
  const items = new Map<string, Item>()
  for (const { at, action, collection, recordId, recordTitle } of docs) {
    const place = placeOf(payload, collection, recordId)
    if (!place || items.has(place.href) || items.size === shown) continue
    items.set(place.href, {
      title: recordTitle || place.name,
      about: `${place.name}, ${did(payload, action)} lúc ${clock(at, now)}`,
      href: place.href,
    })
  }
  return {
    title: 'Mới làm gần đây',
    empty: 'Chưa có việc nào được ghi.',
    items: [...items.values()],
    more: 0,
    href: '/admin/collections/events',
  }
}

function placeOf(payload: Payload, slug: string, id?: string | null) {
  const global = payload.globals.config.find((one) => one.slug === slug)
  if (global) return { name: String(global.label), href: `/admin/globals/${slug}` }
  if (!id || !(slug in payload.collections) || slug === 'users') return undefined
  const name = singular(payload, slug as CollectionSlug)
  return { name, href: `/admin/collections/${slug}/${id}` }
}

/** What was done, in the words of the log, small since it stands inside a sentence. */
function did(payload: Payload, action: string): string {
  const field = payload.collections.events?.config.fields.find(
    (one) => 'name' in one && one.name === 'action',
  )
  const options = field?.type === 'select' ? field.options : []
  const option = options.find((one) => typeof one === 'object' && one.value === action)
  const label = typeof option === 'object' ? String(option.label) : action
  return label.toLocaleLowerCase('vi')
}

const singular = (payload: Payload, slug: CollectionSlug): string => {
  const labels: CollectionConfig['labels'] = payload.collections[slug]?.config.labels
  return String(labels?.singular ?? slug)
}
