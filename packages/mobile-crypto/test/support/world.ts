import type { Store } from '@laissez-passer/core/ports'
import { parseLink } from '@laissez-passer/core/authenticator'
import { askDevice, viewApproval } from '@laissez-passer/core/internal/authenticator/server'
import type { ProviderSettings } from '@laissez-passer/core/context'
import { accountPassword, type TestProvider, testProvider } from '../../../core/test/authenticator/support/provider.ts'
import { softBiometrics, type SoftBiometrics } from '../../../core/test/support/biometrics.ts'
import { type AuthenticatorDevice, createDevice } from '../../src/device.ts'
import { memoryKeys } from '../../src/keys/memory.ts'
import type { DeviceKeys } from '../../src/keys/record.ts'

export { softBiometrics } from '../../../core/test/support/biometrics.ts'
export { sealLink } from '../../../core/src/links/sealed-link.ts'

/** A store for one test. */
export type MakeStore = () => Promise<Store>

export { accountPassword }
export const pin = '4795'

/** A provider with one account, and phones for it. */
export interface World {
  readonly provider: TestProvider
  /** The fingerprint reader of its phones. */
  readonly reader: SoftBiometrics
  /** A phone on these keys (default new ones), with this fingerprint reader (default the world's). */
  readonly phone: (keys?: DeviceKeys, fingers?: SoftBiometrics) => AuthenticatorDevice
  /** A phone that is a device of the account. */
  readonly enrolledPhone: (keys?: DeviceKeys) => Promise<AuthenticatorDevice>
  /** Someone signs in and the account's first device is asked; what the browser shows. */
  readonly ask: (options?: { readonly knownBrowser?: boolean }) => Promise<Asked>
}

export interface Asked {
  readonly signInIdHash: string
  readonly transferCode: string
  /** What became of it, as the browser's page sees it. */
  status(): Promise<string | null>
  /** The sign-in holds the proof. */
  proved(): Promise<boolean>
}

export async function world(
  makeStore: MakeStore,
  { biometrics, ...settings }: Partial<ProviderSettings> & { readonly biometrics?: SoftBiometrics } = {},
): Promise<World> {
  const provider = await testProvider(await makeStore(), settings)
  const reader = biometrics ?? (await softBiometrics())
  const phone: World['phone'] = (keys = memoryKeys(), fingers = reader) =>
    createDevice({
      issuers: [provider.context().settings.origin],
      keys,
      fetch: provider.fetch,
      model: () => 'Pixel 9',
      language: () => 'fr',
      screenLock: async () => true,
      biometrics: fingers,
      pollSeconds: 0.05,
    })
  return {
    provider,
    reader,
    phone,
    async enrolledPhone(keys) {
      const device = phone(keys)
      const enrolled = await device.enrol(parseLink((await provider.enrolment({ pin })).link), { pin })
      if (!enrolled.ok) throw new Error(enrolled.reason)
      return device
    },
    async ask({ knownBrowser = true } = {}) {
      const signIn = await provider.signIn()
      const [device] = await provider.store.devices.list(provider.account.id)
      const asked = await askDevice(provider.context(), {
        signIn,
        account: provider.account,
        deviceId: device?.id ?? '',
        knownBrowser,
        browserName: 'Firefox (Linux)',
        place: 'Lyon',
        serviceOrigin: null,
      })
      if (!asked.ok) throw new Error(asked.reason)
      const view = await viewApproval(provider.context(), signIn.idHash)
      return {
        signInIdHash: signIn.idHash,
        transferCode: view?.transferCode ?? '',
        status: async () => (await viewApproval(provider.context(), signIn.idHash))?.status ?? null,
        proved: async () => {
          const state = await provider.store.signIns.find({
            idHash: signIn.idHash,
            browserHash: signIn.browserHash,
            now: provider.clock.now,
          })
          return state?.proofs.some(({ method }) => method === 'mobile-app-pin') ?? false
        },
      }
    },
  }
}

/** The one request that waits. */
export async function waiting(device: AuthenticatorDevice) {
  const pending = await device.pending()
  const request = pending.ok ? pending.requests[0] : undefined
  if (!request) throw new Error(`nothing waits: ${JSON.stringify(pending)}`)
  return request
}

/** A code that isn't this one. */
export function other(code: string): string {
  return code === '00' ? '01' : '00'
}
