import type { Link } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/**
 * What a browser has done for one attempt: nothing, a proof of work, or a longer one (or a picture was read).
 */
export type Work = 'none' | AskedWork

/** What a browser may be asked to do for one attempt. */
export type AskedWork = 'usual' | 'long'

/** How many attempts there have to be before each further one costs work. */
export interface Asks {
  readonly usual: number
  readonly long: number
}

/** A count of attempts and what happens when it is full. */
export interface ThrottleRule {
  /** What is counted, e.g. `password:account:<id>`; stored as given, so never put a secret in it. */
  readonly key: string
  /** Whose count it is: it goes with the account. Null: nobody's in particular, e.g. a network address's. */
  readonly accountId: string | null
  /** This many attempts, then the key locks; null: it never does. */
  readonly limit: number | null
  /** For how long it locks. */
  readonly lockSeconds: number
  /** A count that old starts again at zero; null: only success clears it. */
  readonly windowSeconds: number | null
  /** Absent: no work is asked for. */
  readonly asks?: Asks
  /**
   * The key, which begins with this and `#`, is one of many that belong together: `asks` is about how many
   * of them have attempts on their count, this one left out. So an address is judged by how many accounts
   * were tried from it, and one that was cleared isn't among them any more. Absent: `asks` is about the
   * attempts on this key.
   */
  readonly crowd?: string
}

/** Nothing was counted: something is locked, or asks for more work than was done. */
export interface Locked {
  readonly ok: false
  /** When the last of the locks ends; `now` where nothing is locked. */
  readonly until: Seconds
  /** The keys that are locked. */
  readonly keys: readonly string[]
  /** Nothing is locked: an attempt is counted once this was done. Absent: something is locked. */
  readonly work?: AskedWork
}

/**
 * An attempt that an operation spends in its own commit, as {@link ThrottlePort.spend} does; where it isn't
 * counted, nothing is done.
 */
export interface Spending {
  readonly rules: readonly ThrottleRule[]
  readonly now: Seconds
  /** What was done for it; nothing by default. */
  readonly work?: Work
}

/** What somebody is told because attempts went wrong: once, while its mark lasts. */
export interface Notice {
  readonly once: { readonly key: string; readonly expiresAt: Seconds; readonly accountId: string | null }
  /** A link that the message carries. */
  readonly link: Link | null
  readonly message: OutboxMessage
  /**
   * There is nobody to tell: rows of the same size are written in its place, never found or sent, and soon
   * swept.
   */
  readonly toNobody: boolean
}

/** What a wrong answer leaves, besides its count. */
export interface WrongAnswer {
  /** A line of whose account it is. */
  readonly line: ActivityEntry
  /** There is nobody whose account it is: as with notices, as much is written. */
  readonly toNobody: boolean
  /** What is told besides, unless its mark is there. */
  readonly notice: Notice | null
}

/** Counting attempts before they are judged, so that parallel guesses can't outrun the count. */
export interface ThrottlePort {
  /**
   * Spends one attempt on every key, or on none: when any of them is locked, or asks for more than `work`,
   * nothing is counted. The attempt that fills a key is still allowed; it locks the key for `lockSeconds` and
   * the count starts again. One commit: of any number of parallel callers, at most `limit` are allowed before
   * the lock, and at most `asks.usual` without work.
   * @param options `work`: what was done for this attempt; nothing by default.
   */
  spend(
    rules: readonly ThrottleRule[],
    options: { readonly now: Seconds; readonly work?: Work },
  ): Promise<{ readonly ok: true } | Locked>
  /** What an attempt on these keys would be asked for now. Counts nothing. One query. */
  workAsked(rules: readonly ThrottleRule[], options: { readonly now: Seconds }): Promise<Work>
  /**
   * Takes one spent attempt back from every key: nothing was judged. A locked key unlocks with `limit - 1`
   * attempts counted, another's count goes down by one, never below zero; absent keys stay absent. One
   * commit.
   */
  refund(rules: readonly ThrottleRule[], options: { readonly now: Seconds }): Promise<void>
  /**
   * Writes that an answer was wrong, where the person reads it and in the audit log, and the notice unless
   * its mark is there. One commit of the same size, whether there is somebody to tell or not.
   */
  noteWrong(wrong: WrongAnswer, options: { readonly now: Seconds }): Promise<void>
  /** Counts and locks of these keys, without spending; absent keys have count 0. */
  peek(
    keys: readonly string[],
    options: { readonly now: Seconds },
  ): Promise<ReadonlyMap<string, { readonly count: number; readonly lockedUntil: Seconds | null }>>
  /** Forgets these keys. */
  clear(keys: readonly string[]): Promise<void>
}

/** Marks that make something single-use where nothing else is stored (a solved captcha, a JWT id). */
export interface SeenPort {
  /**
   * True for exactly the first caller with this key until `expiresAt`.
   * @param options `accountId`: whose mark it is, where its key tells: it goes with the account.
   */
  first(
    key: string,
    options: { readonly expiresAt: Seconds; readonly now: Seconds; readonly accountId?: string | null },
  ): Promise<boolean>
}
