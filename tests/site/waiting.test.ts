import { expect, it } from 'vitest'
import { createBell, createTurns } from '#site/publisher/waiting.ts'

it('a ring is kept for the next wait, also when an earlier wait was given up', async () => {
  const bell = createBell()
  await Promise.race([bell.rung(), Promise.resolve()])
  bell.ring()
  expect(await Promise.race([bell.rung().then(() => 'rung'), later('missed')])).toBe('rung')
  expect(await Promise.race([bell.rung().then(() => 'rung'), later('quiet')])).toBe('quiet')
})

it('a work waits for the one before it, also when that one failed', async () => {
  const turns = createTurns()
  const done: number[] = []
  const failing = turns(async () => {
    await later('')
    done.push(1)
    throw new Error('failed')
  })
  const next = turns(async () => void done.push(2))
  await expect(failing).rejects.toThrow('failed')
  await next
  expect(done).toEqual([1, 2])
})

const later = (word: string) => new Promise<string>((done) => setTimeout(() => done(word), 20))
