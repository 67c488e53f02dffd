import type { Payload } from 'payload'
import { inTransaction } from './database/transaction.ts'

/** The two laws under which drafts are put to the public; officers correct and add to them in the panel. */
export const regimes = [
  {
    title: 'Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15',
    minimumDays: 20,
    validFrom: '2025-04-01',
    requiredFiles: ['to-trinh', 'du-thao'],
    toVerify: true,
    note: 'Số ngày và hồ sơ lấy theo tài liệu tham khảo, cần đối chiếu với Luật 64/2025/QH15 và Nghị định 78/2025/NĐ-CP.',
    order: 1,
  },
  {
    title: 'Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13',
    minimumDays: 30,
    validFrom: '2016-07-01',
    validTo: '2025-03-31',
    requiredFiles: ['to-trinh', 'du-thao'],
    toVerify: false,
    note: 'Điều 113, 120, 129: đăng toàn văn dự thảo ít nhất 30 ngày. Giữ để đọc lại các đợt cũ.',
    order: 2,
  },
] as const

const key = 'legal-regimes'

/** Gives a new portal its laws, once: what officers make of them afterwards stays. */
export async function ensureRegimes(payload: Payload): Promise<void> {
  if (await payload.kv.get(key)) return
  await inTransaction(payload, async (req) => {
    const { totalDocs } = await payload.db.count({ collection: 'legal-regimes', req })
    if (totalDocs > 0) return
    for (const regime of regimes)
      await payload.create({
        collection: 'legal-regimes',
        data: { ...regime, requiredFiles: [...regime.requiredFiles] },
        overrideAccess: true, // nobody is there yet
        req,
      })
  })
  await payload.kv.set(key, 'made')
}
