const CACHE = 'lp-language'
const KEY = '/language'

/** Tells the service worker, which has no local storage, what language to speak. */
export async function tellNotificationLanguage(language: string): Promise<void> {
  if (!('caches' in globalThis)) return
  const cache = await caches.open(CACHE)
  await cache.put(KEY, new Response(language))
}

/** The language last told, else the browser's. */
export async function languageForNotifications(): Promise<string> {
  const told = await caches.match(KEY, { cacheName: CACHE })
  return told ? told.text() : navigator.language.slice(0, 2)
}
