/** What a line says it is by its first words; whether it is so depends on the lines before (see `place.ts`). */

export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'group'
  | 'clause'
  | 'numbered-point'
  | 'point'

export type Marker = {
  kind: MarkerKind
  /** Letters lower, Roman numbers upper case; `17a`, `II`, `thứ nhất`, `đ`, `1.1`. */
  number: string
  /** What stands after the number and its sign. */
  rest: string
  /** The sign after the number: `.`, `)`, `:`, `-`, `/`, ''. */
  sign: string
  /** Unmistakable by itself; otherwise only when its number is the next one. */
  strong: boolean
}

/** Words that follow the number of another text's provision, not a name: `Điều 5 Nghị định số…`. */
const elsewhere =
  /^(?:(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh) (?:\p{Lu}|này|năm|số|\d)|(?:Nghị định|Nghị quyết|Thông tư|Thông tư liên tịch|Quyết định|Chỉ thị|Quy định|Quy chế|Nội quy|Điều lệ|Công ước|Hiệp định) (?:này|số|ngày|năm|ban hành|kèm|\d)|(?:Khoản|Điểm|Chương|Phụ lục|Điều|Mục|Phần) [\dIVX])/u

const startsName = (rest: string) => /^[\p{Lu}\d("“«'[]/u.test(rest) && !elsewhere.test(rest)

const headings: { kind: MarkerKind; form: RegExp }[] = [
  { kind: 'part', form: /^(?:Phần|PHẦN) (thứ \p{L}+|[IVXLC]+|\d{1,2}|[A-D])(?![\p{L}\d])(.*)$/iu },
  {
    kind: 'chapter',
    form: /^(?:Chương|CHƯƠNG) (thứ \p{L}+|[IVXLC]+[a-zđ]?|\d{1,2}[a-zđ]?)(?![\p{L}\d])(.*)$/iu,
  },
  {
    kind: 'subsection',
    form: /^(?:Tiểu mục|TIỂU MỤC) (\d{1,2}[a-zđ]?|[IVX]+)(?![\p{L}\d])(.*)$/iu,
  },
  { kind: 'section', form: /^(?:Mục|MỤC) (\d{1,2}[a-zđ]?|[IVX]+|[A-D])(?![\p{L}\d])(.*)$/iu },
]
const articleForm = /^\(?(?:Điều|ĐIỀU) ?(\d{1,4})([a-zđA-ZĐ]?\d?)(?![\p{L}\d])(.*)$/u
const clauseForm = /^(\d{1,3})([a-zđ]?) ?([.)/-])(?!\d)(.*)$/
const numberedPointForm = /^(\d{1,3}\.\d{1,2})(?:\.(?!\d)| )(.*)$/
const pointForm = /^([a-zđ])(\d{0,2}) ?([)./])(.*)$/
const groupForm = /^([IVX]{1,5}|[A-H]) ?([.)/–-])(?=\s)(.*)$/
const numberFirst = /^\d/

const signForm = /^ ?([.:)/]|[-–—](?= )) ?(.*)$/

/** Splits `. Phạm vi điều chỉnh` into the sign and the name. */
function afterNumber(tail: string): { sign: string; rest: string } {
  const found = signForm.exec(tail)
  return found
    ? { sign: found[1] ?? '', rest: (found[2] ?? '').trim() }
    : { sign: '', rest: tail.trim() }
}

function articleOf(text: string): Marker | undefined {
  const found = articleForm.exec(text)
  if (!found || /^\.\d|^,/.test(found[3] ?? '')) return undefined
  const { sign, rest } = afterNumber(found[3] ?? '')
  const named = sign === '' ? startsName(rest) : !/^\p{Ll}/u.test(rest)
  if (sign === '' && rest !== '' && !named) return undefined
  const number = `${Number(found[1])}${(found[2] ?? '').toLowerCase()}`
  return {
    kind: 'article',
    number,
    rest,
    sign,
    strong: (rest === '' || /[.:]/.test(sign)) && named,
  }
}

function headingOf(text: string): Marker | undefined {
  if (!/^[PCTM]/.test(text)) return undefined
  for (const { kind, form } of headings) {
    const found = form.exec(text)
    if (!found) continue
    const { sign, rest } = afterNumber(found[2] ?? '')
    if (rest !== '' && !startsName(rest)) return undefined
    const written = found[1] ?? ''
    const number = /^thứ /i.test(written) ? written.toLowerCase() : written
    return { kind, number, rest, sign, strong: sign !== '' || rest === '' }
  }
  return undefined
}

function clauseOf(text: string): Marker | undefined {
  const numbered = numberedPointForm.exec(text)
  if (numbered)
    return {
      kind: 'numbered-point',
      number: numbered[1] ?? '',
      rest: (numbered[2] ?? '').trim(),
      sign: '.',
      strong: false,
    }
  const found = clauseForm.exec(text)
  if (!found) return undefined
  const [sign, rest] = [found[3] ?? '', (found[4] ?? '').trim()]
  return {
    kind: 'clause',
    number: `${Number(found[1])}${found[2]}`,
    rest,
    sign,
    strong: sign === '.',
  }
}

function pointOf(text: string): Marker | undefined {
  const found = pointForm.exec(text)
  if (!found) return undefined
  const [sign, tail] = [found[3] ?? '', found[4] ?? '']
  if (sign !== ')' && !/^ \S/.test(tail)) return undefined
  return {
    kind: 'point',
    number: `${found[1]}${found[2]}`,
    rest: tail.trim(),
    sign,
    strong: sign === ')',
  }
}

function groupOf(text: string): Marker | undefined {
  const found = groupForm.exec(text)
  const rest = (found?.[3] ?? '').trim()
  if (!found || rest === '') return undefined
  return { kind: 'group', number: found[1] ?? '', rest, sign: found[2] ?? '', strong: false }
}

/** Reads the marker at the start of a cleaned line. */
export function markerOf(text: string): Marker | undefined {
  if (numberFirst.test(text)) return clauseOf(text)
  if (/^\(?Đ/.test(text)) return articleOf(text)
  return pointOf(text) ?? groupOf(text) ?? headingOf(text)
}
