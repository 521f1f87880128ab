import { createDevice, indexedDbKeys } from '@laissez-passer/mobile-crypto'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './app.css'
import { base, issuers } from './config.ts'
import { watchInstall } from './install.ts'
import { firstWords, Speaking } from './language.tsx'
import { modelName } from './model-name.ts'
import { followPhone } from './phone-store.ts'
import { takeStartLink } from './start-link.ts'

// Reads `?lang` at once: the address is bare after what follows.
const words = firstWords()
const startLink = takeStartLink()
watchInstall()
const device = createDevice({
  issuers,
  base,
  keys: indexedDbKeys(),
  model: () => modelName(navigator.userAgent),
  language: () => document.documentElement.lang,
})
const phone = followPhone(device)

/** The phone was asleep, offline, or called: look at once. What a notification said is now on the screen. */
function wake(): void {
  if (document.hidden) return
  phone.wake()
  void navigator.serviceWorker?.getRegistration().then(async (registration) => {
    // What the app shows by itself; of a deletion nothing but the notification says so.
    for (const notification of (await registration?.getNotifications()) ?? [])
      if (notification.tag !== 'deletion') notification.close()
  })
}
document.addEventListener('visibilitychange', wake)
addEventListener('focus', wake)
addEventListener('online', wake)
navigator.serviceWorker?.addEventListener('message', wake)

if (import.meta.env.PROD && navigator.serviceWorker) {
  // Without it the app works as long as it is open; there is nothing to tell the person.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}
const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <Speaking first={await words}>
      <App phone={phone} startLink={startLink} />
    </Speaking>,
  )
}
