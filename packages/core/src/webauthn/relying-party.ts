import type { ProviderSettings } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'

/** Who passkeys are made for. */
export interface RelyingParty {
  /** The host, without port: passkeys work there and nowhere else. */
  readonly id: string
  readonly name: string
  /** What the browser must say that it is on. */
  readonly origin: string
}

/** This provider as a relying party. @see https://www.w3.org/TR/webauthn-3/#relying-party-identifier */
export function relyingParty({ name, origin }: Pick<ProviderSettings, 'name' | 'origin'>): RelyingParty {
  return { id: new URL(origin).hostname, name, origin }
}

/**
 * What authenticators file an account's passkeys under: the same for all of them, and nothing personal.
 * @returns 43 characters, base64url.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-user-handle-privacy
 */
export function userHandle(accountId: string): string {
  return hashToken(`passkeys of ${accountId}`)
}
