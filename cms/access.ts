import type { Access, CollectionConfig, FieldAccess, GlobalConfig, Where } from 'payload'
import {
  collectionRules,
  type GlobalSubject,
  globalRules,
  type Operation,
  type Rule,
  type Rules,
  rulesFor,
  type Subject,
} from '#shared/roles.ts'

/** Applies the table of `shared/roles.ts`; a stranger gets nothing, anywhere. */

/** Who asks, as far as rights depend on it. */
export type Asker = {
  id: number | string
  roles?: readonly string[] | null | undefined
  agency?: unknown
}

/** An agency's id, whether the relation came as an id or as a record. */
export function idOf(relation: unknown): string | undefined {
  const value =
    relation && typeof relation === 'object' && 'id' in relation ? relation.id : relation
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** What a user's roles together give for one operation; empty means refused. */
export function rulesOf(user: unknown, subject: Subject, operation: Operation): Rule[] {
  return rulesFor(rolesOf(user), collectionRules[subject][operation])
}

/** Whether a user's rights to one operation reach a record, by the agency it belongs to. */
export function reaches(
  user: unknown,
  subject: Subject,
  operation: Operation,
  record: { agency?: unknown },
): boolean {
  const rules = rulesOf(user, subject, operation)
  if (rules.includes('all')) return true
  const own = idOf((user as Asker | null)?.agency)
  return rules.includes('own-agency') && own !== undefined && own === idOf(record.agency)
}

export function accessTo(subject: Subject): NonNullable<CollectionConfig['access']> {
  const rules = collectionRules[subject]
  const create: Access = ({ req, data }) => mayCreate(req.user, rules.create, data)
  return {
    admin: ({ req }) => rolesOf(req.user).length > 0,
    read: ({ req }) => rows(req.user, rules.read),
    readVersions: ({ req }) => rows(req.user, rules.read, 'version.'),
    create,
    update: ({ req, data }) => updatable(req.user, rules, data),
    // Payload asks this for the trash and for deleting for good; the second is refused by a hook.
    delete: ({ req }) => rows(req.user, rules.trash),
    unlock: ({ req }) => isAdmin(req.user),
  }
}

export function accessToGlobal(subject: GlobalSubject): NonNullable<GlobalConfig['access']> {
  const rules = globalRules[subject]
  const allowed = (user: unknown, given: Rules) => rulesFor(rolesOf(user), given).includes('all')
  return {
    read: ({ req }) => allowed(req.user, rules.read),
    readVersions: ({ req }) => allowed(req.user, rules.read),
    update: ({ req }) => allowed(req.user, rules.update),
  }
}

/** Roles and agency: only an administrator gives them, and never to oneself. */
export const othersByAdmin: FieldAccess = ({ req, id }) =>
  isAdmin(req.user) && (id === undefined || String(req.user?.id) !== String(id))

export const isAdmin = (user: unknown) => rolesOf(user).includes('admin')

function rolesOf(user: unknown): readonly string[] {
  const held = user && typeof user === 'object' && 'roles' in user ? user.roles : undefined
  return Array.isArray(held) ? held : []
}

function rows(user: unknown, rules: Rules, prefix = ''): boolean | Where {
  const given = rulesFor(rolesOf(user), rules)
  if (given.length === 0) return false
  if (given.includes('all')) return true
  return { or: given.map((rule) => where(rule, user as Asker, prefix)) }
}

function where(rule: Rule, user: Asker, prefix: string): Where {
  switch (rule) {
    case 'own-agency':
      // A user without an agency matches no row: an id never equals this word.
      return { [`${prefix}agency`]: { equals: idOf(user.agency) ?? 'none' } }
    case 'unpublished':
      return { [`${prefix}_status`]: { not_equals: 'published' } }
    case 'self':
      return { id: { equals: user.id } }
    case 'own-acts':
      return { actor: { equals: user.id } }
    default:
      throw new Error(`No rows for the rule ${rule}`)
  }
}

function mayCreate(user: unknown, rules: Rules, data: unknown): boolean {
  const given = rulesFor(rolesOf(user), rules)
  if (given.includes('all')) return true
  if (!given.includes('own-agency')) return false
  const own = idOf((user as Asker).agency)
  const agency = data && typeof data === 'object' && 'agency' in data ? data.agency : undefined
  // Asked without data: may this user create at all? A record without an agency gets its own by a hook.
  return own !== undefined && (agency === undefined || idOf(agency) === own)
}

/** Saving as published needs `publish` beside `update`; other public writes are judged where they are seen. */
function updatable(
  user: unknown,
  rules: (typeof collectionRules)[Subject],
  data: unknown,
): boolean | Where {
  const status = data && typeof data === 'object' && '_status' in data ? data._status : undefined
  if (status === 'published' && rulesFor(rolesOf(user), rules.publish).length === 0) return false
  return rows(user, rules.update)
}
