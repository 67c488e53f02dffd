import type { CollectionConfig, Config, GlobalConfig } from 'payload'
import { kindOf } from '../preview/records.ts'

const component = (path: string) => `/cms/admin/components/${path}`
const bar = component('record-bar.tsx#RecordBar')

/** The panel's own look and first page, for Payload's `admin`. */
export const panel = {
  components: {
    graphics: {
      Logo: component('brand.tsx#Logo'),
      Icon: component('brand.tsx#Icon'),
    },
    actions: [component('to-portal.tsx#ToPortal')],
    beforeNavLinks: [component('moderation/links.tsx#ModerationNavLink')],
    views: {
      dashboard: { Component: component('dashboard.tsx#Dashboard') },
      moderation: {
        Component: component('moderation/view.tsx#ModerationView'),
        path: '/kiem-duyet',
        exact: true,
        meta: { title: 'Kiểm duyệt góp ý' },
      },
    },
  },
  meta: {
    titleSuffix: ' | Quản trị Cổng Thông tin điện tử',
    description: 'Trang quản trị dành cho cán bộ của cổng.',
    robots: 'noindex, nofollow',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/admin/bieu-trung.svg' }],
  },
} satisfies Partial<Config['admin']>

/** A collection whose records go to the portal says where each stands and shows it before it is published. */
export function withBar(collection: CollectionConfig): CollectionConfig {
  const { admin = {} } = collection
  const { components = {} } = admin
  // The address of the record's JSON is for programs; staff have the page.
  if (!kindOf(collection.slug)) return { ...collection, admin: { ...admin, hideAPIURL: true } }
  return {
    ...collection,
    admin: {
      ...admin,
      hideAPIURL: true,
      components: {
        ...components,
        edit: {
          ...components.edit,
          beforeDocumentControls: [...(components.edit?.beforeDocumentControls ?? []), bar],
        },
      },
    },
  }
}

/** As `withBar`, for a global. */
export function withGlobalBar(global: GlobalConfig): GlobalConfig {
  if (!kindOf(global.slug)) return global
  const { admin = {} } = global
  const { components = {} } = admin
  return {
    ...global,
    admin: {
      ...admin,
      hideAPIURL: true,
      components: {
        ...components,
        elements: { ...components.elements, beforeDocumentControls: [bar] },
      },
    },
  }
}
