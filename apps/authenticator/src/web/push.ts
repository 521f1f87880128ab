import type { AuthenticatorDevice } from '@laissez-passer/mobile-crypto'

/** Whether notifications are on, can be turned on, are blocked, or don't exist here. */
export type PushStanding = 'on' | 'offer' | 'denied' | 'none'

/** How notifications stand, without asking anybody. */
export function pushStanding(pushKey: string | null): PushStanding {
  if (pushKey === null || !('PushManager' in globalThis) || !navigator.serviceWorker || !('Notification' in globalThis))
    return 'none'
  if (Notification.permission === 'granted') return 'on'
  return Notification.permission === 'denied' ? 'denied' : 'offer'
}

/**
 * Subscribes this browser and tells the provider; at each start, since browsers drop subscriptions silently.
 *
 * @param device the phone
 * @param options `pushKey`: the provider's application server key; `ask`: ask the person, after a tap only
 * @returns how notifications stand afterwards
 */
export async function subscribeToPush(
  device: AuthenticatorDevice,
  { pushKey, ask }: { readonly pushKey: string | null; readonly ask: boolean },
): Promise<PushStanding> {
  if (ask && pushStanding(pushKey) === 'offer') await Notification.requestPermission()
  const standing = pushStanding(pushKey)
  if (standing !== 'on' || pushKey === null) return standing
  try {
    const { pushManager } = await navigator.serviceWorker.ready
    const options = { userVisibleOnly: true, applicationServerKey: pushKey }
    const subscription = (await pushManager.getSubscription()) ?? (await pushManager.subscribe(options))
    const told = await device.setPush(subscription.toJSON())
    return told.ok ? 'on' : 'offer'
  } catch {
    return 'none' // no push service behind this browser: the app is whole without it
  }
}
