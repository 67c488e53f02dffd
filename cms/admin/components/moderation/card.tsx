'use client'

import { useEffect, useRef } from 'react'
import type { Waiting } from '#cms/comments/queue.ts'
import { formatDate, formatTime } from '#shared/dates.ts'
import { commenterNames, unnamed } from '#shared/messages-consultation.ts'
import { Contact } from './contact.tsx'

type Props = {
  item: Waiting
  current: boolean
  selected: boolean
  busy: boolean
  onFocus: () => void
  onShow: () => void
  onWithhold: () => void
  onSelect: () => void
  onAlike: () => void
}

/** Characters of a quoted provision that stands open from the start. */
const shortQuote = 600

/** One comment: what it is about, what it says, who says it, and what to do with it. */
export function Card({ item, current, selected, busy, ...on }: Props) {
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const inside = card.current?.contains(document.activeElement)
    if (current && !inside) card.current?.focus()
  }, [current])
  return (
    <li
      aria-current={current}
      className={`queue-card${current ? ' queue-here' : ''}${selected ? ' queue-chosen' : ''}`}
      onFocus={on.onFocus}
      ref={card}
      tabIndex={-1}
    >
      <p className="desk-soft">
        {formatTime(item.receivedAt)} ngày {formatDate(item.receivedAt)}
      </p>
      <h2>{item.about}</h2>
      {item.question && <p>Trả lời câu hỏi: {item.question}</p>}
      {item.quote && (
        <details open={item.quote.length < shortQuote}>
          <summary>Điều khoản được góp ý</summary>
          <p className="queue-text">{item.quote}</p>
        </details>
      )}
      {item.attention && <p className="queue-attention">{item.attention}</p>}
      <p className="queue-text queue-words">{item.text}</p>
      <p>
        {item.name}
        {item.hideName && ` (${unnamed} khi công khai)`}
        {item.organisation && `, ${item.organisation}`}
        {item.as && `, ${commenterNames[item.as]}`}
      </p>
      {item.files.length > 0 && (
        <ul className="queue-files">
          {item.files.map(({ href, name, title }) => (
            <li key={name}>
              <a download={title} href={href}>
                Tải tệp: {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {item.alike > 0 && (
        <p>
          Giống {item.alike} góp ý khác.{' '}
          <button onClick={on.onAlike} type="button">
            Chọn mọi góp ý giống góp ý này
          </button>
        </p>
      )}
      <Contact id={item.id} />
      <div className="queue-acts">
        <button className="queue-show" disabled={busy} onClick={on.onShow} type="button">
          Công khai <kbd>d</kbd>
        </button>
        <button disabled={busy} onClick={on.onWithhold} type="button">
          Giữ lại <kbd>g</kbd>
        </button>
        <label>
          <input checked={selected} onChange={on.onSelect} type="checkbox" /> Chọn <kbd>x</kbd>
        </label>
        <a href={`/admin/collections/comments/${item.id}`}>Mở bản ghi</a>
        <a href={`/api/comments/${item.id}/dong-y`} rel="noreferrer" target="_blank">
          Xem lời đồng ý
        </a>
      </div>
    </li>
  )
}
