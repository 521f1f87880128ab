import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** A code that was sent to somebody, in a text message or a mail, and is to be typed. */
export interface SentCode {
  readonly id: string
  readonly accountId: string
  /** The sign-in that it is for; null: it proves a new number. */
  readonly signInIdHash: string | null
  /** The number that it went to; null: the account's e-mail address. */
  readonly phoneId: string | null
  /** Keyed hash of the code: six digits alone would be guessed from a plain one. */
  readonly mac: string
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** A code that waits, with the tries spent on it. */
export interface WaitingCode {
  readonly code: SentCode
  readonly tries: number
}

/** Codes that were sent. Each is tried a few times and works once. */
export interface SentCodesPort {
  /**
   * Keeps a code and the message that carries it; an earlier one of the same sign-in, or for the same new
   * number, ends. One commit.
   */
  send(options: { readonly code: SentCode; readonly message: OutboxMessage }): Promise<void>
  /** The open code of a sign-in; null when there is none. One query. */
  ofSignIn(options: { readonly signInIdHash: string; readonly now: Seconds }): Promise<WaitingCode | null>
  /**
   * Spends a try on an open code. Of any number of parallel callers at most `limit` are told `ok`. One
   * commit.
   * @returns `left`: tries that remain; `no-tries` when there were none, or the code is over.
   */
  spendTry(options: {
    readonly id: string
    readonly accountId: string
    readonly limit: number
    readonly now: Seconds
  }): Promise<{ readonly ok: true; readonly left: number } | { readonly ok: false; readonly reason: 'no-tries' }>
  /**
   * Consumes an open code for the sign-in that it is for, and records the proof there; its number, if it has
   * one, is noted as used, and counts under `clearThrottle` are cleared. One commit.
   * @returns true for exactly one of any number of parallel callers; false when the code is over, its number
   * is gone, or the sign-in is expired, completed or another account's: then nothing was written.
   */
  accept(options: {
    readonly id: string
    readonly signInIdHash: string
    readonly proof: Proof
    readonly clearThrottle: readonly string[]
    readonly now: Seconds
  }): Promise<boolean>
}
