import { useEffect, useSyncExternalStore } from 'react'

/** Keys of one letter may be turned off: who speaks to the machine, or mistypes, would decide by chance (WCAG 2.1.4). */
const stored = 'kiem-duyet-phim-tat'
const listeners = new Set<() => void>()

export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    () => localStorage.getItem(stored) !== 'tat',
    () => true,
  )
  const set = (next: boolean) => {
    localStorage.setItem(stored, next ? 'bat' : 'tat')
    for (const listen of listeners) listen()
  }
  return [on, set]
}

/** Calls what belongs to a key, unless it is typed into a field or together with Ctrl, Alt or ⌘. */
export function useKeys(keys: Record<string, () => void>, on: boolean): void {
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      const { target } = event
      if (
        target instanceof Element &&
        target.closest('input, textarea, select, dialog, [contenteditable]')
      )
        return
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
