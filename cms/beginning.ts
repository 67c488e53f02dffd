import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Environment } from '#shared/environment.ts'
import { passwordAddress } from './mail.ts'

/** How far the demonstration content has come; kept in the database it is about. */
const demonstrationSchema = z.enum(['started', 'done'])
const key = 'demonstration'

/** What the supervisor may ask of a running CMS, by message; each is answered by one message. */
const requestSchema = z.union([
  z.strictObject({ demonstration: demonstrationSchema }),
  z.strictObject({ firstAdmin: z.email() }),
])

/** What the CMS says when it answers on its ports. */
export type CmsReady = { ready: true; users: number; demonstration: 'none' | 'started' | 'done' }

export async function readiness(payload: Payload): Promise<CmsReady> {
  // The supervisor is nobody's session; it learns a count and a mark.
  const { totalDocs } = await payload.count({ collection: 'users', overrideAccess: true })
  const kept = demonstrationSchema.safeParse(await payload.kv.get(key))
  return { ready: true, users: totalDocs, demonstration: kept.success ? kept.data : 'none' }
}

/** Answers the supervisor: notes how far the demonstration is, or makes the first administrator. */
export async function answer(payload: Payload, env: Environment, message: unknown) {
  const request = requestSchema.parse(message)
  if ('demonstration' in request) {
    await payload.kv.set(key, request.demonstration)
    return { noted: request.demonstration }
  }
  return { link: await firstAdmin(payload, env, request.firstAdmin) }
}

/** Makes the first administrator; the link sets the password, once, within a day. */
async function firstAdmin(payload: Payload, env: Environment, email: string): Promise<string> {
  await payload.create({
    collection: 'users',
    data: {
      email,
      name: 'Người quản trị',
      roles: ['admin'],
      password: randomBytes(32).toString('base64url'),
    },
    // Nobody exists yet who could have the right.
    overrideAccess: true,
  })
  const token = await payload.forgotPassword({
    collection: 'users',
    data: { email },
    disableEmail: true,
    expiration: 24 * 3_600_000,
    overrideAccess: true, // the same
  })
  return passwordAddress(env, token)
}
