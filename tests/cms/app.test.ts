import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caps } from '#cms/http/body.ts'
import { quietPath } from '#cms/http/log.ts'
import { type StaffStand, startStaff } from './staff.ts'

let staff: StaffStand
beforeAll(async () => {
  staff = await startStaff()
})
afterAll(() => staff.stop())

const json = { 'content-type': 'application/json' }

describe('the staff app', () => {
  it('says that it is well, and that the panel is being built', async () => {
    const response = await staff.ask('/healthz')
    expect(await response.json()).toEqual({
      ...{ ok: true, program: 'cms', database: 'ok', panel: 'building' },
    })
  })

  it('gives a stranger nothing over REST', async () => {
    for (const { slug } of staff.cms.payload.config.collections) {
      // Payload's own tables have no address at all (501).
      expect([403, 501], slug).toContain((await staff.ask(`/api/${slug}`)).status)
    }
    for (const { slug } of staff.cms.payload.config.globals) {
      expect((await staff.ask(`/api/globals/${slug}`)).status, slug).toBe(403)
    }
  })

  it('never lets the first account be made over the network', async () => {
    for (const path of ['/api/users/first-register', '/api/users/first-register/']) {
      const response = await staff.ask(path, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: 'a@b.vn', password: 'long-enough-1' }),
      })
      expect(response.status).toBe(403)
    }
    expect((await staff.ask('/admin/create-first-user')).headers.get('location')).toBe('/admin')
  })

  it('signs in with a cookie that scripts cannot read, under its own address only', async () => {
    const account = await staff.cms.account('editor')
    const response = await staff.ask('/api/users/login', {
      method: 'POST',
      headers: { ...json, origin: staff.cms.env.CMS_ORIGIN, host: 'elsewhere.example' },
      body: JSON.stringify({ email: account.email, password: account.password }),
    })
    const cookies = response.headers.getSetCookie()
    expect(cookies.find((one) => one.startsWith('portal-token='))).toMatch(
      /HttpOnly.*SameSite=Lax/i,
    )
    const foreign = { origin: 'https://elsewhere.example' }
    const me = async (headers: Record<string, string>) =>
      (await (await staff.ask('/api/users/me', { as: account, headers })).json()).user
    expect(await me({ origin: staff.cms.env.CMS_ORIGIN })).toMatchObject({ email: account.email })
    expect(await me(foreign)).toBeNull()
  })

  it('sends answers that nobody keeps, frames or runs', async () => {
    const response = await staff.ask('/api/users/me')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('runs only scripts of the panel that carry this answer’s nonce', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await staff.ask('/admin')).headers.get('content-security-policy')),
    )
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
    expect(policies[0]).not.toBe(policies[1])
  })

  it('refuses a body that is too long, and answers the next request on the same connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const post = (body: Buffer) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(
          {
            ...{ port: staff.port, host: '127.0.0.1', agent, method: 'POST' },
            path: '/api/users/login',
            headers: { ...json, 'content-length': body.length },
          },
          (response) => {
            response.resume()
            response.on('end', () => resolve(response.statusCode))
          },
        )
        sent.on('error', reject)
        sent.end(body)
      })
    expect(await post(Buffer.alloc(8 * caps.stranger, ' '))).toBe(413)
    expect(await post(Buffer.from('{}'))).not.toBe(413)
    agent.destroy()
  })

  it('slows down whoever tries passwords', async () => {
    const statuses = new Set<number>()
    for (let tries = 0; tries < 25; tries++) {
      const response = await staff.ask('/api/users/login', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: 'nobody@demo.quangngai.vn', password: 'wrong' }),
      })
      statuses.add(response.status)
    }
    expect(statuses).toContain(429)
  })
})

describe('small rules of the staff app', () => {
  it('logs no query and no password token', () => {
    expect(quietPath('/api/users?where[email]=a')).toBe('/api/users')
    expect(quietPath('/admin/reset/0123abc')).toBe('/admin/reset/…')
  })
})
