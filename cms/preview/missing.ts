import { type Field, flattenTopLevelFields, type Payload } from 'payload'

/** What a draft still lacks before it can be a page, by the labels that its editor sees. */
export function missing(payload: Payload, slug: string, problems: readonly string[]): string[] {
  const config =
    payload.collections[slug as keyof typeof payload.collections]?.config ??
    payload.globals.config.find((one) => one.slug === slug)
  const labels = new Map(
    flattenTopLevelFields((config?.fields ?? []) as Field[]).flatMap((field) =>
      'name' in field && typeof field.label === 'string' ? [[field.name, field.label]] : [],
    ),
  )
  const names = problems.map((problem) => {
    const name = problem.split(/[.:]/)[0] ?? ''
    return labels.get(name) ?? name
  })
  return [
    'Trang cần đủ các mục sau mới dựng được. Điền, lưu bản nháp, rồi xem trước lại.',
    [...new Set(names)].join(', '),
  ]
}
