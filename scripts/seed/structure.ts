import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentTypeCodes } from '#shared/document-types.ts'
import { compareVietnamese, slugify } from '#shared/text.ts'
import { codelessTypes } from '../import/directive-record.ts'
import { agencies } from './content/agencies.ts'
import { accounts, fieldsOfLaw, sections } from './content/lists.ts'
import { ensureAll, idOf, type Seeding, type Wanted } from './ensure.ts'

/** What documents and news hang on: agencies, communes, types, fields, sections. */
export async function seedStructure(seeding: Seeding): Promise<void> {
  await ensureAll(seeding, named('agencies', 'agency', 'Cơ quan'), [
    ...agencies.map(({ successors = [], ...agency }) => ({
      key: agency.slug,
      data: () => ({
        ...agency,
        successors: successors.map((slug) => idOf(seeding, 'agency', slug)),
      }),
    })),
    ...communes(),
  ])
  await ensureAll(seeding, named('document-types', 'type', 'Loại văn bản'), documentTypes())
  await ensureAll(
    seeding,
    named('fields-of-law', 'field', 'Lĩnh vực'),
    fieldsOfLaw.map(([slug, title], i) => listed(slug, { title, order: i + 1 })),
  )
  await ensureAll(
    seeding,
    named('sections', 'section', 'Chuyên mục'),
    sections.map(([slug, title, summary], i) => listed(slug, { title, summary, order: i + 1 })),
  )
}

/** One account for each role, all with the demonstration's password. */
export async function seedAccounts(seeding: Seeding, password: string): Promise<void> {
  await ensureAll(
    seeding,
    { collection: 'users', kind: 'user', by: 'email', label: 'Tài khoản' },
    accounts.map(([role, name, agency]) => {
      const email = `${role}@demo.quangngai.vn`
      const own = agency && { agency: idOf(seeding, 'agency', agency) }
      return { key: email, data: () => ({ email, name, password, roles: [role], ...own }) }
    }),
  )
}

const named = (
  collection: 'agencies' | 'document-types' | 'fields-of-law' | 'sections',
  kind: string,
  label: string,
) => ({ collection, kind, by: 'slug', label })

const listed = (slug: string, data: Record<string, unknown>): Wanted => ({
  key: slug,
  data: () => ({ slug, ...data }),
})

/** After every other agency; wards first, then communes, then the special zone, each by name. */
function communes(): Wanted[] {
  const file = join(import.meta.dirname, 'data', 'communes.json')
  const units: [code: string, name: string][] = JSON.parse(readFileSync(file, 'utf8'))
  const rank = (name: string) =>
    ['Phường', 'Xã', 'Đặc khu'].findIndex((one) => name.startsWith(one))
  units.sort(([, a], [, b]) => rank(a) - rank(b) || compareVietnamese(a, b))
  const taken = new Set<string>()
  return units.map(([code, name], i) => {
    const plain = slugify(`ubnd ${name}`)
    // Sơn Hà and Sơn Hạ, Ba Tô and Ba Tơ: the later one has its code in its address.
    const slug = taken.has(plain) ? `${plain}-${code}` : plain
    taken.add(slug)
    const lower = name.charAt(0).toLowerCase() + name.slice(1)
    return listed(slug, {
      title: `Ủy ban nhân dân ${lower}`,
      shortName: `UBND ${lower}`,
      level: 'xa',
      order: 1001 + i,
    })
  })
}

/** Types by their codes, then those without one. Two codes never share a name. */
function documentTypes(): Wanted[] {
  const coded = Object.entries(documentTypeCodes).map(([code, title]) => ({ code, title }))
  const rows = [
    ...coded.map((type) => ({ ...type, slug: slugify(type.title) })),
    { title: 'Công văn', slug: codelessTypes['cong-van'] },
    { title: 'Văn bản khác', slug: codelessTypes.khac },
  ]
  return rows.map((row, i) => listed(row.slug, { ...row, order: i + 1 }))
}
