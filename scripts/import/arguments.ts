import { parseArgs } from 'node:util'
import { authoritySchema } from '#shared/publication.ts'

export const usage =
  'Cách dùng: npm run import -- directives DANH-SACH.csv --issuer ubnd-tinh --authority ubnd|chu-tich [--dry-run] [--report KET-QUA.json] [--sample]'

export type ImportArguments = {
  file: string
  issuer: string
  authority: 'ubnd' | 'chu-tich' | 'van-phong' | 'khac'
  dryRun: boolean
  sample: boolean
  reportTo: string | undefined
}

/** Reads the command; a refusal is one sentence that says what to write. */
export function parseArguments(
  written: string[],
): { ok: true; arguments: ImportArguments } | { ok: false; reason: string } {
  const parsed = parse(written)
  if (!parsed)
    return { ok: false, reason: 'Có tham số mà lệnh nhập không biết hoặc thiếu giá trị.' }
  const { values, positionals } = parsed
  const [kind, file, ...rest] = positionals
  const refuse = (reason: string) => ({ ok: false as const, reason })
  if (kind !== 'directives') return refuse('Ghi rõ danh sách cần nhập: directives.')
  if (!file || rest.length > 0) return refuse('Ghi đúng một tệp CSV sau chữ directives.')
  if (!values.issuer) return refuse('Thiếu --issuer: địa chỉ của cơ quan ban hành.')
  const authority = authoritySchema.safeParse(values.authority)
  if (!authority.success) return refuse('Ghi --authority ubnd hoặc --authority chu-tich.')
  return {
    ok: true,
    arguments: {
      file,
      issuer: values.issuer,
      authority: authority.data,
      dryRun: values['dry-run'],
      sample: values.sample,
      reportTo: values.report,
    },
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        issuer: { type: 'string' },
        authority: { type: 'string' },
        report: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        sample: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    // Only what node:util says about the arguments is a refusal.
    if (error instanceof TypeError && 'code' in error) return undefined
    throw error
  }
}
