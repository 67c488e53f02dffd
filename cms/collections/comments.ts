import type { CollectionConfig, Field } from 'payload'
import {
  commenterNames,
  commentStateNames,
  withholdReasonNames,
} from '#shared/messages-consultation.ts'
import { accessTo } from '../access.ts'
import { consentEndpoint } from '../comments/consent.ts'
import { contactEndpoint } from '../comments/contact.ts'
import { instantField } from '../fields/instant.ts'
import { searchField } from '../fields/search.ts'
import { systemFields } from '../fields/system.ts'
import { keepComment, nameComment, recordDecision, refuseProbing } from '../hooks/comments.ts'
import { contentHooks } from '../hooks/content.ts'

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** For the portal alone: never in a form, a list or an answer. */
const hidden = {
  hidden: true,
  disableBulkEdit: true,
  disableListColumn: true,
  disableListFilter: true,
} as const

const never = () => false
/** Contact data: read only through the door that notes who looked (comments/contact.ts). */
const unread = { create: never, read: never, update: never } as const

const arrived: Field[] = [
  {
    name: 'consultation',
    type: 'relationship',
    relationTo: 'consultations',
    label: 'Đợt lấy ý kiến',
    index: true,
    admin: { readOnly: true },
  },
  {
    name: 'agency',
    type: 'relationship',
    relationTo: 'agencies',
    label: 'Cơ quan soạn thảo',
    index: true,
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'draft',
    type: 'relationship',
    relationTo: 'draft-texts',
    label: 'Trên bản dự thảo',
    admin: { readOnly: true, position: 'sidebar' },
  },
  instantField('receivedAt', 'Nhận lúc', { required: true, index: true, readOnly: true }),
  {
    name: 'provisionLabel',
    type: 'text',
    label: 'Góp ý cho',
    admin: { readOnly: true },
  },
  { name: 'provision', type: 'text', label: 'Mã điều khoản', index: true, admin: hidden },
  { name: 'question', type: 'text', label: 'Trả lời câu hỏi', admin: hidden },
  {
    name: 'text',
    type: 'textarea',
    label: 'Nội dung góp ý',
    required: true,
    admin: { readOnly: true },
  },
  {
    name: 'title',
    type: 'text',
    label: 'Đầu góp ý',
    admin: { ...hidden, disableListColumn: false },
  },
  { name: 'name', type: 'text', label: 'Họ và tên', admin: { readOnly: true } },
  {
    name: 'hideName',
    type: 'checkbox',
    label: 'Không nêu tên khi công khai',
    admin: { readOnly: true },
  },
  {
    name: 'as',
    type: 'select',
    label: 'Gửi với tư cách',
    options: optionsOf(commenterNames),
    admin: { readOnly: true },
  },
  { name: 'organisation', type: 'text', label: 'Tổ chức, đơn vị', admin: { readOnly: true } },
  {
    name: 'files',
    type: 'relationship',
    relationTo: 'comment-files',
    hasMany: true,
    label: 'Tệp kèm theo',
    admin: { readOnly: true },
  },
  {
    name: 'attention',
    type: 'textarea',
    label: 'Cần xem lại',
    admin: {
      readOnly: true,
      description: 'Vì sao góp ý này không khớp đợt lấy ý kiến. Vẫn được giữ và tính vào tổng số.',
      condition: (data) => Boolean(data.attention),
    },
  },
  { name: 'email', type: 'text', label: 'Thư điện tử', access: unread, admin: hidden },
  { name: 'phone', type: 'text', label: 'Điện thoại', access: unread, admin: hidden },
  {
    name: 'submission',
    type: 'text',
    label: 'Mã lần gửi',
    unique: true,
    index: true,
    admin: hidden,
  },
  { name: 'codeHash', type: 'text', label: 'Dấu của mã tiếp nhận', access: unread, admin: hidden },
  { name: 'bodyHash', type: 'text', label: 'Dấu của lần gửi', access: unread, admin: hidden },
  instantField('formOpenedAt', 'Mở phiếu lúc', { readOnly: true }),
  { name: 'age', type: 'text', label: 'Từ 16 tuổi', access: unread, admin: hidden },
  { name: 'consent', type: 'json', label: 'Lời đồng ý', access: unread, admin: hidden },
  /** Equal for texts of the same words: copies of one letter are found by it. */
  { name: 'textKey', type: 'text', label: 'Dấu của nội dung', admin: hidden },
]

const decision: Field[] = [
  {
    name: 'state',
    type: 'select',
    label: 'Tình trạng',
    required: true,
    defaultValue: 'waiting',
    index: true,
    options: optionsOf(commentStateNames),
    admin: { position: 'sidebar', description: 'Đã công khai: ai cũng đọc được trên cổng.' },
  },
  {
    name: 'reason',
    type: 'select',
    label: 'Lý do không công khai',
    options: optionsOf(withholdReasonNames),
    admin: {
      position: 'sidebar',
      description: 'Người góp ý đọc được lý do này bằng mã tiếp nhận.',
      condition: (data) => data.state === 'withheld',
    },
  },
  {
    name: 'note',
    type: 'textarea',
    label: 'Lời nhắn cho người góp ý (không bắt buộc)',
    maxLength: 2000,
    admin: { position: 'sidebar', description: 'Chỉ người có mã tiếp nhận đọc được.' },
  },
  instantField('decidedAt', 'Kiểm duyệt lúc', { readOnly: true }),
  {
    name: 'decidedBy',
    type: 'relationship',
    relationTo: 'users',
    label: 'Người kiểm duyệt',
    admin: { readOnly: true },
  },
  /** The state that a mail is still owed for; empty when none is. */
  {
    name: 'mailDue',
    type: 'text',
    label: 'Thư còn phải gửi',
    index: true,
    access: unread,
    admin: hidden,
  },
]

export const comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: 'Góp ý', plural: 'Góp ý' },
  access: accessTo('comments'),
  hooks: contentHooks(['comment', 'receipt'], {
    beforeOperation: [refuseProbing],
    beforeValidate: [nameComment],
    beforeChange: [keepComment, recordDecision],
  }),
  endpoints: [contactEndpoint, consentEndpoint],
  // A title has words of the comment in it; the log is read by people who may not read comments.
  custom: { titleInLog: 'provisionLabel' },
  // Nobody may throw one away; the column is what every source of the feed has.
  trash: true,
  disableDuplicate: true,
  defaultSort: '-receivedAt',
  indexes: [
    { fields: ['consultation', 'state', 'receivedAt'] },
    { fields: ['consultation', 'provision'] },
    { fields: ['consultation', 'textKey'] },
  ],
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    listSearchableFields: ['text', 'name', 'organisation'],
    defaultColumns: ['title', 'consultation', 'provisionLabel', 'state', 'receivedAt'],
    description:
      'Ý kiến của người dân. Không ai sửa được nội dung; chỉ quyết định có công khai không.',
  },
  fields: [...arrived, ...decision, searchField, ...systemFields],
}
