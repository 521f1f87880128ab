import { everything, tabs } from '../documents/channel.ts'
import { mayFetchUnasked, whenIdle } from '../typesetting/when-idle.ts'

/** The part of a browser's service workers that is used; tests give their own. */
type Workers = Pick<ServiceWorkerContainer, 'addEventListener'> & {
  readonly controller: Pick<ServiceWorker, 'postMessage'> | null
  readonly register: (script: string) => Promise<{ readonly active: Pick<ServiceWorker, 'postMessage'> | null }>
}

/** This browser's; a page that isn't secure has none. */
const ofThisBrowser = (): Workers | undefined =>
  import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined

/**
 * Lets the application open without a connection from now on: once this page has come and has nothing to do,
 * and where that much may be fetched unasked. A connection that went meanwhile is waited for. Where
 * everything is forgotten, the next page does it.
 */
export function openOffline(workers: Workers | undefined = ofThisBrowser()): void {
  if (!workers) return
  const over = new AbortController()
  const { signal } = over
  tabs().listen((name) => {
    if (name === everything) over.abort()
  })
  const tell = (worker: Pick<ServiceWorker, 'postMessage'> | null): void => {
    if (!signal.aborted) worker?.postMessage(usedFiles())
  }
  const begin = (): void =>
    void whenIdle(() => {
      if (signal.aborted || !(workers.controller || mayFetchUnasked(navigator))) return
      // Without it pages open as long as there is a connection; there is nothing to tell the person.
      workers.register('/service-worker.js').then(
        ({ active }) => tell(active),
        () => undefined,
      )
    })
  workers.addEventListener('controllerchange', () => tell(workers.controller), { signal })
  addEventListener('online', begin, { signal })
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true, signal })
}

/** What this page was made of before anybody kept it. */
const usedFiles = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
