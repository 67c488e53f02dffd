import { expect, test } from 'vitest'
import { parseBlocks } from '#scripts/seed/content-file.ts'
import { richText } from '#scripts/seed/rich-text.ts'

test('blocks of a text file become headings, lists, tables, links and bold words', () => {
  const blocks = parseBlocks(
    '## Đầu\n\nMột **đậm** và [Sở](agency:so)\n\n- a\n- b\n\n| X | Y |\n| - | - |\n| 1 | 2 |\n',
  )
  expect(blocks.map((block) => Object.keys(block)[0])).toEqual(['h2', 'p', 'ul', 'table'])
  const text = JSON.stringify(richText(blocks, () => ({ relationTo: 'agencies', value: 'id-1' })))
  expect(text).toContain('"doc":{"relationTo":"agencies","value":"id-1"}')
  expect(text).toContain('"text":"đậm","format":1')
  expect(text).toContain('"headerState":1')
})
