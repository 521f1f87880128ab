import type { Account } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { EidAssurance } from './eid.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** A country's electronic identity that is linked to an account: whoever proves it is the account's owner. */
export interface LinkedEid {
  /** Ours, random; in forms and proofs. */
  readonly id: string
  readonly accountId: string
  /** `EidScheme.id`. */
  readonly scheme: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /**
   * Keyed hash of the scheme and of the person's id in it, base64url; unique in the whole provider. The id
   * itself is kept nowhere.
   */
  readonly personHash: string
  /** To tell several apart: the scheme's name and the person's initials. */
  readonly name: string
  /** The most that a use of it was worth. */
  readonly assurance: EidAssurance
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/** eIDs that are linked to accounts, and the accounts that are made by one. */
export interface LinkedEidsPort {
  /** Those of an account, oldest first. One query. */
  list(accountId: string): Promise<readonly LinkedEid[]>
  /** The eID with one of these hashes (one person's, under every key), with its account. One query. */
  find(personHashes: readonly string[]): Promise<{ readonly eid: LinkedEid; readonly account: Account } | null>
  /**
   * Links one, with the messages and the activity that tell of it, in one commit. Of any number of parallel
   * callers with one hash one links it, and an account never has more than `limit`.
   * @param options `request`: `idHash` of the request at stage `unmatched` that it comes from, spent with it;
   * null: from none.
   * @returns `taken`: it is linked already, to this account or another; `too-many`; `gone`: no such request
   * (any more). Then nothing was written.
   */
  link(options: {
    readonly eid: LinkedEid
    readonly request: string | null
    readonly limit: number
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<'linked' | 'taken' | 'too-many' | 'gone'>
  /**
   * Makes an account of a person whose eID is linked to none and whose address was confirmed: active, without
   * a password. An account that is still `pending` under this address was never anybody's, and goes. One
   * commit; of any number of parallel callers one makes it.
   * @param options `request`: `idHash` of the request at stage `registering`, spent with it;
   * `uidMarks`: as `uidMarks` makes them.
   * @returns `taken-…`: somebody has the address, the identifier (or had it) or the eID; `gone`: no such
   * request (any more). Then nothing was written.
   */
  register(options: {
    readonly account: Account
    readonly emailKey: string
    readonly uidMarks: readonly string[]
    readonly eid: LinkedEid
    readonly request: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<'created' | 'taken-email' | 'taken-uid' | 'taken-eid' | 'gone'>
  /**
   * Unlinks one. What it proved in sign-ins that have no session yet goes with it. One commit; of any number
   * of parallel callers one unlinks it.
   * @returns `only-way-in`: the account has no password and no other eID, so that nobody would get in any
   * more; `unknown`: the account has no such eID. Then nothing was written.
   */
  unlink(options: {
    readonly accountId: string
    readonly eidId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<'unlinked' | 'unknown' | 'only-way-in'>
  /**
   * Records that an eID proved its account in a sign-in, and when it was used and with which assurance; one
   * commit.
   * @returns false when the eID is gone, or the sign-in is another account's, expired or completed; then
   * nothing was written. A proof of a later use replaces that of an earlier one: the person may have come
   * back with a higher assurance.
   */
  use(options: {
    readonly eidId: string
    /** What it is kept by from now on: its hash under today's key. */
    readonly personHash: string
    readonly signInIdHash: string
    readonly proof: Proof & { readonly assurance: EidAssurance }
    readonly now: Seconds
  }): Promise<boolean>
}
