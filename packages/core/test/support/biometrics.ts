import { type Authenticator, softAuthenticator, type Twist } from './authenticator.ts'

/** A phone's fingerprint reader in software. */
export interface SoftBiometrics {
  /** What it does differently from what it should, from now on. */
  twist: Twist
  /** Nobody puts a finger on it. */
  cancelled: boolean
  /** How often it was asked. */
  asked: number
  /** The id of the passkey that it holds now. */
  readonly credentialId: () => string
  readonly available: () => Promise<boolean>
  readonly create: (options: { readonly challenge: string }) => Promise<Sensed<'credential'>>
  sign: (options: { readonly challenge: string; readonly id: string }) => Promise<Sensed<'assertion'>>
}

type Sensed<Name extends string> =
  | ({ readonly ok: true } & { readonly [K in Name]: object })
  | { readonly ok: false; readonly reason: 'cancelled' }

/** Makes one, for the app's origin. */
export async function softBiometrics(origin = 'https://app.example.eu'): Promise<SoftBiometrics> {
  const rpId = new URL(origin).hostname
  let authenticator: Authenticator = await softAuthenticator({ origin, remembers: false })
  const reader: SoftBiometrics = {
    twist: {},
    cancelled: false,
    asked: 0,
    credentialId: () => authenticator.credentialId,
    available: async () => true,
    async create({ challenge }) {
      reader.asked++
      if (reader.cancelled) return { ok: false, reason: 'cancelled' }
      authenticator = await softAuthenticator({ origin, remembers: false })
      const made = await authenticator.create({ challenge, rp: { id: rpId }, user: { id: 'AAAA' } }, reader.twist)
      return { ok: true, credential: JSON.parse(made) }
    },
    async sign({ challenge, id }) {
      reader.asked++
      if (reader.cancelled || id !== authenticator.credentialId) return { ok: false, reason: 'cancelled' }
      const options = { rpId, challenge, timeout: 1000, allowCredentials: [], userVerification: 'required' } as const
      return { ok: true, assertion: JSON.parse(await authenticator.get(options, reader.twist)) }
    },
  }
  return reader
}
