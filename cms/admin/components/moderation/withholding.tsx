'use client'

import { useEffect, useRef, useState } from 'react'
import { withholdReasonNames } from '#shared/messages-consultation.ts'
import { type WithholdReason, withholdReasons } from '#shared/publication-consultation.ts'
import type { Decision } from './decide.ts'

type Props = { count: number; onDecide: (decision: Decision) => void; onCancel: () => void }

/** Why it is kept back: a reason from the list, by its number too, and a word to the author. */
export function Withholding({ count, onDecide, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState<WithholdReason>()
  const [note, setNote] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const press = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return
    const numbered = withholdReasons[Number(event.key) - 1]
    if (numbered) setReason(numbered)
  }
  return (
    <dialog
      aria-labelledby="giu-lai"
      className="queue-dialog"
      onCancel={onCancel}
      onKeyDown={press}
      ref={dialog}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason) onDecide({ state: 'withheld', reason, note: note.trim() || null })
        }}
      >
        <h2 id="giu-lai">Giữ lại {count} góp ý</h2>
        <fieldset>
          <legend>Lý do, người góp ý đọc được</legend>
          {withholdReasons.map((one, at) => (
            <label key={one}>
              <input
                checked={reason === one}
                name="ly-do"
                onChange={() => setReason(one)}
                required
                type="radio"
              />{' '}
              <kbd>{at + 1}</kbd> {withholdReasonNames[one]}
            </label>
          ))}
        </fieldset>
        <label>
          Lời nhắn cho người góp ý (không bắt buộc)
          <textarea
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
            rows={3}
            value={note}
          />
        </label>
        <div className="queue-acts">
          <button className="queue-show" type="submit">
            Giữ lại
          </button>
          <button onClick={onCancel} type="button">
            Thôi
          </button>
        </div>
      </form>
    </dialog>
  )
}
