/** Who may do what: one table, role × collection × operation; nothing is allowed that it does not name. */

export const roles = [
  'admin',
  'webmaster',
  'editor',
  'chief-editor',
  'clerk',
  'drafter',
  'synthesiser',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  admin: 'Quản trị',
  webmaster: 'Quản trị nội dung cổng',
  editor: 'Biên tập viên',
  'chief-editor': 'Ban Biên tập',
  clerk: 'Văn thư',
  drafter: 'Cơ quan soạn thảo',
  synthesiser: 'Cơ quan tổng hợp',
}

/**
 * `read` includes old versions and the trash; `update` without `publish` writes drafts only;
 * `publish` is every write that changes what the public sees, taking down and withdrawing included;
 * `trash` is both ways. Deleting for good is nobody's.
 */
export const operations = ['read', 'create', 'update', 'publish', 'trash'] as const
export type Operation = (typeof operations)[number]

/**
 * Which rows: `own-agency` those of the user's agency, `unpublished` those the public does not see,
 * `self` the user's own account, `own-acts` what the user did.
 */
export type Rule = 'all' | 'none' | 'own-agency' | 'unpublished' | 'self' | 'own-acts'
export type Rules = Readonly<Record<Role, Rule>>

const nobody: Rules = {
  admin: 'none',
  webmaster: 'none',
  editor: 'none',
  'chief-editor': 'none',
  clerk: 'none',
  drafter: 'none',
  synthesiser: 'none',
}
const everyone: Rules = {
  admin: 'all',
  webmaster: 'all',
  editor: 'all',
  'chief-editor': 'all',
  clerk: 'all',
  drafter: 'all',
  synthesiser: 'all',
}
const only = (...names: Role[]): Rules => ({
  ...nobody,
  ...Object.fromEntries(names.map((name) => [name, 'all'])),
})

/** A collection without drafts: what is saved is public at once, so `publish` is nobody's to need. */
const kept = (create: Rules, trash: Rules): Record<Operation, Rules> => ({
  read: everyone,
  create,
  update: create,
  publish: nobody,
  trash,
})

const consultation: Record<Operation, Rules> = {
  read: { ...everyone, drafter: 'own-agency' },
  create: { ...only('synthesiser'), drafter: 'own-agency' },
  update: { ...only('synthesiser'), drafter: 'own-agency' },
  publish: only('synthesiser'),
  trash: only('synthesiser'),
}

/** Comments come by the intake only; nobody writes, takes down or throws away one. `update` is moderation. */
const comment: Record<Operation, Rules> = {
  read: { ...only('synthesiser'), drafter: 'own-agency' },
  create: nobody,
  update: { ...only('synthesiser'), drafter: 'own-agency' },
  publish: nobody,
  trash: nobody,
}

export const collectionRules = {
  articles: {
    read: everyone,
    create: only('editor', 'chief-editor'),
    update: only('editor', 'chief-editor'),
    publish: only('chief-editor'),
    trash: { ...only('chief-editor'), editor: 'unpublished' },
  },
  pages: {
    read: everyone,
    create: only('webmaster', 'editor', 'chief-editor'),
    update: only('webmaster', 'editor', 'chief-editor'),
    publish: only('webmaster', 'chief-editor'),
    trash: { ...only('webmaster', 'chief-editor'), editor: 'unpublished' },
  },
  sections: kept(only('webmaster'), only('webmaster')),
  documents: {
    read: everyone,
    create: only('clerk'),
    update: only('clerk'),
    publish: only('clerk'),
    trash: only('clerk'),
  },
  'document-types': kept(only('admin', 'clerk'), only('admin', 'clerk')),
  'fields-of-law': kept(only('admin', 'clerk'), only('admin', 'clerk')),
  agencies: kept(only('admin', 'webmaster', 'clerk'), only('admin')),
  consultations: consultation,
  'draft-texts': consultation,
  'legal-regimes': kept(only('synthesiser'), only('synthesiser')),
  comments: comment,
  'comment-files': { ...comment, update: nobody },
  /** Counts, kept by the portal itself. */
  tallies: { read: nobody, create: nobody, update: nobody, publish: nobody, trash: nobody },
  files: kept(
    only('webmaster', 'editor', 'chief-editor', 'clerk', 'drafter', 'synthesiser'),
    only('webmaster', 'chief-editor', 'clerk'),
  ),
  redirects: kept(only('webmaster'), only('webmaster')),
  users: {
    read: everyone,
    create: only('admin'),
    update: {
      admin: 'all',
      webmaster: 'self',
      editor: 'self',
      'chief-editor': 'self',
      clerk: 'self',
      drafter: 'self',
      synthesiser: 'self',
    },
    publish: nobody,
    trash: only('admin'),
  },
  events: {
    read: {
      admin: 'all',
      webmaster: 'own-acts',
      editor: 'own-acts',
      'chief-editor': 'own-acts',
      clerk: 'own-acts',
      drafter: 'own-acts',
      synthesiser: 'own-acts',
    },
    create: nobody,
    update: nobody,
    publish: nobody,
    trash: nobody,
  },
} as const satisfies Record<string, Record<Operation, Rules>>

export type Subject = keyof typeof collectionRules

/** Globals are read and updated, nothing else; a save is public at once. */
export const globalRules = {
  portal: { read: everyone, update: only('admin', 'webmaster') },
  navigation: { read: everyone, update: only('webmaster') },
  home: { read: everyone, update: only('webmaster') },
  notice: { read: everyone, update: only('webmaster') },
} as const satisfies Record<string, Record<'read' | 'update', Rules>>

export type GlobalSubject = keyof typeof globalRules

/** The rules that several roles give together, each once; without `none`. An unknown role gives nothing. */
export function rulesFor(held: readonly string[], rules: Rules): Rule[] {
  const given = roles.filter((role) => held.includes(role)).map((role) => rules[role])
  return [...new Set(given)].filter((rule) => rule !== 'none')
}
