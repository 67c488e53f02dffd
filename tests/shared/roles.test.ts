import { expect, test } from 'vitest'
import { collectionRules, globalRules, roles, rulesFor } from '#shared/roles.ts'

test('several roles give what each gives, once; an unknown one gives nothing', () => {
  const { trash } = collectionRules.articles
  expect(rulesFor(['editor', 'chief-editor', 'editor'], trash)).toEqual(['unpublished', 'all'])
  expect(rulesFor(['thing', ''], trash)).toEqual([])
  expect(rulesFor([], trash)).toEqual([])
})

test('who writes does not publish alone, and who publishes can write', () => {
  for (const rules of Object.values(collectionRules))
    for (const role of roles)
      if (rules.publish[role] !== 'none') expect(rules.update[role]).not.toBe('none')
  expect(collectionRules.articles.publish.editor).toBe('none')
  expect(collectionRules.documents.publish['chief-editor']).toBe('none')
})

test('accounts and their roles are the administrator’s, the log is nobody’s', () => {
  for (const role of roles) {
    expect(collectionRules.users.create[role]).toBe(role === 'admin' ? 'all' : 'none')
    for (const operation of ['create', 'update', 'publish', 'trash'] as const)
      expect(collectionRules.events[operation][role]).toBe('none')
  }
  expect(globalRules.navigation.update.webmaster).toBe('all')
})
