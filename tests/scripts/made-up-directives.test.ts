import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { directive, mostDirectives } from '#scripts/bench/directive.ts'
import { documentNumberKey, parseDocumentNumber } from '#shared/document-number.ts'

const first = Array.from({ length: 3000 }, (_, n) => directive(n))

test('another program makes the same documents, in whichever order it asks', () => {
  const program = `
    const { directive } = await import('#scripts/bench/directive.ts')
    const { createHash } = await import('node:crypto')
    const made = Array.from({ length: 300 }, (_, n) => directive(299 - n)).reverse()
    console.log(createHash('sha256').update(JSON.stringify(made)).digest('hex'))`
  const theirs = execFileSync(process.execPath, ['--input-type=module', '-e', program])
  const ours = createHash('sha256').update(JSON.stringify(first.slice(0, 300)))
  expect(theirs.toString().trim()).toBe(ours.digest('hex'))
})

test('no two have a number and a year in common, up to the last that there are', () => {
  const last = Array.from({ length: 1000 }, (_, n) => directive(mostDirectives - 1 - n))
  const places = [...first, ...last].map(({ number, issuedOn }) => {
    const parsed = parseDocumentNumber(number)
    return parsed.ok && `${documentNumberKey(parsed.number)}|${issuedOn.slice(0, 4)}`
  })
  expect(places).not.toContain(false)
  expect(new Set(places).size).toBe(4000)
})

test('they are shaped like ten years of the real list', () => {
  const years = Map.groupBy(first, ({ issuedOn }) => issuedOn.slice(0, 4))
  expect(years.size).toBe(10)
  const share = (is: (one: (typeof first)[number]) => boolean) => first.filter(is).length / 3000
  expect(share(({ text }) => text.length > 150_000)).toBeCloseTo(1 / 50, 2)
  expect(share(({ relations }) => relations.length > 0)).toBeGreaterThan(0.05)
  expect(share(({ validity }) => validity === 'het-hieu-luc')).toBeGreaterThan(0)
  for (const { n, relations } of first)
    for (const { target } of relations) expect(target).toBeLessThan(n)
})
