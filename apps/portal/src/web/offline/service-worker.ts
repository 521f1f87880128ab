import { isKeptPath } from '../../application-paths.ts'
import { forgetting, isKeptFile, keptApplication } from './kept-application.ts'

/** The application without a connection. What it answers stands here; all else passes it by. */

declare const self: ServiceWorkerGlobalScope & {
  /** Written by the build. */
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
}

const built = self.__WB_MANIFEST
const application = keptApplication({
  build: {
    // The page names the files that it begins with, they name theirs.
    version: built.find(({ url }) => url === 'index.html')?.revision ?? '',
    files: built.map(({ url }) => `/${url}`).filter(isKeptFile),
  },
  caches: self.caches,
  fetch: (request, init) => fetch(request, init),
})

self.addEventListener('install', (event) => {
  event.waitUntil(application.install())
  // Open pages go on: the files of their build stay.
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(begin()))

async function begin(): Promise<void> {
  await self.clients.claim()
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.length <= 1) await application.forgetOld()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isKeptPath(pathname)) event.respondWith(application.page(request, (work) => event.waitUntil(work)))
  } else if (isKeptFile(pathname)) event.respondWith(application.file(request))
})

self.addEventListener('message', (event) => {
  const said: unknown = event.data
  if (said === forgetting) event.waitUntil(application.forget())
  if (!Array.isArray(said)) return
  const used = said.filter((path) => typeof path === 'string')
  // Without a connection they are kept when they are used again.
  event.waitUntil(application.keepUsed(used).catch(() => undefined))
})
