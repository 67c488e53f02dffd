import type { Endpoint, PayloadRequest } from 'payload'
import { reaches } from '../access.ts'
import { write } from '../hooks/record.ts'
import type { Comment } from '../payload-types.ts'

export type Contact = { email: string | null; phone: string | null }

/** The one door to contact data: for whoever moderates the comment, and each look leaves its row in the log. */
export const contactEndpoint: Endpoint = {
  path: '/:id/lien-he',
  method: 'get',
  handler: async (req) => {
    if (!req.user) return refuse(403, 'Xin đăng nhập trước.')
    const comment = await reachable(req, String(req.routeParams?.id))
    if (!comment) return refuse(404, 'Không có góp ý này, hoặc tài khoản này không được xem.')
    await write(req, {
      action: 'contact',
      collection: 'comments',
      recordId: comment.id,
      recordTitle: comment.provisionLabel ?? 'Góp ý',
    })
    const contact: Contact = { email: comment.email ?? null, phone: comment.phone ?? null }
    return Response.json(contact, { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** The comment, for whoever moderates it. */
export async function reachable(req: PayloadRequest, id: string): Promise<Comment | undefined> {
  const comment = await req.payload.db.findOne<Comment>({
    collection: 'comments',
    where: { id: { equals: id } },
    req,
  })
  return comment && reaches(req.user, 'comments', 'update', comment) ? comment : undefined
}

/** An answer in the shape that the admin panel shows to its user. */
export const refuse = (status: number, message: string) =>
  Response.json({ errors: [{ message }] }, { status })
