import { mayFetchUnasked, whenIdle } from '../typesetting/when-idle.ts'

/**
 * Lets the application open without a connection from now on: once this page has come and has nothing to do,
 * and where that much may be fetched unasked.
 */
export function openOffline(): void {
  const { serviceWorker } = navigator
  if (!import.meta.env.PROD || !serviceWorker) return
  if (!serviceWorker.controller && !mayFetchUnasked(navigator)) return
  const tell = (): void => serviceWorker.controller?.postMessage(usedFiles())
  serviceWorker.addEventListener('controllerchange', tell)
  const begin = (): void =>
    void whenIdle(() => {
      tell()
      // Without it pages open as long as there is a connection; there is nothing to tell the person.
      serviceWorker.register('/service-worker.js').catch(() => undefined)
    })
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

/** What this page was made of before anybody kept it. */
const usedFiles = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
