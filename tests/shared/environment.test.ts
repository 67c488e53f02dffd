import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '#shared/environment.ts'

const secrets = {
  PORTAL_SITE_TOKEN: 'x'.repeat(16),
  PAYLOAD_SECRET: 'y'.repeat(16),
  PORTAL_RECEIPT_KEY: 'z'.repeat(32),
}

it('needs nothing but the three secrets', () => {
  const parsed = parseEnvironment(secrets)
  expect(parsed).toMatchObject({
    ok: true,
    env: {
      ...{ SITE_ORIGIN: 'http://localhost:4321', CMS_ORIGIN: 'http://localhost:3000' },
      ...{ CMS_FEED_HOST: '127.0.0.1', DATABASE_URL: 'file:./data/cms/cms.db', PORTAL_DEMO: true },
    },
  })
})

it('has no demonstration once the public address is set', () => {
  const parsed = parseEnvironment({ ...secrets, SITE_ORIGIN: 'https://quangngai.gov.vn' })
  expect(parsed).toMatchObject({ ok: true, env: { PORTAL_DEMO: false } })
})

it('takes an empty variable for an absent one', () => {
  expect(parseEnvironment({ ...secrets, SITE_PORT: '', SMTP_URL: '' }).ok).toBe(true)
})

it('reads proxies as a count or as addresses', () => {
  const proxies = (TRUST_PROXY: string) => {
    const parsed = parseEnvironment({ ...secrets, TRUST_PROXY })
    return parsed.ok && parsed.env.TRUST_PROXY
  }
  expect(proxies('1')).toBe(1)
  expect(proxies('10.0.0.1, loopback,10.1.0.0/16')).toEqual(['10.0.0.1', 'loopback', '10.1.0.0/16'])
})

describe('each wrong variable is one sentence that names it', () => {
  it.each([
    ...[
      ['SITE_PORT', 'bốn nghìn'],
      ['SITE_PORT', '70000'],
      ['CMS_PORT', '0'],
      ['CMS_FEED_PORT', '1.5'],
    ],
    ...[
      ['SITE_ORIGIN', 'quangngai.gov.vn'],
      ['CMS_ORIGIN', 'ftp://a.vn'],
      ['CMS_FEED_URL', 'x'],
    ],
    ...[
      ['DATABASE_URL', 'postgres://a'],
      ['DATABASE_COMPATIBILITY', 'mysql'],
      ['PORTAL_DEMO', 'có'],
    ],
    ...[
      ['DEMO_PASSWORD', 'ngắn'],
      ['ADMIN_EMAIL', 'quan-tri'],
      ['PORTAL_S3_BUCKET', 'Tệp'],
      ['PORTAL_S3_ENDPOINT', 's3.vn'],
      ['SMTP_URL', 'mail.vn'],
    ],
    ...[
      ['TRUST_PROXY', 'nginx'],
      ['TRUST_PROXY', '10.0.0.999'],
      ['LOG_LEVEL', 'nhiều'],
      ['PORTAL_SITE_TOKEN', 'ngắn'],
      ['NODE_ENV', 'thật'],
    ],
  ] as [string, string][])('%s=%s', (name, value) => {
    const bucket = { PORTAL_S3_KEY: 'k', PORTAL_S3_SECRET: 's' }
    const parsed = parseEnvironment({ ...secrets, ...bucket, [name]: value })
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.reasons).toHaveLength(1)
    expect(parsed.reasons[0]).toMatch(new RegExp(`^Biến ${name} .+\\.$`))
    expect(parsed.reasons[0]).not.toMatch(/Invalid|expected|must/i)
  })

  it('and a missing secret is named as missing', () => {
    expect(parseEnvironment({})).toEqual({
      ok: false,
      reasons: [
        'Thiếu biến PORTAL_SITE_TOKEN.',
        'Thiếu biến PAYLOAD_SECRET.',
        'Thiếu biến PORTAL_RECEIPT_KEY.',
      ],
    })
  })

  it('and a bucket is named with what opens it', () => {
    expect(parseEnvironment({ ...secrets, PORTAL_S3_BUCKET: 'cong' })).toEqual({
      ok: false,
      reasons: ['Thiếu biến PORTAL_S3_KEY.', 'Thiếu biến PORTAL_S3_SECRET.'],
    })
  })
})
