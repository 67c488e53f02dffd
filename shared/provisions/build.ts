import type { Provision } from '../provisions.ts'
import { slugify } from '../text.ts'
import {
  type Builder,
  type Container,
  container,
  newBuilder,
  newNode,
  openText,
} from './builder.ts'
import { appendixOf, attachmentAt, type Heading, startsClosing } from './headings.ts'
import { isCapitals, isDigits, isFinished, type Line } from './lines.ts'
import { markerOf } from './markers.ts'
import { placeNumbered } from './place.ts'
import { isHeading, placeHeading } from './place-heading.ts'
import { lineAt, type State, takeText } from './state.ts'

export type Built = Pick<Builder, 'blocks' | 'repeated' | 'ignored'> & { provisions: Provision[] }

const tableHead = /^(?:STT|TT|Số TT|Số thứ tự)(?: |$)/i
const longestName = 600

/** The name of a heading on the lines below it: the first line, and further ones while all are capitals. */
function takeName(state: State, line: Line): boolean {
  const { naming } = state
  const ends = isDigits(line.text) || tableHead.test(line.text) || /^\(/.test(line.text)
  const marker = markerOf(line.text)
  if (!naming || ends || line.row || (marker && (isHeading(marker.kind) || marker.strong)))
    return false
  if (naming.title !== '' && !isCapitals(line.text)) return false
  if (line.text.length + naming.title.length > longestName || startsClosing(line)) return false
  if (appendixOf(line)) return false
  naming.title = naming.title === '' ? line.text : `${naming.title} ${line.text}`
  if (!isCapitals(line.text)) state.naming = undefined
  return true
}

/** The id of an attachment or appendix; one more of the same name is numbered, an appendix of an attachment stands under it. */
function wantedContainerId(
  { builder, main }: State,
  label: string,
  kind: Container['kind'],
): string {
  const own = slugify(label.replace(/ số(?= |$)/i, ''))
  if (kind === 'appendix')
    return builder.ids.has(own) && main.kind === 'attachment' ? `${main.prefix}${own}` : own
  const count = (builder.attachments.get(own) ?? 0) + 1
  builder.attachments.set(own, count)
  return count > 1 ? `${own}-${count}` : own
}

function openContainer(state: State, heading: Heading, kind: 'attachment' | 'appendix'): void {
  const { builder } = state
  const { label, number, rest } = heading
  const wanted = wantedContainerId(state, label, kind)
  const fields = { kind, number, label, title: rest }
  const node = newNode(builder, lineAt(state)?.block ?? 0, wanted, fields)
  builder.roots.push(node)
  state.place = container(node, kind, `${node.id}.`)
  if (kind === 'attachment') state.main = state.place
  state.naming = node
  state.inTable = false
}

/** An attached text or an appendix starts here. */
function placeContainer(state: State, line: Line): boolean {
  const { place, main, builder } = state
  if (state.hasArticles && main.lastArticle === 0) return false
  const attached = attachmentAt(state.lines, state.at)
  if (attached) {
    openContainer(state, attached, attached.list ? 'appendix' : 'attachment')
    return true
  }
  const appendix = appendixOf(line)
  if (!appendix) return false
  if (place.kind === 'appendix' && place.node.label === appendix.label) {
    builder.ignored.push(line.text)
    return true
  }
  const after =
    place.closing !== undefined || place.kind === 'appendix' || state.before.endsWith('./.')
  if (!appendix.strong && !after) return false
  openContainer(state, appendix, 'appendix')
  return true
}

/** The signature block and all that follows it, up to the next điều, attached text or appendix. */
function placeClosing(state: State, line: Line): boolean {
  const { place, builder } = state
  if (place.closing || place.kind === 'appendix' || place.frames.length === 1) return false
  if (!startsClosing(line)) return false
  const closing = newNode(builder, line.block, `${place.prefix}ket-thuc`, {
    kind: 'other',
    number: '',
    label: 'Phần ký',
  })
  place.node.children.push(closing)
  place.closing = closing
  return true
}

function readLine(state: State, line: Line): void {
  if (!line.quoted) {
    if (takeName(state, line)) return
    state.naming = undefined
    if (placeContainer(state, line)) return
  }
  const plain = line.quoted || placeClosing(state, line)
  const marker = plain ? undefined : markerOf(line.text)
  if (
    marker &&
    (isHeading(marker.kind) ? placeHeading(state, marker) : placeNumbered(state, marker))
  ) {
    if (isHeading(marker.kind)) state.inTable = false
    return
  }
  if (tableHead.test(line.text) || line.row) state.inTable = true
  takeText(state, marker && state.wrapped && !isFinished(state.before) ? ' ' : '\n')
}

/** Builds the tree from cleaned lines, one after the other. */
export function build(lines: Line[], wrapped: boolean): Built {
  const builder = newBuilder()
  const place = openText(builder)
  const hasArticles = lines.some(({ text, quoted }) => {
    const marker = quoted || !text.startsWith('Đ') ? undefined : markerOf(text)
    return marker?.kind === 'article' && (marker.strong || marker.number === '1')
  })
  const state: State = {
    builder,
    lines,
    at: 0,
    wrapped,
    hasArticles,
    place,
    main: place,
    inTable: false,
    before: '',
  }
  lines.forEach((line, at) => {
    state.at = at
    readLine(state, line)
    state.before = line.text
  })
  const { blocks, repeated, ignored } = builder
  return { provisions: builder.roots, blocks, repeated, ignored }
}
