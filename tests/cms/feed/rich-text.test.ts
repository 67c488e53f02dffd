import { expect, test } from 'vitest'
import { filesIn, filesOf, htmlOf, type LexicalNode } from '#cms/feed/present/rich-text.ts'
import { createShelf, type FileRecord } from '#cms/feed/present/shelf.ts'

const sha = (digit: string) => digit.repeat(64)
const photo: FileRecord = {
  id: 'photo',
  filename: 'anh.jpg',
  mimeType: 'image/jpeg',
  filesize: 900,
  width: 2000,
  height: 1000,
  sha256: sha('a'),
  digests: { w480: sha('1'), w960: sha('2'), w1600: sha('3') },
  sizes: {
    w1600: {
      filename: 'anh-1600.webp',
      mimeType: 'image/webp',
      width: 1600,
      height: 800,
      filesize: 3,
    },
    w480: {
      filename: 'anh-480.webp',
      mimeType: 'image/webp',
      width: 480,
      height: 240,
      filesize: 1,
    },
    w960: {
      filename: 'anh-960.webp',
      mimeType: 'image/webp',
      width: 960,
      height: 480,
      filesize: 2,
    },
    huge: { filename: null, width: null },
  },
}
const form: FileRecord = {
  id: 'form',
  filename: 'mẫu "đơn".pdf',
  mimeType: 'application/pdf',
  filesize: 10,
  sha256: sha('b'),
}
const shelf = () => createShelf(new Map([photo, form].map((file) => [file.id, file])))

const text = (words: string, format = 0): LexicalNode => ({ type: 'text', text: words, format })
const node = (type: string, children: LexicalNode[], more: Partial<LexicalNode> = {}) => ({
  type,
  children,
  ...more,
})
const p = (...children: LexicalNode[]) => node('paragraph', children)
const html = (...children: LexicalNode[]) => htmlOf({ root: node('root', children) }, shelf())

test('words, headings, quotes, rules and line breaks', () => {
  expect(
    html(
      node('heading', [text('Mục 1')], { tag: 'h2' }),
      node('heading', [text('Sâu')], { tag: 'h6' }),
      node('heading', [text('To')], { tag: 'h1' }),
      p(
        text('đậm', 1),
        text(' và '),
        text('nghiêng gạch', 2 | 8),
        { type: 'linebreak' },
        text('x', 32),
      ),
      p(),
      node('quote', [text('Lời')]),
      { type: 'horizontalrule' },
    ),
  ).toBe(
    '<h2>Mục 1</h2><h4>Sâu</h4><h2>To</h2><p><strong>đậm</strong> và <u><em>nghiêng gạch</em></u><br />' +
      '<sub>x</sub></p><blockquote>Lời</blockquote><hr />',
  )
})

test('a nested list stands inside the item before it; a numbered list keeps its start', () => {
  const item = (...children: LexicalNode[]) => node('listitem', children)
  expect(
    html(
      node(
        'list',
        [
          item(text('một')),
          item(node('list', [item(text('một a'))], { tag: 'ul' })),
          item(text('hai')),
        ],
        { tag: 'ol', start: 3 },
      ),
    ),
  ).toBe('<ol start="3"><li>một<ul><li>một a</li></ul></li><li>hai</li></ol>')
})

test('heading cells of a table say what they head', () => {
  const cell = (words: string, headerState = 0, more: Partial<LexicalNode> = {}) =>
    node('tablecell', [p(text(words))], { headerState, ...more })
  const row = (...cells: LexicalNode[]) => node('tablerow', cells)
  expect(
    html(
      node('table', [
        row(cell('Xã', 3), cell('Dân số', 1, { colSpan: 2 })),
        row(cell('Ba Tơ', 2), cell('1'), cell('2', 0, { rowSpan: 2, colSpan: 1 })),
      ]),
    ),
  ).toBe(
    '<table><thead><tr><th scope="col"><p>Xã</p></th><th scope="col" colspan="2"><p>Dân số</p></th></tr></thead>' +
      '<tbody><tr><th scope="row"><p>Ba Tơ</p></th><td><p>1</p></td><td rowspan="2"><p>2</p></td></tr></tbody></table>',
  )
})

test('links become portal addresses, allowed addresses, or plain text', () => {
  const internal = (relationTo: string, value: unknown) =>
    p(
      node('link', [text('x')], {
        fields: { linkType: 'internal', doc: { relationTo, value: value as string } },
      }),
    )
  const custom = (url: string) =>
    p(node('link', [text('x')], { fields: { linkType: 'custom', url } }))
  expect(html(internal('documents', 'd1'))).toBe('<p><a href="portal:document/d1">x</a></p>')
  expect(html(internal('consultations', 'c1'))).toBe(
    '<p><a href="portal:consultation/c1">x</a></p>',
  )
  expect(html(internal('agencies', { id: 'a1' }))).toBe('<p><a href="portal:agency/a1">x</a></p>')
  expect(html(internal('files', 'form'))).toBe(`<p><a href="portal:file/${sha('b')}">x</a></p>`)
  for (const [relation, id] of [
    ['files', 'missing'],
    ['users', 'u1'],
  ] as const)
    expect(html(internal(relation, id)), relation).toBe('<p>x</p>')
  for (const url of ['https://quangngai.gov.vn/?a=1&b=2', '/van-ban/', 'mailto:a@b.vn', 'tel:0255'])
    expect(html(custom(url)), url).toBe(`<p><a href="${url.replace('&', '&amp;')}">x</a></p>`)
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\u0000script:alert(1)',
    ' \u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example\u0000',
    'https://a b',
    '#muc',
    '',
  ]) {
    expect(html(custom(url)), url).toBe('<p>x</p>')
  }
})

test('a picture shows the size that running text needs, with its words and measure', () => {
  const upload = (fields: LexicalNode['fields'], value = 'photo') => ({
    type: 'upload',
    relationTo: 'files',
    value,
    ...(fields && { fields }),
  })
  expect(html(upload({ alt: 'Cầu "Trà Khúc"', caption: 'Ảnh <b>' }))).toBe(
    `<figure><img src="portal:file/${sha('2')}" alt="Cầu &quot;Trà Khúc&quot;" width="960" height="480" />` +
      '<figcaption>Ảnh &lt;b&gt;</figcaption></figure>',
  )
  expect(html(upload({ alt: 'bỏ', decorative: true }))).toContain('alt=""')
  expect(html(upload({}, 'missing'))).toBe('')
  expect(html(upload({}, 'form'))).toBe(
    `<p><a href="portal:file/${sha('b')}">mẫu "đơn".pdf</a></p>`,
  )
})

test('nothing in a text becomes markup, and nothing in a node becomes an attribute', () => {
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>'
  const made = html(
    p(text(nasty)),
    node('heading', [text(nasty)], { tag: 'script' }),
    node('heading', [text('x')], { tag: 'h2 onclick="alert(1)"' }),
    node('list', [node('listitem', [text(nasty)])], {
      tag: 'ol',
      start: '1" onclick="x' as unknown as number,
    }),
    node('table', [
      node('tablerow', [
        node('tablecell', [p(text(nasty))], { colSpan: '2" onclick="x' as unknown as number }),
      ]),
    ]),
    { type: 'upload', value: 'photo', fields: { alt: '" onerror="alert(1)', caption: nasty } },
  )
  const tags = [...made.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
  for (const tag of tags) expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/script|style|on\w+=/i)
  expect(made).not.toContain('<script')
})

test('text is NFC, without control characters, and stays safe when the HTML is normalised again', () => {
  const made = html(
    p(text('Quyê\u0309t\u0000\u0008 \ud800')),
    p(text('\u0338 onmouseover=alert(1) x')),
  )
  expect(made).toBe('<p>Quyểt \ufffd</p><p> onmouseover=alert(1) x</p>')
  expect(made.normalize('NFC')).toBe(made)
})

test('a node without a rule is an error, not a gap', () => {
  expect(() => html({ type: 'block' })).toThrow('block')
  expect(() => html(p({ type: 'youtube' }))).toThrow('youtube')
})

test('an empty text is empty HTML', () => {
  expect(htmlOf(undefined, shelf())).toBe('')
  expect(html(p(), p(text('')))).toBe('')
})

test('the files of a text are found before and after it is rendered', () => {
  const body = {
    root: node('root', [
      { type: 'upload', value: 'photo', fields: { alt: 'x' } },
      p(
        node('link', [text('đơn')], {
          fields: { linkType: 'internal', doc: { relationTo: 'files', value: 'form' } },
        }),
        text(`"portal:file/${sha('a')}"`),
      ),
    ]),
  }
  expect(filesIn(body)).toEqual(['photo', 'form'])
  const own = shelf()
  const made = htmlOf(body, own)
  const names = filesOf([], made, own).map((file) => file.name)
  expect(names).toEqual(['anh-960.webp', 'mẫu "đơn".pdf'])
  expect([...own.stored.values()]).toEqual(['anh-960.webp', 'mẫu "đơn".pdf'])
})

test('a text of paragraphs alone is what the sanitiser makes of it', () => {
  const words = ['“a” & "b" <c> d\'e > f', '\u0338x', 'số\u00a05 &amp; 6', '', ' 𝒜 ']
  const formats = [0, 1, 2, 4, 8, 16, 32, 64, 127]
  const runs = words.flatMap((one) => formats.map((format) => text(one, format)))
  const headings = ['h1', 'h3', 'h6'].map((tag) => node('heading', runs, { tag }))
  // The sanitiser is asked about a list, and so about what stands before it.
  const list = node('list', [node('listitem', [text('cuối')])], { tag: 'ul' })
  for (const block of [
    ...runs.map((run) => p(run)),
    p(...runs, node('linebreak', []), ...runs),
    ...headings,
  ])
    expect(html(block) + html(list)).toBe(html(block, list))
})
