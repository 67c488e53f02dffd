import type { CollapsibleField } from 'payload'
import type { ValidityState } from '#shared/publication.ts'

export const validityNames: Record<ValidityState, string> = {
  'chua-co-hieu-luc': 'Chưa có hiệu lực',
  'con-hieu-luc': 'Còn hiệu lực',
  'het-hieu-luc-mot-phan': 'Hết hiệu lực một phần',
  'het-hieu-luc': 'Hết hiệu lực',
  'tam-ngung': 'Tạm ngưng hiệu lực',
  'khong-xac-dinh': 'Không xác định',
}

/** An officer's statement, which stands above what dates and relations say; so it needs its reason. */
export const documentValidity: CollapsibleField = {
  type: 'collapsible',
  label: 'Tình trạng hiệu lực do cán bộ xác định',
  admin: { initCollapsed: true },
  fields: [
    {
      name: 'validityState',
      type: 'select',
      label: 'Tình trạng (không bắt buộc)',
      options: Object.entries(validityNames).map(([value, label]) => ({ value, label })),
      admin: {
        description: 'Để trống: tính từ các ngày và quan hệ. Chỉ chọn khi kết quả tính không đúng.',
      },
    },
    {
      name: 'validityReason',
      type: 'textarea',
      label: 'Lý do',
      admin: { description: 'Người đọc thấy cạnh tình trạng, ví dụ số văn bản làm căn cứ.' },
      validate: (value: unknown, { siblingData }: { siblingData: Record<string, unknown> }) =>
        !siblingData.validityState || String(value ?? '').trim() !== ''
          ? true
          : 'Ghi lý do xác định tình trạng này, ví dụ số văn bản làm căn cứ.',
    },
  ],
}
