import { withQuery } from '../../addresses/index.ts'
import type { Context } from '../../context/index.ts'
import { keysForAll } from './keys.ts'

/** What an app reads before anything else. */
export interface ServiceDocument {
  readonly issuer: string
  /** Versions of this protocol that are spoken. */
  readonly versions: readonly number[]
  /** What the provider calls itself. */
  readonly name: string
  /** Address of the device API. */
  readonly api: string
  /** The provider's sign-in page, for the way back to the browser. */
  readonly signIn: string
  readonly screenLock: 'required' | 'preferred'
  /** Digits of a PIN. */
  readonly pinDigits: number
  /** Application server key for Web Push (RFC 8292), base64url; null: no pushes. */
  readonly pushKey: string | null
  /** `lp-keys+jwt`, by the current key first, then by retired ones. */
  readonly keys: readonly string[]
}

/**
 * The service document, at `serviceDocument` of the address book. Public; not to be cached for long (keys
 * rotate).
 * @param options `pushKey`: the VAPID public key where pushes are sent.
 */
export async function serviceDocument(
  context: Context,
  options: { readonly pushKey?: string | null } = {},
): Promise<ServiceDocument> {
  const { addresses, origin, ...settings } = context.settings
  return {
    issuer: origin,
    versions: [1],
    name: settings.name,
    api: origin + addresses.deviceApi,
    signIn: origin + withQuery(addresses.signIn, { from: 'app' }),
    screenLock: settings.screenLock,
    pinDigits: 4,
    pushKey: options.pushKey ?? null,
    keys: await keysForAll(context),
  }
}
