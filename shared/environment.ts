import { z } from 'zod'

/** Every variable of the portal, checked at start; the table of docs/operations.md is this file in words. */

const port = (fallback: number) =>
  z.coerce
    .number('phải là một số')
    .int('phải là số nguyên')
    .min(1, 'phải từ 1 đến 65535')
    .max(65535, 'phải từ 1 đến 65535')
    .default(fallback)
const origin = z
  .url({ protocol: /^https?$/, error: 'phải là địa chỉ đầy đủ, ví dụ https://quangngai.gov.vn' })
  .transform((text) => new URL(text).origin)

/** As Express takes it: how many proxies stand in front, or the addresses that may say whom they speak for. */
const proxies = z
  .string()
  .transform((text) =>
    /^\d+$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim()),
  )
  .pipe(
    z.union(
      [
        z.int().max(10),
        z.array(
          z.union([
            z.enum(['loopback', 'linklocal', 'uniquelocal']),
            z.ipv4(),
            z.ipv6(),
            z.cidrv4(),
            z.cidrv6(),
          ]),
        ),
      ],
      'phải là số proxy đứng trước, hoặc các địa chỉ IP của chúng, cách nhau bằng dấu phẩy',
    ),
  )

export const environmentSchema = z
  .object({
    NODE_ENV: z
      .enum(['production', 'development', 'test'], 'phải là production, development hoặc test')
      .default('production'),
    PORTAL_DATA: z.string().min(1).default('./data'),
    SITE_PORT: port(4321),
    SITE_ORIGIN: origin.optional(),
    CMS_PORT: port(3000),
    CMS_ORIGIN: origin.optional(),
    CMS_FEED_PORT: port(3001),
    CMS_FEED_HOST: z.string().min(1).default('127.0.0.1'),
    CMS_FEED_URL: origin.optional(),
    /** Where the CMS reaches the site for previews and states. */
    SITE_INTERNAL_URL: origin.optional(),
    PORTAL_SITE_TOKEN: z.string().min(16, 'phải dài ít nhất 16 ký tự'),
    PAYLOAD_SECRET: z.string().min(16, 'phải dài ít nhất 16 ký tự'),
    /** Signs forms and makes the codes of receipts; whoever has it could make codes up. */
    PORTAL_RECEIPT_KEY: z.string().min(32, 'phải dài ít nhất 32 ký tự'),
    /** Submissions that one client may send in ten minutes. */
    SUBMISSION_LIMIT: z.coerce
      .number('phải là một số')
      .int('phải là số nguyên')
      .min(1, 'phải từ 1 trở lên')
      .default(30),
    /** The site node that takes submissions, where another one does; forms and receipts are passed on to it. */
    INTAKE_URL: origin.optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(file:|mongodb(\+srv)?:\/\/)/, 'phải bắt đầu bằng file: hoặc mongodb://')
      .optional(),
    DATABASE_COMPATIBILITY: z.enum(['cosmosdb'], 'chỉ nhận giá trị cosmosdb').optional(),
    /** The bucket that holds what staff upload; without it uploads are files under `PORTAL_DATA`. */
    PORTAL_S3_BUCKET: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'phải là tên một bucket: chữ thường, số, dấu gạch',
      )
      .optional(),
    PORTAL_S3_ENDPOINT: origin.optional(),
    PORTAL_S3_REGION: z.string().min(1).default('us-east-1'),
    PORTAL_S3_KEY: z.string().min(1).optional(),
    PORTAL_S3_SECRET: z.string().min(1).optional(),
    PORTAL_DEMO: z.enum(['0', '1'], 'phải là 0 hoặc 1').optional(),
    DEMO_PASSWORD: z.string().min(8, 'phải dài ít nhất 8 ký tự').optional(),
    ADMIN_EMAIL: z.email('phải là một địa chỉ thư điện tử').optional(),
    TRUST_PROXY: proxies.optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'phải bắt đầu bằng smtp:// hoặc smtps://')
      .optional(),
    LOG_LEVEL: z
      .enum(
        ['debug', 'info', 'warn', 'error', 'silent'],
        'phải là debug, info, warn, error hoặc silent',
      )
      .default('info'),
  })
  .superRefine((env, { addIssue }) => {
    for (const name of ['PORTAL_S3_KEY', 'PORTAL_S3_SECRET'] as const)
      if (env.PORTAL_S3_BUCKET && !env[name]) addIssue({ code: 'custom', path: [name] })
  })
  .transform((env) => ({
    ...env,
    SITE_ORIGIN: env.SITE_ORIGIN ?? `http://localhost:${env.SITE_PORT}`,
    CMS_ORIGIN: env.CMS_ORIGIN ?? `http://localhost:${env.CMS_PORT}`,
    CMS_FEED_URL: env.CMS_FEED_URL ?? `http://127.0.0.1:${env.CMS_FEED_PORT}`,
    SITE_INTERNAL_URL: env.SITE_INTERNAL_URL ?? `http://127.0.0.1:${env.SITE_PORT}`,
    DATABASE_URL: env.DATABASE_URL ?? `file:${env.PORTAL_DATA}/cms/cms.db`,
    PORTAL_DEMO: (env.PORTAL_DEMO ?? (env.SITE_ORIGIN === undefined ? '1' : '0')) === '1',
  }))

export type Environment = z.infer<typeof environmentSchema>

/** Parses the environment; a refusal is one Vietnamese sentence per variable. Empty means absent. */
export function parseEnvironment(
  variables: Record<string, string | undefined>,
): { ok: true; env: Environment } | { ok: false; reasons: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (parsed.success) return { ok: true, env: parsed.data }
  const reasons = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const missing = given[name] === undefined
    return missing ? `Thiếu biến ${name}.` : `Biến ${name} ${issue.message}.`
  })
  return { ok: false, reasons }
}
