import { type GlobalBeforeValidateHook, ValidationError } from 'payload'
import { dayOf, formatDate } from '#shared/dates.ts'
import { addWorkingDays, type HolidayTable } from '#shared/working-days.ts'

/** Whole working days between the announcement and a planned outage (Decree 224/2026, art. 13). */
const workingDaysAhead = 7

/** A planned outage is announced in time and says when it ends, unless force majeure is recorded. */
export const announceInTime: GlobalBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!data.enabled || data.level !== 'planned') return data
  const refuse = (path: string, message: string) => {
    throw new ValidationError({ global: 'notice', errors: [{ message, path }], req }, req.t)
  }
  if (!data.outageFrom) refuse('outageFrom', 'Ghi lúc bắt đầu tạm ngừng.')
  if (!data.outageUntil) refuse('outageUntil', 'Ghi lúc dự kiến hoạt động lại.')
  const [from, until] = [new Date(data.outageFrom), new Date(data.outageUntil)]
  if (until <= from) refuse('outageUntil', 'Lúc hoạt động lại phải sau lúc tạm ngừng.')
  if (data.forceMajeure) return data
  const told =
    originalDoc?.enabled &&
    originalDoc.level === 'planned' &&
    new Date(originalDoc.outageFrom).getTime() === from.getTime()
  if (told) return data
  const first = addWorkingDays(dayOf(new Date()), workingDaysAhead, await holidays(req))
  if (dayOf(from) < first)
    refuse(
      'outageFrom',
      `Phải báo trước ít nhất ${workingDaysAhead} ngày làm việc: sớm nhất là ngày ${formatDate(first)}. Nếu bất khả kháng, đánh dấu và ghi lý do.`,
    )
  return data
}

type Holiday = { day: string; worked?: boolean | null }

/** The table kept in the portal's settings. */
async function holidays(
  req: Parameters<GlobalBeforeValidateHook>[0]['req'],
): Promise<HolidayTable> {
  const portal = await req.payload.db.findGlobal<{ holidays?: Holiday[] }>({ slug: 'portal', req })
  const rows = portal?.holidays ?? []
  return {
    off: rows.filter((row) => !row.worked).map((row) => row.day),
    worked: rows.filter((row) => row.worked).map((row) => row.day),
  }
}
