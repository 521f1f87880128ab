import type { SaveState } from '../documents/document.ts'
import { useWaiting } from '../editing/use-editing.tsx'
import { SaveStatus } from '../parts/save-status.tsx'

/** How far what is edited is saved; what was typed a moment ago isn't. */
export function EditorSaveStatus({ state, guest = false }: { readonly state: SaveState; readonly guest?: boolean }) {
  const waiting = useWaiting()
  return <SaveStatus state={waiting && state === 'saved' ? 'unsaved' : state} guest={guest} />
}
