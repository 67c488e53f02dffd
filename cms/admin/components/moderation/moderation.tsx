'use client'

import { useState } from 'react'
import type { Queue } from '#cms/comments/queue.ts'
import { address } from './address.ts'
import { Card } from './card.tsx'
import { useKeys, useKeysOn } from './use-keys.ts'
import { useQueue } from './use-queue.ts'
import { Withholding } from './withholding.tsx'

/** The queue of one consultation: by keyboard, mouse or finger. */
export function Moderation({ queue: given }: { queue: Queue }) {
  const queue = useQueue(given)
  const { busy, canUndo, clear, current, here, items, left, selected, targets } = queue
  const [keysOn, setKeysOn] = useKeysOn()
  const [withholding, setWithholding] = useState(false)
  const show = () => void queue.act(targets, { state: 'shown' })
  const withhold = () => targets.length > 0 && setWithholding(true)
  const undo = () => void queue.undo()
  const [down, up] = [() => queue.move(1), () => queue.move(-1)]
  useKeys(
    {
      ...{ j: down, ArrowDown: down, k: up, ArrowUp: up },
      ...{ d: show, g: withhold, u: undo, x: () => here && queue.toggle(here) },
    },
    keysOn && !withholding,
  )
  return (
    <>
      <div className="queue-bar">
        <p className="queue-count">
          {left === 0 ? 'Không còn góp ý nào chờ kiểm duyệt.' : `${left} góp ý chờ kiểm duyệt`}
        </p>
        {selected.size > 0 && (
          <>
            <button disabled={busy} onClick={show} type="button">
              Công khai {selected.size} góp ý đã chọn
            </button>
            <button disabled={busy} onClick={withhold} type="button">
              Giữ lại {selected.size} góp ý đã chọn
            </button>
            <button disabled={busy} onClick={clear} type="button">
              Bỏ chọn
            </button>
          </>
        )}
        <button disabled={busy || !canUndo} onClick={undo} type="button">
          Hoàn tác <kbd>u</kbd>
        </button>
        <p className="queue-said" role="status">
          {queue.said}
        </p>
      </div>
      <label className="queue-keys">
        <input
          checked={keysOn}
          onChange={(event) => setKeysOn(event.target.checked)}
          type="checkbox"
        />
        Dùng phím tắt: <kbd>j</kbd> <kbd>k</kbd> hoặc mũi tên để chuyển, <kbd>d</kbd> công khai,{' '}
        <kbd>g</kbd> giữ lại, <kbd>x</kbd> chọn, <kbd>u</kbd> hoàn tác
      </label>
      <ol className="queue-list">
        {items.map((item, at) => (
          <Card
            busy={busy}
            current={at === current}
            item={item}
            key={item.id}
            onAlike={() => void queue.selectAlike(item)}
            onFocus={() => queue.stand(at)}
            onSelect={() => queue.toggle(item)}
            onShow={() => void queue.act([item], { state: 'shown' })}
            onWithhold={() => {
              clear()
              queue.stand(at)
              setWithholding(true)
            }}
            selected={selected.has(item.id)}
          />
        ))}
      </ol>
      {left > items.length && (
        <p>
          <a href={address(given.id)}>Tải {left - items.length} góp ý tiếp theo</a>
        </p>
      )}
      {withholding && (
        <Withholding
          count={targets.length}
          onCancel={() => setWithholding(false)}
          onDecide={(decision) => {
            setWithholding(false)
            void queue.act(targets, decision)
          }}
        />
      )}
    </>
  )
}
