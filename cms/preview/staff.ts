import type { Request } from 'express'
import type { Payload, PayloadRequest } from 'payload'
import { headersOf } from '../http/rest.ts'

export type Staff = NonNullable<PayloadRequest['user']>

/** Who is signed in, by the same rules as the panel and REST; null for a stranger. */
export async function staffOf(payload: Payload, req: Request): Promise<Staff | null> {
  const { user } = await payload.auth({ headers: headersOf(req) })
  return user
}
