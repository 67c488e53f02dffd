import { useState } from 'react'
import type { Queue, Waiting } from '#cms/comments/queue.ts'
import { alikeOf, type Decision, decide, type Target } from './decide.ts'

/** What was done last, to be taken back: the comments as they stood, with their newest revision. */
type Done = { targets: Target[]; items: { item: Waiting; at: number }[] }

/** The queue on the screen and what may be done with it. */
export function useQueue({ id: consultation, items: given, total }: Queue) {
  const [items, setItems] = useState(given)
  const [left, setLeft] = useState(total)
  const [current, setCurrent] = useState(0)
  const [selected, setSelected] = useState<ReadonlyMap<string, Target>>(new Map())
  const [done, setDone] = useState<Done[]>([])
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')

  /** One after the other, so that each has its own row in the log and can fail alone. */
  async function each(targets: readonly Target[], decision: Decision) {
    setBusy(true)
    const kept: Target[] = []
    const refused: string[] = []
    for (const [at, target] of targets.entries()) {
      if (targets.length > 1) setSaid(`Đang lưu ${at + 1}/${targets.length}…`)
      const outcome = await decide(target, decision)
      if (outcome.ok) kept.push({ id: outcome.id, revision: outcome.revision })
      else refused.push(outcome.message)
    }
    setBusy(false)
    return { kept, refused }
  }

  async function act(targets: readonly Target[], decision: Decision): Promise<void> {
    if (busy || targets.length === 0) return
    const { kept, refused } = await each(targets, decision)
    const gone = new Set(kept.map(({ id }) => id))
    const taken = items.flatMap((item, at) => (gone.has(item.id) ? [{ item, at }] : []))
    const rest = items.filter(({ id }) => !gone.has(id))
    setItems(rest)
    setLeft(left - kept.length)
    setCurrent(Math.min(current, Math.max(0, rest.length - 1)))
    setSelected(new Map([...selected].filter(([id]) => !gone.has(id))))
    if (kept.length > 0) setDone([...done, { targets: kept, items: taken }])
    const what = decision.state === 'shown' ? 'Đã công khai' : 'Đã giữ lại'
    setSaid([`${what} ${kept.length} góp ý.`, ...new Set(refused)].join(' '))
  }

  async function undo(): Promise<void> {
    const last = done.at(-1)
    if (busy || !last) return
    const { kept, refused } = await each(last.targets, { state: 'waiting', note: null })
    const revisions = new Map(kept.map(({ id, revision }) => [id, revision]))
    const back = [...items]
    for (const { item, at } of last.items) {
      const revision = revisions.get(item.id)
      if (revision !== undefined) back.splice(at, 0, { ...item, revision })
    }
    setItems(back)
    setLeft(left + kept.length)
    setCurrent(last.items[0]?.at ?? 0)
    setDone(done.slice(0, -1))
    setSaid([`Đã đưa ${kept.length} góp ý về chờ kiểm duyệt.`, ...new Set(refused)].join(' '))
  }

  function toggle({ id, revision }: Target): void {
    const next = new Map(selected)
    if (!next.delete(id)) next.set(id, { id, revision })
    setSelected(next)
  }

  async function selectAlike({ textKey }: Waiting): Promise<void> {
    if (textKey === null) return
    try {
      const alike = await alikeOf(consultation, textKey)
      setSelected(new Map([...selected, ...alike.map((one) => [one.id, one] as const)]))
      setSaid(`Đã chọn ${alike.length} góp ý giống nhau đang chờ.`)
    } catch (error) {
      setSaid(String(error instanceof Error ? error.message : error))
    }
  }

  const here = items[current]
  return {
    ...{ items, left, current, selected, busy, said, act, undo, toggle, selectAlike, here },
    canUndo: done.length > 0,
    /** What a decision is about: what was selected, else the comment in front. */
    targets: selected.size > 0 ? [...selected.values()] : here ? [here] : [],
    move: (step: number) => setCurrent(Math.min(Math.max(0, current + step), items.length - 1)),
    stand: setCurrent,
    clear: () => setSelected(new Map()),
  }
}
