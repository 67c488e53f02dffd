import { unknown } from '#cms/comments/queue-names.ts'

/** The ways to a consultation's comments as tables, and to those already decided. */
export function Exports({ consultation }: { consultation: string }) {
  if (consultation === unknown) return null
  const list = `/admin/collections/comments?where[consultation][equals]=${consultation}`
  return (
    <ul className="queue-ways">
      <li>
        <a href={`/api/consultations/${consultation}/gop-y.xlsx`}>Tải mọi góp ý (Excel)</a>
      </li>
      <li>
        <a href={`/api/consultations/${consultation}/gop-y.csv`}>Tải mọi góp ý (CSV)</a>
      </li>
      <li>
        <a href={list}>Xem cả góp ý đã kiểm duyệt</a>
      </li>
    </ul>
  )
}
