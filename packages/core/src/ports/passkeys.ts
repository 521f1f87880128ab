import type { Account } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/**
 * Where a passkey lives: in the device it was made on, in a phone or tablet reached from another device, or
 * in a key to plug in or hold to the reader.
 */
export type PasskeyKind = 'platform' | 'phone' | 'security-key'

/**
 * A passkey: the public half of a key pair that never leaves its authenticator (WebAuthn: a credential
 * record).
 */
export interface Passkey {
  /** Ours, random; in forms and proofs. */
  readonly id: string
  readonly accountId: string
  /** The authenticator's, base64url; unique in the whole provider. */
  readonly credentialId: string
  /** COSE key, base64url. */
  readonly publicKey: string
  /** The highest signature count seen; 0 where the authenticator counts nothing. */
  readonly signCount: number
  /** As the person named it. */
  readonly name: string
  readonly kind: PasskeyKind
  /** Make of the authenticator, a UUID; all zeros where it doesn't say. */
  readonly aaguid: string
  /** How the browser may reach it: `internal`, `hybrid`, `usb`, `nfc`, `ble`. */
  readonly transports: readonly string[]
  /** The browser said that it can be found without an identifier. */
  readonly discoverable: boolean
  /** It is kept in an account of its maker's and may be on several devices. */
  readonly backedUp: boolean
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/** Passkeys. Challenges need no table: they are sealed, and spent by `SeenPort.first`. */
export interface PasskeysPort {
  /** Those of an account, oldest first. One query. */
  list(accountId: string): Promise<readonly Passkey[]>
  /** The passkey with this credential id, with its account. One query. */
  find(credentialId: string): Promise<{ readonly passkey: Passkey; readonly account: Account } | null>
  /**
   * Adds one, with the messages and the activity that tell of it, in one commit. Of any number of parallel
   * callers with one credential id one adds it, and an account never has more than `limit`.
   * @returns `taken`: somebody has this credential id already; `too-many`; then nothing was written.
   */
  add(options: {
    readonly passkey: Passkey
    readonly limit: number
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<'added' | 'taken' | 'too-many'>
  /** @returns false when the account has no such passkey; then nothing was written. */
  rename(options: {
    readonly accountId: string
    readonly passkeyId: string
    readonly name: string
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Removes one. What it proved in sign-ins that have no session yet goes with it. One commit; true for
   * exactly one of any number of parallel callers.
   * @returns false when the account has no such passkey; then nothing was written.
   */
  remove(options: {
    readonly accountId: string
    readonly passkeyId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Records that a passkey proved its account in a sign-in, with its count and when it was used; one commit.
   * @param options `activity`, `messages`: written with it, where there is something to tell.
   * @returns false when the passkey is gone, or the sign-in is another account's, expired or completed; then
   * nothing was written. Recording the same method twice keeps the first proof.
   */
  use(options: {
    readonly passkeyId: string
    readonly signInIdHash: string
    readonly proof: Proof
    readonly signCount: number
    readonly backedUp: boolean
    readonly activity: ActivityEntry | null
    readonly messages: readonly OutboxMessage[]
    readonly now: Seconds
  }): Promise<boolean>
}
