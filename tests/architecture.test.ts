import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const top = join(import.meta.dirname, '..')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: top,
  encoding: 'utf8',
})
const generated = /payload-types\.ts|importMap|migrations\//
const code = tracked
  .split('\n')
  .filter((file) => /\.(?:ts|tsx|mjs|astro)$/.test(file) && !generated.test(file))
  .map((file) => ({ file, text: readFileSync(join(top, file), 'utf8') }))

const aliases: Record<string, string> = {
  '#shared/': 'shared/',
  '#cms/': 'cms/',
  '#site/': 'site/',
  '#scripts/': 'scripts/',
}

/** What a file imports: paths from the top for our own, names for packages and `node:`. */
function importsOf({ file, text }: { file: string; text: string }): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
  )
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => {
      const alias = Object.keys(aliases).find((prefix) => name.startsWith(prefix))
      if (alias) return `${aliases[alias]}${name.slice(alias.length)}`
      return name.startsWith('.') ? relative(top, join(top, dirname(file), name)) : name
    })
}

const inFolder = (folder: string) => code.filter(({ file }) => file.startsWith(`${folder}/`))
const wrong = (files: typeof code, allowed: (name: string) => boolean) =>
  files.flatMap((one) =>
    importsOf(one)
      .filter((name) => !allowed(name))
      .map((name) => `${one.file} imports ${name}`),
  )
const own = /^(?:shared|cms|site|scripts|tests)\//

it('shared/ imports zod and itself only', () => {
  expect(inFolder('shared').length).toBeGreaterThan(10)
  expect(wrong(inFolder('shared'), (name) => name === 'zod' || name.startsWith('shared/'))).toEqual(
    [],
  )
})

it('shared/ asks no clock, no chance and no environment', () => {
  const asks = inFolder('shared').filter(({ text }) =>
    /new Date\(\)|Date\.now\(|Math\.random\(|process\.|fetch\(/.test(
      text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
    ),
  )
  expect(asks.map(({ file }) => file)).toEqual([])
})

it('cms/ and site/ import shared/, never each other, never scripts/ or tests/', () => {
  for (const folder of ['cms', 'site'])
    expect(
      wrong(
        inFolder(folder),
        (name) => !own.test(name) || name.startsWith('shared/') || name.startsWith(`${folder}/`),
      ),
    ).toEqual([])
})

it('scripts/ does not import tests/', () => {
  expect(wrong(inFolder('scripts'), (name) => !name.startsWith('tests/'))).toEqual([])
})

it('no file is longer than 250 lines', () => {
  const long = code.filter(({ text }) => text.split('\n').length > 251)
  expect(long.map(({ file }) => file)).toEqual([])
})

it('pages read content only through the reader, and never the clock', () => {
  const pages = inFolder('site/src')
  expect(pages.length).toBeGreaterThan(20)
  const asks = pages.filter(({ text }) => /new Date\(\)|Date\.now\(/.test(text))
  expect(asks.map(({ file }) => file)).toEqual([])
  expect(
    wrong(pages, (name) => !/node:|site\/store|site\/lists|site\/publisher/.test(name)),
  ).toEqual([])
})
