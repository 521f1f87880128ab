import type { AuthenticatorDevice, AuthenticatorLink, DeviceEvent, DeviceState } from '@laissez-passer/mobile-crypto'
import { vi } from 'vitest'

export const service = {
  issuer: 'http://localhost:4000',
  name: 'EU Login',
  api: 'http://localhost:4000/cas/api/device',
  signIn: 'http://localhost:4000/cas/login',
  pushKey: null,
  pinDigits: 4,
}
export const account = { name: 'Élodie Müller', uid: 'n00abcde' }
export const enrolledState = {
  status: 'enrolled',
  service,
  account,
  biometrics: false,
  device: { id: 'device', name: 'Fairphone' },
} as const satisfies DeviceState
export const initialise: Extract<AuthenticatorLink, { kind: 'initialise' }> = {
  kind: 'initialise',
  issuer: 'http://localhost:4000',
  id: 'A'.repeat(22),
  secret: 'Q'.repeat(22),
}

export const request = (id: string, left = 100) => ({
  id,
  nonce: 'n',
  service: `Europass ${id}`,
  origin: 'http://localhost:4001',
  browser: 'Firefox (Linux)',
  place: '',
  digits: 2,
  createdAt: 1000,
  expiresAt: 1120,
  secondsLeft: left,
})

/** A phone whose provider is the test: states are set, events pushed, calls answered by mocks. */
export function fakeDevice(first: DeviceState) {
  let state = first
  const listeners = new Set<() => void>()
  const queue: DeviceEvent[] = []
  let gone = false
  let wakeUp = (): void => {}
  const device = {
    state: vi.fn<AuthenticatorDevice['state']>(async () => state),
    onChange(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    inspect: vi.fn<AuthenticatorDevice['inspect']>(async () => ({
      ok: true,
      issuer: service.issuer,
      name: 'EU Login',
      pinDigits: 4,
      screenLock: true,
    })),
    enrol: vi.fn<AuthenticatorDevice['enrol']>(),
    resume: vi.fn<AuthenticatorDevice['resume']>(async () => null),
    refresh: vi.fn<AuthenticatorDevice['refresh']>(async () => ({ ok: true })),
    async *requests() {},
    events: vi.fn<AuthenticatorDevice['events']>(async function* ({ signal }) {
      signal.addEventListener('abort', () => wakeUp())
      while (!signal.aborted && !gone) {
        const event = queue.shift()
        if (event) yield event
        else await new Promise<void>((resolve) => (wakeUp = resolve))
      }
    }),
    pending: vi.fn<AuthenticatorDevice['pending']>(async () => ({ ok: true, requests: [], removal: null })),
    wake: vi.fn<AuthenticatorDevice['wake']>(),
    approve: vi.fn<AuthenticatorDevice['approve']>(async () => ({ ok: true })),
    refuse: vi.fn<AuthenticatorDevice['refuse']>(async () => ({ ok: true })),
    notMe: vi.fn<AuthenticatorDevice['notMe']>(async () => ({ ok: true })),
    changePin: vi.fn<AuthenticatorDevice['changePin']>(async () => ({ ok: true })),
    resetPin: vi.fn<AuthenticatorDevice['resetPin']>(async () => ({ ok: true })),
    keep: vi.fn<AuthenticatorDevice['keep']>(async () => ({ ok: true })),
    biometricsAvailable: vi.fn<AuthenticatorDevice['biometricsAvailable']>(async () => false),
    turnOnBiometrics: vi.fn<AuthenticatorDevice['turnOnBiometrics']>(async () => ({ ok: true })),
    turnOffBiometrics: vi.fn<AuthenticatorDevice['turnOffBiometrics']>(async () => ({ ok: true })),
    code: vi.fn<AuthenticatorDevice['code']>(async () => ({ ok: true, code: '04718253', service: 'Europass' })),
    setPush: vi.fn<AuthenticatorDevice['setPush']>(async () => ({ ok: true })),
    remove: vi.fn<AuthenticatorDevice['remove']>(async () => ({ ok: true })),
    forget: vi.fn<AuthenticatorDevice['forget']>(async () => set({ status: 'none' })),
  } satisfies AuthenticatorDevice
  function set(next: DeviceState): void {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    device,
    set,
    /** The keys go with the site's data: nobody says so, and there is no more to hear. */
    vanish: (): void => {
      state = { status: 'none' }
      gone = true
      wakeUp()
    },
    tell: (event: DeviceEvent): void => {
      queue.push(event)
      wakeUp()
    },
  }
}
