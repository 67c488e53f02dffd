import type { GlobalConfig, TextField } from 'payload'
import { accessToGlobal } from '../access.ts'
import { dayField } from '../fields/day.ts'
import { systemFields } from '../fields/system.ts'
import { globalHooks } from '../hooks/content.ts'

const line = (name: string, label: string, description = ''): TextField => ({
  name,
  type: 'text',
  label,
  required: true,
  maxLength: 500,
  admin: { description },
})

/** What the law wants in the foot of every page (Circular 32/2017, art. 16.3c); none may be empty. */
export const portal: GlobalConfig = {
  slug: 'portal',
  label: 'Thông tin cổng',
  access: accessToGlobal('portal'),
  hooks: globalHooks('portal'),
  versions: { max: 50 },
  admin: {
    group: 'Cổng',
    description: 'Tên, đơn vị quản lý, người chịu trách nhiệm: hiện ở đầu và chân mọi trang.',
  },
  fields: [
    line('title', 'Tên cổng'),
    line('owner', 'Cơ quan chủ quản', 'Tên đầy đủ, ví dụ Ủy ban nhân dân tỉnh Quảng Ngãi.'),
    line('responsible', 'Chịu trách nhiệm', 'Chức vụ và họ tên người chịu trách nhiệm nội dung.'),
    line('address', 'Địa chỉ'),
    line('phone', 'Điện thoại'),
    { name: 'email', type: 'email', label: 'Thư điện tử', required: true },
    line('englishTitle', 'Tên cổng bằng tiếng Anh', 'Hiện đầu các trang tiếng Anh.'),
    line(
      'englishOwner',
      'Cơ quan chủ quản bằng tiếng Anh',
      'Hiện đầu và chân các trang tiếng Anh.',
    ),
    {
      name: 'holidays',
      type: 'array',
      label: 'Ngày nghỉ lễ (không bắt buộc)',
      labels: { singular: 'ngày', plural: 'ngày' },
      admin: {
        initCollapsed: true,
        description: 'Dùng để tính ngày làm việc. Không hiện trên cổng.',
      },
      fields: [
        {
          type: 'row',
          fields: [
            dayField('day', 'Ngày', { required: true }),
            {
              name: 'worked',
              type: 'checkbox',
              label: 'Ngày cuối tuần làm bù',
              defaultValue: false,
              admin: { description: 'Đánh dấu thì ngày này tính là ngày làm việc.' },
            },
            { name: 'name', type: 'text', label: 'Dịp (không bắt buộc)' },
          ],
        },
      ],
    },
    ...systemFields,
  ],
}
