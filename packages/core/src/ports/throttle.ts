import type { Link } from './account.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** A count of failures and what happens when it is full. */
export interface ThrottleRule {
  /** What is counted, e.g. `password:account:<id>`; stored as given, so never put a secret in it. */
  readonly key: string
  /** This many attempts, then the key locks. */
  readonly limit: number
  /** For how long it locks. */
  readonly lockSeconds: number
  /** A count that old starts again at zero; null: only success clears it. */
  readonly windowSeconds: number | null
}

/** Nothing was counted: something is locked. */
export interface Locked {
  readonly ok: false
  /** When the last of the locks ends. */
  readonly until: Seconds
  /** The keys that are locked. */
  readonly keys: readonly string[]
}

/**
 * An attempt that an operation spends in its own commit, as {@link ThrottlePort.spend} does; locked, it does
 * nothing.
 */
export interface Spending {
  readonly rules: readonly ThrottleRule[]
  readonly now: Seconds
}

/** What somebody is told because attempts went wrong: once, while its mark lasts. */
export interface Notice {
  readonly once: { readonly key: string; readonly expiresAt: Seconds }
  /** A link that the message carries. */
  readonly link: Link | null
  readonly message: OutboxMessage
  /**
   * There is nobody to tell: rows of the same size are written in its place, never found or sent, and soon
   * swept.
   */
  readonly toNobody: boolean
}

/** Counting attempts before they are judged, so that parallel guesses can't outrun the count. */
export interface ThrottlePort {
  /**
   * Spends one attempt on every key, or on none: when any of them, or of the keys `unlessLocked`, is locked,
   * nothing is counted. The attempt that fills a key is still allowed; it locks the key for `lockSeconds` and
   * the count starts again. One commit: of any number of parallel callers, at most `limit` are allowed before
   * the lock.
   */
  spend(
    rules: readonly ThrottleRule[],
    options: { readonly now: Seconds; readonly unlessLocked?: readonly string[] },
  ): Promise<{ readonly ok: true } | Locked>
  /**
   * Takes one spent attempt back from every key: it turned out right. A locked key unlocks with `limit - 1`
   * attempts counted, another's count goes down by one, never below zero; absent keys stay absent. One
   * commit. So a right password neither uses up nor clears what strangers behind the same address have spent.
   */
  refund(rules: readonly ThrottleRule[], options: { readonly now: Seconds }): Promise<void>
  /**
   * An attempt turned out wrong: spends one on every key of `failures` as {@link spend} does, takes one back
   * from every key of `refund` as {@link refund} does, and writes the notice unless its mark is there. One
   * commit: a message is never lost between its cause and the outbox.
   */
  fail(options: {
    readonly failures: readonly ThrottleRule[]
    readonly refund: readonly ThrottleRule[]
    readonly notice: Notice | null
    readonly now: Seconds
  }): Promise<void>
  /** Counts and locks of these keys, without spending; absent keys have count 0. */
  peek(
    keys: readonly string[],
    options: { readonly now: Seconds },
  ): Promise<ReadonlyMap<string, { readonly count: number; readonly lockedUntil: Seconds | null }>>
  /** Forgets these keys, and takes attempts of others back as {@link refund} does. One commit. */
  clear(
    keys: readonly string[],
    options?: { readonly refund: readonly ThrottleRule[]; readonly now: Seconds },
  ): Promise<void>
}

/** Marks that make something single-use where nothing else is stored (a solved captcha, a JWT id). */
export interface SeenPort {
  /** True for exactly the first caller with this key until `expiresAt`. */
  first(key: string, options: { readonly expiresAt: Seconds; readonly now: Seconds }): Promise<boolean>
}
