/** What a browser offers that can put the app among the others of the device. Chromium alone does. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let offered: InstallPrompt | null = null
const listeners = new Set<() => void>()

function change(to: InstallPrompt | null): void {
  offered = to
  for (const listener of listeners) listener()
}

/** Listens for the offer; it comes early, and once. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // Else the browser shows a bar of its own, whenever it likes.
    event.preventDefault()
    if (isPrompt(event)) change(event)
  })
  addEventListener('appinstalled', () => change(null))
}

/** For `useSyncExternalStore`: whether the browser offers to install the app. */
export const installOffer: { readonly subscribe: (listener: () => void) => () => void; readonly has: () => boolean } = {
  subscribe: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  has: () => offered !== null,
}

/**
 * Asks the person, by the browser's own question; after a tap only. An offer counts once, whatever they say.
 */
export async function install(): Promise<void> {
  const prompt = offered
  change(null)
  await prompt?.prompt()
}

function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event && typeof event.prompt === 'function'
}
