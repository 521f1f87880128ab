import { useEffect, useSyncExternalStore } from 'react'
import { pageUndo } from './browser.ts'
import type { UndoView } from './undo.ts'
import { undoKey } from './undo-keys.ts'

/** What can be taken back on this page, and the keys that do it. */
export function useUndo(): UndoView {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const wanted = undoKey(event)
      if (event.defaultPrevented || !wanted) return
      event.preventDefault()
      pageUndo[wanted]()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return useSyncExternalStore(pageUndo.subscribe, pageUndo.view)
}
