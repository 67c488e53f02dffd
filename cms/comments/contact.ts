import type { Endpoint, PayloadRequest } from 'payload'
import { reaches } from '../access.ts'
import { write } from '../hooks/record.ts'
import type { Comment } from '../payload-types.ts'

export type Contact = { email: string | null; phone: string | null }

/** The one door to contact data: for whoever moderates the comment, and each look leaves its row in the log. */
export const contactEndpoint = ofComment('lien-he', async (comment, req) => {
  await write(req, {
    action: 'contact',
    collection: 'comments',
    recordId: comment.id,
    recordTitle: comment.provisionLabel ?? 'Góp ý',
  })
  const contact: Contact = { email: comment.email ?? null, phone: comment.phone ?? null }
  return Response.json(contact, { headers: { 'Cache-Control': 'no-store' } })
})

/** What is told of one comment, to whoever moderates it. */
export function ofComment(
  way: string,
  answer: (comment: Comment, req: PayloadRequest) => Response | Promise<Response>,
): Endpoint {
  return {
    path: `/:id/${way}`,
    method: 'get',
    handler: async (req) => {
      if (!req.user) return refuse(403, 'Xin đăng nhập trước.')
      const comment = await reachable(req, String(req.routeParams?.id))
      if (!comment) return refuse(404, 'Không có góp ý này, hoặc tài khoản này không được xem.')
      return answer(comment, req)
    },
  }
}

async function reachable(req: PayloadRequest, id: string): Promise<Comment | undefined> {
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
