import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { SentCode, WaitingCode } from './sent-codes.ts'
import type { Seconds } from './time.ts'

/** A phone number of an account: text messages with codes go there. */
export interface PhoneNumber {
  readonly id: string
  readonly accountId: string
  /** Keyed hash of the number: an account has each number once. */
  readonly numberKey: string
  /** The number in E.164, sealed by the key ring. */
  readonly sealedNumber: string
  /** What may be shown of it: country code and last two digits, `+32 ••• •• 12`. */
  readonly name: string
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/** Phone numbers. One that isn't confirmed yet is no factor and is forgotten after a while. */
export interface PhoneNumbersPort {
  /** The confirmed numbers of an account, oldest first. One query. */
  list(accountId: string): Promise<readonly PhoneNumber[]>
  /**
   * Keeps a number until it is confirmed, with the code that does it and the message that carries the code;
   * earlier unconfirmed ones of the account end. One commit.
   */
  open(options: {
    readonly phone: PhoneNumber
    readonly expiresAt: Seconds
    readonly code: SentCode
    readonly message: OutboxMessage
  }): Promise<void>
  /**
   * An account's number that waits to be confirmed, with its open code; null otherwise (another account's
   * included). One query.
   */
  waiting(options: { readonly id: string; readonly accountId: string; readonly now: Seconds }): Promise<{
    readonly phone: PhoneNumber
    /** Null: its code is used up or too old. */
    readonly waiting: WaitingCode | null
  } | null>
  /**
   * Confirms a number: its code was right, and is consumed. One commit. Of any number of parallel callers one
   * is told `ok`.
   * @returns `unknown` when number or code wait no more, `taken` when the account has this number, `too-many`
   * when it has `limit`; then nothing was written.
   */
  confirm(options: {
    readonly id: string
    readonly accountId: string
    readonly codeId: string
    readonly limit: number
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'taken' | 'too-many' }>
  /**
   * Removes a confirmed number; its codes end, and what it proved in sign-ins that have no session yet goes
   * with it. One commit; true for exactly one of any number of parallel callers.
   * @returns false when the account has no such number; then nothing was written.
   */
  remove(options: {
    readonly id: string
    readonly accountId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}
