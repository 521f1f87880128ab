import { useEffect, useState, useSyncExternalStore } from 'react'
import { type DocumentSource, type DocumentView, openDocument, type OpenDocument } from './open-document.ts'

const loading: DocumentView<never> = { status: 'loading', value: null, save: 'saved' }

/**
 * Opens a document for as long as the component shows it.
 *
 * @param source - where it comes from; another one (by `key`) opens another document
 * @returns the document to act on, null at first, and its present view
 */
export function useDocument<T>(source: DocumentSource<T>): {
  readonly document: OpenDocument<T> | null
  readonly view: DocumentView<T>
} {
  const [opened, setOpened] = useState<OpenDocument<T> | null>(null)
  useEffect(() => {
    const document = openDocument(source, { storage: localStorage })
    setOpened(document)
    const hurry = (): void => {
      if (window.document.visibilityState === 'hidden') void document.flush()
    }
    const back = (): void => void document.flush()
    window.document.addEventListener('visibilitychange', hurry)
    window.addEventListener('online', back)
    return () => {
      window.document.removeEventListener('visibilitychange', hurry)
      window.removeEventListener('online', back)
      document.close()
    }
    // The key says which document it is; the functions beside it are made anew with every rendering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [source.key])
  const view = useSyncExternalStore(opened?.subscribe ?? never, opened?.view ?? none)
  return { document: opened, view }
}

const never = () => () => undefined
const none = (): DocumentView<never> => loading
