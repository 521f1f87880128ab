import { type Entry, type Json, type Path, same } from '@laissez-passer/europass/patch'
import { valueAt } from '@laissez-passer/europass/profile'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { flushSync } from 'react-dom'
import { pageUndo } from '../documents/browser.ts'
import { type Editing, entriesAt, type Typed } from './editing.ts'
import { type Layers, sheetOf, type Shown } from './layers.ts'

const EditingContext = createContext<Editing | null>(null)

/** Gives fields what they edit. */
export function EditingProvider({ editing, children }: { readonly editing: Editing; readonly children: ReactNode }) {
  useEffect(() => {
    // What is taken back is what stands in the field, not what was written before it. Fields see both, the
    // writing and its taking back: seen at once, nothing would have changed, and they'd show what was typed.
    const asked = pageUndo.before(() => flushSync(editing.flush))
    // Before the documents hear of it, which keep in the same moment what they have.
    const leaving = (): void => editing.flush()
    window.addEventListener('pagehide', leaving, true)
    document.addEventListener('visibilitychange', leaving, true)
    return () => {
      asked()
      window.removeEventListener('pagehide', leaving, true)
      document.removeEventListener('visibilitychange', leaving, true)
      editing.flush()
    }
  }, [editing])
  return <EditingContext value={editing}>{children}</EditingContext>
}

/**
 * What is edited here.
 *
 * @throws Error outside `EditingProvider`: a mistake in this app
 */
export function useEditing(): Editing {
  const editing = use(EditingContext)
  if (editing === null) throw new Error('A field was rendered outside EditingProvider')
  return editing
}

/**
 * Something of the documents, read again after each change; the component renders again only where it
 * differs.
 *
 * @param read - must give the same object for the same documents
 */
export function useLayers<T>(read: (layers: Layers) => T): T {
  const editing = useEditing()
  return useSyncExternalStore(editing.subscribe, () => read(editing.layers()))
}

/** Whether something was typed that no document has yet. */
export function useWaiting(): boolean {
  const { waiting } = useEditing()
  return useSyncExternalStore(waiting.subscribe, waiting.view)
}

/**
 * The value at a path, as it is shown; the same object until it says something else. Saving reads documents
 * anew: a field that took the copy for news would set back what is being typed in it.
 */
export const useValue = (path: Path): Json | undefined => {
  const editing = useEditing()
  const last = useRef<Json | undefined>(undefined)
  return useSyncExternalStore(editing.subscribe, () => {
    const { value } = editing.shown(path)
    if (!same(last.current, value)) last.current = value
    return last.current
  })
}

/** Where the value at a path stands: renders again when that changes, not with each value. */
export function useStanding(path: Path): Pick<Shown, 'from' | 'stale'> {
  const editing = useEditing()
  const key = useSyncExternalStore(editing.subscribe, () => {
    const { from, stale } = editing.shown(path)
    return `${from} ${stale}`
  })
  const [from, stale] = key.split(' ')
  return { from: from === 'cv' || from === 'translation' ? from : 'profile', stale: stale === 'true' }
}

/** The entries of a list. */
export const useEntries = (path: Path): readonly Entry[] => useLayers((layers) => entriesAt(layers, path))

/** A text of the CV or letter itself that is being typed, its title for example. */
export function useTypedSheet(name: 'title' | 'headline' | `madeFor/${'employer' | 'position' | 'advert'}`): TypedText {
  const editing = useEditing()
  const value = useLayers((layers) => valueAt(sheetOf(layers), name))
  const type = useCallback((text: string) => editing.typeSheet(name, text), [editing, name])
  return useTypedOver(typeof value === 'string' ? value : '', type)
}

/** A text in a field, what to do with a new one, and what to do when the field is left. */
export interface TypedText {
  readonly text: string
  readonly type: (text: string) => void
  readonly leave: () => void
}

/**
 * A text that is being typed: what is typed stands in the field at once, and nowhere else until a pause.
 *
 * @returns the text, what to do with a new one, and what to do when the field is left
 */
export function useTyped(path: Path, { translatable }: Pick<Typed, 'translatable'>): TypedText {
  const editing = useEditing()
  const value = useValue(path)
  const type = useCallback(
    (text: string) => editing.type(path, { value: text, translatable }),
    [editing, path, translatable],
  )
  return useTypedOver(typeof value === 'string' ? value : '', type)
}

function useTypedOver(stored: string, write: (text: string) => void): TypedText {
  const editing = useEditing()
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null)
  const type = useCallback(
    (text: string) => {
      setTyped({ text, over: stored })
      write(text)
    },
    [stored, write],
  )
  // What is stored has moved on since: written from here, taken back, or changed elsewhere.
  const current = typed?.over === stored ? typed : null
  if (typed !== current) setTyped(current)
  const text = current ? current.text : stored
  return { text, type, leave: editing.flush }
}
