/**
 * What script adds to the comment form: a count of characters, and the text kept on this machine until
 * it is sent, when the person ticks the box. The form itself needs none of it.
 */

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E
const text = element<HTMLTextAreaElement>('noi-dung-gop-y')
const extras = element('ban-nhap')
const keep = element<HTMLInputElement>('giu-ban-nhap')
const said = element('ban-nhap-noi')
const again = element('lay-lai')
const key = `gop-y:${location.pathname}`
const most = Number(extras.dataset.most)

const segments = new Intl.Segmenter('vi', { granularity: 'grapheme' })
const number = new Intl.NumberFormat('vi')
let speaking: number | undefined

function count(): void {
  const length = [...segments.segment(text.value.trim())].length
  const over = length - most
  const words =
    over > 0
      ? `Dài quá ${number.format(over)} ký tự`
      : `Đã viết ${number.format(length)} trên ${number.format(most)} ký tự`
  element('so-ky-tu').textContent = words
  element('so-ky-tu').className = over > 0 ? 'error' : 'hint'
  // Read out only once the person has stopped typing.
  clearTimeout(speaking)
  speaking = window.setTimeout(() => {
    element('so-ky-tu-noi').textContent = words
  }, 1500)
}

/** Storage may be forbidden or full: then the box unticks itself and says so. */
function store(): void {
  try {
    if (keep.checked) localStorage.setItem(key, text.value)
    else localStorage.removeItem(key)
    said.textContent = keep.checked ? 'Bản nháp ở trên máy này. Bỏ đánh dấu thì xóa.' : ''
  } catch {
    keep.checked = false
    said.textContent = 'Máy này không cho giữ bản nháp.'
  }
}

function fill(words: string): void {
  text.value = words
  count()
}

/** While a form is on its way its draft stays in this tab only: a lost connection loses no text. */
function sent(): void {
  if (!keep.checked) return
  sessionStorage.setItem(key, text.value)
  localStorage.removeItem(key)
}

function restore(): void {
  const draft = localStorage.getItem(key)
  if (draft !== null) {
    keep.checked = true
    if (text.value === '') fill(draft)
    store()
  }
  const last = sessionStorage.getItem(key)
  if (last === null || text.value !== '') return
  again.hidden = false
  again.addEventListener('click', () => {
    fill(last)
    again.hidden = true
    text.focus()
  })
}

/** The quoted passage is of the part that the page was opened for. */
function requote(event: Event): void {
  const quote = document.querySelector<HTMLElement>('[data-of]')
  if (quote) quote.hidden = quote.dataset.of !== (event.target as HTMLSelectElement).value
}

extras.hidden = false
text.addEventListener('input', () => {
  count()
  if (keep.checked) store()
})
keep.addEventListener('change', store)
text.form?.addEventListener('submit', sent)
element('dieu').addEventListener('change', requote)
count()
try {
  restore()
} catch {
  // Storage is forbidden here: nothing was kept, and the box says so when it is ticked.
}
