import { useEffect, useSyncExternalStore } from 'react'
import { pageUndo } from './browser.ts'
import type { UndoView } from './undo.ts'

/** What can be taken back on this page, and the keys that do it. */
export function useUndo(): UndoView {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const wanted = wantedBy(event)
      if (event.defaultPrevented || !wanted) return
      event.preventDefault()
      pageUndo[wanted]()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return useSyncExternalStore(pageUndo.subscribe, pageUndo.view)
}

/** Ctrl+Z and Ctrl+Y, ⌘Z and ⇧⌘Z, as every program has them. */
function wantedBy({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null
}
