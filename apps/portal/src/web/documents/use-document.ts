import { useEffect, useState, useSyncExternalStore } from 'react'
import { pageUndo, thisBrowser } from './browser.ts'
import { oneTab, tabs } from './channel.ts'
import { nameOf } from './keep.ts'
import type { DocumentSource, DocumentView, OpenDocument } from './document.ts'
import { openDocument } from './open-document.ts'

const loading: DocumentView<never> = { status: 'loading', value: null, save: 'saved', conflicts: [] }

/** In milliseconds: how often a page that is looked at asks for what other devices did. */
const asking = 5000

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
    let document: OpenDocument<T> | null = null
    let left = false
    const open = async (): Promise<void> => {
      const { keep, lastWords, device } = await thisBrowser()
      if (left) return
      document = openDocument(source, { keep, lastWords, device, undo: pageUndo, channel: tabs(), lock: oneTab })
      setOpened(document)
    }
    void open()
    const seen = (): boolean => window.document.visibilityState === 'visible'
    const leaving = (): void => document?.leave()
    const turned = (): void => {
      if (seen()) return void document?.refresh()
      leaving()
      void document?.flush()
    }
    const back = (): void => void document?.flush()
    let asks = false
    const ask = async (): Promise<void> => {
      // A server that is slow isn't asked by more and more at a time.
      if (asks || !document || !seen()) return
      asks = true
      await document.refresh().finally(() => (asks = false))
    }
    const timer = setInterval(() => void ask(), asking)
    window.document.addEventListener('visibilitychange', turned)
    window.addEventListener('pagehide', leaving)
    window.addEventListener('online', back)
    return () => {
      left = true
      clearInterval(timer)
      window.document.removeEventListener('visibilitychange', turned)
      window.removeEventListener('pagehide', leaving)
      window.removeEventListener('online', back)
      document?.close()
    }
    // The key says which document it is; the functions beside it are made anew with every rendering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [nameOf(source.key)])
  const view = useSyncExternalStore(opened?.subscribe ?? never, opened?.view ?? none)
  return { document: opened, view }
}

const never = () => () => undefined
const none = (): DocumentView<never> => loading
