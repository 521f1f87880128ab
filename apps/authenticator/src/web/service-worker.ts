import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'
import { type NotificationKind, notificationWords } from './notification-words.ts'

declare const self: ServiceWorkerGlobalScope

/** The app's page as it was when this worker was installed: it fits the scripts kept beside it. */
const PAGE_CACHE = 'lp-page'
const PAGE = '/'
const PATIENCE_MS = 3000

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

self.addEventListener('install', (event) => {
  // A fresh copy, never the browser's cached one. The running app is one bundle, so a new worker can take
  // over at once.
  event.waitUntil(caches.open(PAGE_CACHE).then((cache) => cache.add(new Request(PAGE, { cache: 'reload' }))))
  void self.skipWaiting()
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(page(event.request))
})

/** The network's page where it comes soon, since it names the trusted issuer; else the kept one. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: PAGE_CACHE })
  try {
    return await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {})
  } catch {
    return kept ?? Response.error()
  }
}

/**
 * A push only wakes: it says what kind of thing there is to see and nothing more, and every push is shown.
 */
self.addEventListener('push', (event) => event.waitUntil(announce(kindOf(event.data))))

/**
 * What there is to see: a request, a lost factor, a deletion. Anything else that comes is shown as a
 * request.
 */
function kindOf(data: PushMessageData | null): NotificationKind {
  try {
    const said: unknown = data?.json()
    const type = typeof said === 'object' && said !== null && 'type' in said ? said.type : null
    if (type === 'account-deletion') return 'deletion'
    return type === 'factor-removal' ? 'removal' : 'request'
  } catch {
    return 'request'
  }
}

async function announce(kind: NotificationKind): Promise<void> {
  const { language, title, text } = await notificationWords()
  await self.registration.showNotification(title[kind], {
    body: text[kind],
    lang: language,
    tag: kind,
    icon: '/icons/icon-192.png',
    badge: '/icons/icon-192.png',
    requireInteraction: true,
  })
  // It is cancelled in My Account: the app has nothing to show of it.
  if (kind === 'deletion') return
  // An app that is in view shows the request by itself, and puts the notification away.
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    client.postMessage('wake')
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open())
})

async function open(): Promise<void> {
  const [client] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!client) {
    await self.clients.openWindow('/')
    return
  }
  client.postMessage('wake')
  await client.focus()
}
