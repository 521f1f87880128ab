import type { ApprovalRequest, AuthenticatorDevice, DeviceState, Removal } from '@laissez-passer/mobile-crypto'

/** What the screens show of the phone. */
export interface PhoneView {
  /** How the phone stands; null while its storage is being read. */
  readonly device: DeviceState | null
  /** Whether the provider can be reached; null until known. */
  readonly online: boolean | null
  /** Requests that wait for a decision, oldest first. */
  readonly requests: readonly ApprovalRequest[]
  /** A factor of the account that soon goes; null: none does, as far as is known. */
  readonly removal: Removal | null
  /** The provider has been asked at least once, so an absent request really is absent. */
  readonly asked: boolean
  /** The keys can't be kept or read here. */
  readonly broken: boolean
}

/** Follows a phone and tells when something changed; made for `useSyncExternalStore`. */
export interface PhoneStore {
  readonly device: AuthenticatorDevice
  readonly view: () => PhoneView
  readonly subscribe: (listener: () => void) => () => void
  /** Takes a request off the list: it was decided here, or its end was shown. */
  readonly settle: (id: string) => void
  /** The phone was asleep, offline or called: looks at once. */
  readonly wake: () => void
  /** Stops listening to the provider. */
  readonly stop: () => void
}

/**
 * Starts to follow a phone: reads its state, goes on with an interrupted enrolment, and listens for requests
 * as long as it is a device of an account.
 *
 * @param device the phone
 */
export function followPhone(device: AuthenticatorDevice): PhoneStore {
  let view: PhoneView = { device: null, online: null, requests: [], removal: null, asked: false, broken: false }
  const listeners = new Set<() => void>()
  let stopped = false
  /** For which device requests are heard. */
  let listening: { readonly deviceId: string; readonly stop: () => void } | null = null
  const change = (part: Partial<PhoneView>): void => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }
  const without = (id: string): readonly ApprovalRequest[] => view.requests.filter((request) => request.id !== id)

  const listen = async (signal: AbortSignal): Promise<void> => {
    for await (const event of device.events({ signal })) {
      if (event.type === 'connection') {
        change({ online: event.online })
        // Waiting requests come with the first contact, just behind this.
        if (event.online) setTimeout(() => change({ asked: true }), 400)
      }
      if (event.type === 'request') change({ requests: [...without(event.request.id), event.request] })
      if (event.type === 'removal') change({ removal: event.removal })
      if (event.type === 'ended') change({ requests: without(event.id) })
    }
  }
  const unlisten = (): void => {
    const held = listening
    listening = null
    held?.stop()
  }
  const reload = async (): Promise<void> => {
    const state = await device.state()
    if (stopped) return
    const deviceId = state.status === 'enrolled' ? state.device.id : null
    const held = listening
    if (held?.deviceId !== deviceId) unlisten()
    change({ device: state, broken: false })
    // What was heard for the device that this phone was is nobody's now.
    if (held?.deviceId !== deviceId) {
      change({ requests: [], online: null, asked: false })
      if (state.status !== 'locked') change({ removal: null })
    }
    if (deviceId === null || listening) return
    const controller = new AbortController()
    const mine = { deviceId, stop: () => controller.abort() }
    listening = mine
    const ended = (): boolean => {
      if (listening !== mine) return false
      listening = null
      return true
    }
    listen(controller.signal).then(
      // Nobody ended it: the keys went without a word, with the site's data.
      () => void (ended() && start()),
      // The storage failed: the next look begins anew.
      () => void (ended() && change({ online: false })),
    )
  }
  const start = async (): Promise<void> => {
    try {
      await reload()
      if (view.device?.status === 'enrolling') await device.resume()
      // A locked phone hears nothing by itself and may have been removed meanwhile; a new PIN may wait to be
      // confirmed.
      if (view.device?.status === 'locked' || view.device?.status === 'enrolled') await device.refresh()
      await lookWhenLocked()
    } catch {
      broke()
    }
  }
  /** Nobody knows how the phone stands; the next look may. */
  const broke = (): void => change({ broken: true, device: null })
  // It hears of a lost factor all the same: it may be the very phone that goes.
  const lookWhenLocked = async (): Promise<void> => {
    if (view.device?.status !== 'locked') return
    const pending = await device.pending()
    if (pending.ok) change({ removal: pending.removal })
  }
  const stopFollowing = device.onChange(() => void reload().catch(broke))
  void start()
  return {
    device,
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settle: (id) => change({ requests: without(id) }),
    wake: () => {
      if (listening && !view.broken) device.wake()
      else void start()
    },
    stop: () => {
      stopped = true
      stopFollowing()
      unlisten()
    },
  }
}
