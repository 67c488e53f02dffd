import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Lets through who shows the bearer token, compared in constant time; all others get 401 and learn nothing. */
export function requireToken(token: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(`Bearer ${token}`)
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) return next()
    response.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'Token missing or wrong' })
  }
}
