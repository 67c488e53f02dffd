import { z } from 'zod'
import type { Environment } from '#shared/environment.ts'
import { kindSchema } from '#shared/feed.ts'
import { sources } from '../feed/sources.ts'
import type { Item } from './desk.ts'

/** What the public site says of itself; whatever else it says is for operators. */
const healthSchema = z.object({
  status: z.enum(['ok', 'behind', 'alarm']),
  feed: z.object({ state: z.string(), reason: z.string().optional() }),
  pages: z.object({
    waiting: z.number(),
    failing: z.array(
      z.object({
        path: z.string(),
        kind: z.string().nullish(),
        id: z.string().nullish(),
        problem: z.string(),
      }),
    ),
  }),
  refused: z.array(
    z.object({ kind: z.string(), id: z.string(), title: z.string().nullish(), reason: z.string() }),
  ),
  removalsHeld: z.number(),
  advice: z.string().optional(),
})

export type PortalState = { sentence: string; well: boolean; faults: Item[] }

/** How the public site is, and what it could not publish, for an editor to open and mend. */
export async function portalState(
  env: Pick<Environment, 'SITE_INTERNAL_URL'>,
): Promise<PortalState> {
  const response = await fetch(new URL('/healthz', env.SITE_INTERNAL_URL), {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined)
  const health = healthSchema.safeParse(await response?.json().catch(() => undefined))
  if (!health.success) {
    return {
      sentence: 'Cổng công khai chưa trả lời. Nội dung vẫn lưu được và tự lên khi cổng chạy lại.',
      well: false,
      faults: [],
    }
  }
  return told(health.data)
}

/** The state in words. */
export function told(health: z.infer<typeof healthSchema>): PortalState {
  const refused = health.refused.map(({ kind, id, title, reason }) => ({
    title: title || 'Không có tiêu đề',
    about: reason,
    href: editAddress(kind, id),
  }))
  const failing = health.pages.failing.map(({ path, kind, id, problem }) => ({
    title: path,
    about: problem,
    href: kind && id ? editAddress(kind, id) : '/admin',
  }))
  const faults = [...refused, ...failing]
  if (health.feed.state === 'foreign') {
    return {
      sentence: `Cổng công khai không nhận nội dung từ đây: ${health.feed.reason ?? 'khác bản cài đặt'}.`,
      well: false,
      faults,
    }
  }
  if (health.removalsHeld > 0) {
    return {
      sentence: `${health.removalsHeld} nội dung bị gỡ cùng lúc đang được giữ lại trên cổng, chờ người vận hành xác nhận.`,
      well: false,
      faults,
    }
  }
  if (faults.length > 0) {
    return {
      sentence: `${faults.length} nội dung chưa lên được cổng; bản cũ vẫn hiện.`,
      well: false,
      faults,
    }
  }
  if (health.pages.waiting > 0) {
    return {
      sentence: `Cổng công khai đang cập nhật, còn ${health.pages.waiting} trang.`,
      well: true,
      faults,
    }
  }
  return { sentence: 'Mọi nội dung đã xuất bản đều ở trên cổng.', well: true, faults }
}

/** Where a record is edited, by the kind it is published as. */
function editAddress(kind: string, id: string): string {
  const known = kindSchema.safeParse(kind)
  if (!known.success) return '/admin'
  const source = sources[known.data]
  return 'global' in source
    ? `/admin/globals/${source.global}`
    : `/admin/collections/${source.collection}/${id}`
}
