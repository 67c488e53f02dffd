import type { CollectionConfig } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { roleNames, roles } from '#shared/roles.ts'
import { accessTo, othersByAdmin } from '../access.ts'
import { contentHooks } from '../hooks/content.ts'
import { recordLogin, recordLogout } from '../hooks/record.ts'
import { keepOwnAccount, noFirstRegister, passwordLongEnough } from '../hooks/users.ts'
import { passwordMail, passwordSubject } from '../mail.ts'

export const users = (env: Environment) =>
  ({
    slug: 'users',
    labels: { singular: 'Tài khoản', plural: 'Tài khoản' },
    access: accessTo('users'),
    endpoints: [noFirstRegister],
    hooks: {
      ...contentHooks(undefined, {
        beforeOperation: [passwordLongEnough],
        beforeChange: [keepOwnAccount],
      }),
      afterLogin: [recordLogin],
      afterLogout: [recordLogout],
    },
    trash: true,
    disableDuplicate: true,
    defaultSort: 'email',
    auth: {
      tokenExpiration: 8 * 3600,
      maxLoginAttempts: 5,
      lockTime: 10 * 60 * 1000,
      cookies: { sameSite: 'Lax', secure: env.CMS_ORIGIN.startsWith('https:') },
      forgotPassword: {
        // Payload would note the request outside the transaction it holds, and on SQLite wait for itself;
        // the staff app counts the requests of an address instead (http/attempts.ts).
        minRequestInterval: 0,
        generateEmailSubject: () => passwordSubject,
        generateEmailHTML: ({ token = '', user } = {}) => passwordMail(env, token, user?.name),
      },
    },
    admin: {
      group: 'Quản trị',
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'roles', 'agency'],
      listSearchableFields: ['name', 'email'],
      description: 'Người dùng trang quản trị. Chỉ Quản trị tạo tài khoản và giao vai trò.',
    },
    fields: [
      { name: 'name', type: 'text', label: 'Họ và tên', required: true },
      {
        name: 'roles',
        type: 'select',
        label: 'Vai trò',
        hasMany: true,
        required: true,
        options: roles.map((value) => ({ value, label: roleNames[value] })),
        access: { create: othersByAdmin, update: othersByAdmin },
        admin: { description: 'Quản trị giao cho người khác; không ai tự đổi vai trò của mình.' },
      },
      {
        name: 'agency',
        type: 'relationship',
        relationTo: 'agencies',
        label: 'Cơ quan',
        access: { create: othersByAdmin, update: othersByAdmin },
        admin: { description: 'Cơ quan soạn thảo chỉ thấy đợt lấy ý kiến của cơ quan mình.' },
        validate: (
          value: unknown,
          { siblingData }: { siblingData: { roles?: readonly string[] } },
        ) =>
          siblingData.roles?.includes('drafter') && !value
            ? 'Chọn cơ quan: vai trò Cơ quan soạn thảo cần biết là cơ quan nào.'
            : true,
      },
    ],
  }) satisfies CollectionConfig
