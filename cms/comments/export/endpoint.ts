import type { Endpoint, Payload, PayloadRequest } from 'payload'
import type { Provision } from '#shared/provisions.ts'
import { reaches } from '../../access.ts'
import { askable } from '../../feed/present.ts'
import { write } from '../../hooks/record.ts'
import type { Comment, Consultation, DraftText } from '../../payload-types.ts'
import { refuse } from '../contact.ts'
import { csvOf } from './csv.ts'
import { comparePlaces, placesIn } from './order.ts'
import type { Row } from './table.ts'
import { xlsxOf } from './xlsx.ts'

/** Comments read at once. */
const portion = 1_000

const formats = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: async (rows: Row[]) => new Uint8Array(await xlsxOf(rows)),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    make: async (rows: Row[]) => new TextEncoder().encode(csvOf(rows)),
  },
}

/** Every comment of a consultation as a table, for whoever may read them; each export is in the log. */
export const exportEndpoints: Endpoint[] = Object.entries(formats).map(
  ([extension, { type, make }]) => ({
    path: `/:id/gop-y.${extension}`,
    method: 'get',
    handler: async (req) => {
      if (!req.user) return refuse(403, 'Xin đăng nhập trước.')
      const consultation = await readable(req, String(req.routeParams?.id))
      if (!consultation)
        return refuse(404, 'Không có đợt này, hoặc tài khoản này không được xem góp ý.')
      const file = await make(await rowsOf(req.payload, consultation))
      await write(req, {
        action: 'export',
        collection: 'consultations',
        recordId: consultation.id,
        recordTitle: consultation.title,
      })
      const name = `gop-y-${consultation.slug ?? consultation.id}.${extension}`
      return new Response(file, {
        headers: {
          'Content-Type': type,
          'Content-Disposition': `attachment; filename="${name}"`,
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
)

async function readable(req: PayloadRequest, id: string): Promise<Consultation | undefined> {
  const { payload, user } = req
  if (askable(payload, [id]).length === 0) return undefined
  const where = { id: { equals: id } }
  const found = await payload.db.findOne<Consultation>({ collection: 'consultations', where, req })
  return found && reaches(user, 'comments', 'read', found) ? found : undefined
}

/** All of them, in the order of the table. */
export async function rowsOf(payload: Payload, consultation: Consultation): Promise<Row[]> {
  const drafts = await payload.db.find<DraftText>({
    collection: 'draft-texts',
    where: {
      and: [{ consultation: { equals: consultation.id } }, { _status: { equals: 'published' } }],
    },
    select: { provisions: true, version: true },
    sort: '-version',
    pagination: false,
    limit: 0,
  })
  const placeOf = placesIn({
    drafts: drafts.docs.map(({ provisions }) => (provisions ?? []) as Provision[]),
    questions: consultation.questions ?? [],
  })
  const rows = new Map<string, Row>()
  for (let page = 1; ; page += 1) {
    const { docs } = await payload.db.find<Comment>({
      collection: 'comments',
      where: {
        and: [{ consultation: { equals: consultation.id } }, { deletedAt: { exists: false } }],
      },
      sort: ['receivedAt', 'id'],
      limit: portion,
      page,
      pagination: true,
    })
    for (const comment of docs)
      rows.set(comment.id, {
        ...{ ...comment, place: placeOf(comment), files: comment.files?.length ?? 0 },
      })
    if (docs.length < portion) break
  }
  // The order of time stays within a place; one that came meanwhile may have been read twice.
  return [...rows.values()].sort((a, b) => comparePlaces(a.place, b.place))
}
