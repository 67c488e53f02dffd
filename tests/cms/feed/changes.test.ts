import { expect, test } from 'vitest'
import { createChanges } from '#cms/feed/changes.ts'

const a = { kind: 'article', id: 'a' } as const
const b = { kind: 'document', id: 'b' } as const

test('a change waits for flush, then stands after the cursor taken before it', () => {
  const changes = createChanges({ boot: 'boot1' })
  const before = changes.cursor()
  changes.announce('article', 'a')
  expect(changes.after(before)).toEqual({ cursor: 'boot1:0', items: [] })
  changes.flush()
  expect(changes.after(before)).toEqual({ cursor: 'boot1:1', items: [a] })
  expect(changes.after(changes.cursor())).toEqual({ cursor: 'boot1:1', items: [] })
})

test('a record changed three times is named once', () => {
  const changes = createChanges({ boot: 'x' })
  for (const id of ['a', 'a', 'a']) changes.announce('article', id)
  changes.announce('document', 'b')
  changes.flush()
  changes.announce('article', 'a')
  changes.flush()
  expect(changes.after('x:0')?.items).toEqual([a, b])
})

test('cursors of another boot, of the future, of the forgotten past and nonsense are unknown', () => {
  const changes = createChanges({ boot: 'boot1', keep: 2 })
  for (const id of ['a', 'b', 'c']) {
    changes.announce('article', id)
    changes.flush()
  }
  for (const cursor of ['boot0:3', 'boot1:4', 'boot1:0', '', 'boot1', 'boot1:-1', 'boot1:x', ':2'])
    expect(changes.after(cursor), cursor).toBeUndefined()
  expect(changes.after('boot1:1')?.items).toHaveLength(2)
})

test('one request that ends does not let out what another, still open, has announced', async () => {
  const changes = createChanges({ boot: 'x' })
  const slow = Promise.withResolvers<void>()
  const open = changes.during(async () => {
    changes.announce('article', 'a', 'rev1')
    await slow.promise
  })
  await changes.during(async () => changes.announce('document', 'b', 'rev2'))
  changes.flush()
  expect(changes.after('x:0')?.items).toEqual([b])
  slow.resolve()
  await open
  expect(changes.after('x:0')?.items).toEqual([b, a])
})

test('a request that fails still lets its hints out, for a hint only makes the site ask', async () => {
  const changes = createChanges({ boot: 'x' })
  const failing = changes.during(async () => {
    changes.announce('article', 'a', 'rev1')
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(changes.after('x:0')?.items).toEqual([a])
})

test('a look does not repeat what was announced with its revision, and tells every later revision', async () => {
  const changes = createChanges({ boot: 'x' })
  await changes.during(async () => changes.announce('article', 'a', 'rev1'))
  changes.observe([{ ...a, revision: 'rev1' }])
  expect(changes.cursor()).toBe('x:1')
  changes.observe([{ ...a, revision: 'rev2' }])
  changes.observe([{ ...a, revision: 'rev2' }])
  expect(changes.cursor()).toBe('x:2')
})

test('a look repeats once a hint let out by flush, which may have been early', () => {
  const changes = createChanges({ boot: 'x' })
  changes.announce('article', 'a', 'rev1')
  changes.flush()
  changes.observe([{ ...a, revision: 'rev1' }])
  changes.observe([{ ...a, revision: 'rev1' }])
  expect(changes.cursor()).toBe('x:2')
})

test('what was announced is remembered for a minute after it was last found', () => {
  let clock = 0
  const changes = createChanges({ boot: 'x', now: () => clock })
  const found = [{ ...a, revision: 'rev1' }]
  changes.observe(found)
  clock += 50_000
  changes.observe(found)
  clock += 50_000
  changes.observe(found)
  expect(changes.cursor()).toBe('x:1')
  clock += 61_000
  changes.observe([{ ...b, revision: 'rev9' }])
  changes.observe(found)
  expect(changes.cursor()).toBe('x:3')
})

test('a wait ends with the change, with its time, with its signal and with release', async () => {
  const changes = createChanges({ boot: 'x' })
  const woken = changes.wait('x:0', 10_000)
  changes.announce('article', 'a')
  changes.flush()
  expect(await woken).toEqual({ cursor: 'x:1', items: [a] })
  expect(await changes.wait('x:0', 10_000)).toEqual({ cursor: 'x:1', items: [a] })
  expect(await changes.wait('x:1', 5)).toEqual({ cursor: 'x:1', items: [] })
  const leaving = new AbortController()
  const left = changes.wait('x:1', 10_000, leaving.signal)
  leaving.abort()
  expect((await left)?.items).toEqual([])
  const released = changes.wait('x:1', 10_000)
  changes.release()
  expect((await released)?.items).toEqual([])
  expect(await changes.wait('other:1', 10_000)).toBeUndefined()
})
