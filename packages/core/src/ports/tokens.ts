import type { ActivityEntry } from './activity.ts'
import type { AuditEntry } from './audit.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** Something that shows one-time codes: a device, or an app that holds a shared secret. */
export interface CodeToken {
  readonly id: string
  readonly accountId: string
  /** `totp`: codes by time; `hotp`: by counter; `ocra`: answers to challenges. */
  readonly kind: 'totp' | 'hotp' | 'ocra'
  /** Where it came from: `app` was set up by the person; `device` was imported by an operator. */
  readonly origin: 'app' | 'device'
  /** As the person named it. */
  readonly name: string
  /** Serial number on the device; null where there is none. */
  readonly serial: string | null
  /** What names this secret among all that were ever imported; null for apps. */
  readonly source: string | null
  /** Hash of `totp` and `hotp`. */
  readonly hash: 'SHA1' | 'SHA256' | 'SHA512'
  readonly codeDigits: number
  /** Seconds of a time step of `totp`. */
  readonly stepSeconds: number
  /** Suite of `ocra`; null for the others. */
  readonly suite: string | null
  /** The shared secret, sealed by the key ring. */
  readonly sealedSecret: string
  /** The lowest counter (time step) that may still be accepted. Only ever rises. */
  readonly countFrom: number
  /** By how much the clock of `totp` is known to be ahead of ours; negative: behind. */
  readonly driftSeconds: number
  /** The counter that completes a resynchronisation under way, until `resyncUntil`; null: none is. */
  readonly resyncFrom: number | null
  readonly resyncUntil: Seconds | null
  /** The last second at which it may be used, as its maker says; null: it has no end. */
  readonly validUntil: Seconds | null
  readonly createdAt: Seconds
  /** An app that isn't confirmed yet is forgotten then; null: confirmed. */
  readonly expiresAt: Seconds | null
  readonly lastSeenAt: Seconds | null
}

/** A device that nobody has yet: imported by an operator, to be taken by whoever holds it. */
export interface StockToken
  extends Pick<
    CodeToken,
    | 'id'
    | 'kind'
    | 'name'
    | 'hash'
    | 'codeDigits'
    | 'stepSeconds'
    | 'suite'
    | 'sealedSecret'
    | 'countFrom'
    | 'driftSeconds'
    | 'validUntil'
    | 'createdAt'
  > {
  /** Serial number on the device: by it people name it. Several may have the same. */
  readonly serial: string
  /** What names this secret among all that were ever imported. */
  readonly source: string
}

/** A challenge that a token is asked to answer. */
export interface TokenChallenge {
  readonly id: string
  readonly accountId: string
  readonly tokenId: string
  readonly signInIdHash: string
  /** As shown. */
  readonly challenge: string
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** What is written together with a change. */
interface Caused {
  readonly now: Seconds
  readonly messages: readonly OutboxMessage[]
  readonly activity: ActivityEntry
}

/** Tokens: their counters move forward only. */
export interface CodeTokensPort {
  /** Keeps an app's secret until it is confirmed; earlier unconfirmed ones of the account end. One commit. */
  open(token: CodeToken): Promise<void>
  /**
   * An account's token, confirmed, or not confirmed and unexpired; null otherwise (another account's
   * included). One query.
   */
  find(options: { readonly id: string; readonly accountId: string; readonly now: Seconds }): Promise<CodeToken | null>
  /** The confirmed tokens of an account, oldest first. One query. */
  list(accountId: string): Promise<readonly CodeToken[]>
  /**
   * Confirms an app: the code of `countFrom - 1` was right. One commit.
   * @returns `unknown` when it isn't waiting (any more), `too-many` when the account has `limit` tokens; then
   * nothing was written. Of any number of parallel callers one is told `ok`.
   */
  confirm(
    options: {
      readonly id: string
      readonly accountId: string
      readonly countFrom: number
      readonly driftSeconds: number
      readonly limit: number
    } & Caused,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'too-many' }>
  /**
   * Adds a device, confirmed; one of the same source that nobody had is gone from the stock. If its source
   * was there before and was removed, counters start where it stopped. One commit.
   * @returns false when somebody has a token of this source; then nothing was written. Of any number of
   * parallel callers one is told true.
   */
  add(options: { readonly token: CodeToken } & Caused): Promise<boolean>
  /**
   * Keeps a device that nobody has. One commit.
   * @returns false when somebody has a token of this source, or it is kept already; then nothing was written.
   * Of any number of parallel callers one is told true.
   */
  stock(token: StockToken): Promise<boolean>
  /**
   * Devices that nobody has, oldest first, `limit` at most: of one serial number, or, with null, all. One
   * query.
   */
  inStock(options: { readonly serial: string | null; readonly limit: number }): Promise<readonly StockToken[]>
  /**
   * Deletes a device that nobody has, with rows of the audit log. One commit.
   * @returns false when it isn't in stock (any more), or is being given to somebody: then nothing was written
   */
  discard(id: string, options: { readonly now: Seconds; readonly audit?: readonly AuditEntry[] }): Promise<boolean>
  /**
   * Gives a device of the stock, the one with `token.id`, to an account as this confirmed token. If its
   * source was there before and was removed, counters start where it stopped or at `token.countFrom`,
   * whichever is higher. One commit.
   * @returns `unknown` when it isn't in stock (any more), `too-many` when the account has `limit` tokens;
   * then nothing was written. Of any number of parallel callers one is told `ok`.
   */
  assign(
    options: { readonly token: CodeToken; readonly limit: number } & Caused,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'too-many' }>
  /** Gives a confirmed token of the account another name; false when there is none. */
  rename(options: {
    readonly id: string
    readonly accountId: string
    readonly name: string
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Removes a confirmed token of the account: its secret is destroyed, its challenges end. One commit. False
   * when there is none.
   */
  remove(options: { readonly id: string; readonly accountId: string } & Caused): Promise<boolean>
  /**
   * Accepts a code of `counter` for an open sign-in of the token's account, and records the proof: from then
   * on this counter and all before it are spent, and a resynchronisation is over. Counts under
   * `clearThrottle` are cleared. With `challengeId`, that open challenge of this sign-in and token is
   * consumed. `counter` null (an answer to a challenge without counter): what counts is the challenge. One
   * commit.
   * @returns true for exactly one of any number of parallel callers with the same counter or challenge; false
   * when the counter is spent, the token isn't confirmed or its time is over, the challenge is over, or the
   * sign-in is expired, completed or another account's: then nothing was written.
   */
  accept(options: {
    readonly id: string
    readonly accountId: string
    readonly signInIdHash: string
    readonly counter: number | null
    readonly driftSeconds: number
    readonly challengeId: string | null
    readonly proof: Proof
    readonly clearThrottle: readonly string[]
    readonly now: Seconds
  }): Promise<boolean>
  /**
   * Takes a token back into step: `countFrom` becomes the lowest counter that may still be accepted, a
   * resynchronisation under way is over. One commit.
   * @returns false when `firstCounter`, the lower of the two whose codes were typed, is spent, or the account
   * has no such confirmed token; then nothing was written. Of any number of parallel callers with the same
   * codes one is told true.
   */
  resynchronise(options: {
    readonly id: string
    readonly accountId: string
    readonly firstCounter: number
    readonly countFrom: number
    readonly driftSeconds: number
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Notes that the code of `resyncFrom` is waited for until `resyncUntil`; nothing when that counter is
   * spent.
   */
  expect(options: {
    readonly id: string
    readonly accountId: string
    readonly resyncFrom: number
    readonly resyncUntil: Seconds
  }): Promise<void>
  /** Keeps a challenge; an earlier one of the same sign-in ends. One commit. */
  challenge(challenge: TokenChallenge): Promise<void>
  /** The open challenge of a sign-in, with the tries spent on it; null when there is none. One query. */
  challengeOf(options: {
    readonly signInIdHash: string
    readonly now: Seconds
  }): Promise<{ readonly challenge: TokenChallenge; readonly tries: number } | null>
  /**
   * Spends a try on an open challenge. Of any number of parallel callers at most `limit` are told `ok`. One
   * commit.
   * @returns `left`: tries that remain; `no-tries` when there were none, or the challenge is over.
   */
  spendTry(options: {
    readonly challengeId: string
    readonly signInIdHash: string
    readonly limit: number
    readonly now: Seconds
  }): Promise<{ readonly ok: true; readonly left: number } | { readonly ok: false; readonly reason: 'no-tries' }>
}
