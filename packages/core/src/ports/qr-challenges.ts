import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** A QR code on a sign-in page, to be answered by eight digits that a phone shows. */
export interface QrChallenge {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  readonly signInIdHash: string
  /** 16 random bytes as 32 hexadecimal digits. */
  readonly challenge: string
  readonly createdAt: Seconds
  /** Invisible from then on. */
  readonly expiresAt: Seconds
}

/** Challenges of the QR method. The count per account lies in `ThrottlePort`. */
export interface QrChallengesPort {
  /** Opens a challenge; earlier ones of the same sign-in end. One commit. */
  open(challenge: QrChallenge): Promise<void>
  /**
   * The open challenge of a sign-in, unexpired and not consumed, with how many tries were spent; null
   * otherwise.
   */
  ofSignIn(options: {
    readonly signInIdHash: string
    readonly now: Seconds
  }): Promise<{ readonly challenge: QrChallenge; readonly tries: number } | null>
  /**
   * Spends one of `limit` tries on a challenge of this sign-in, and returns it with what is left.
   * One statement: of any number of parallel callers at most `limit` get `ok`.
   * @returns `unknown` (none, another sign-in's, expired, consumed) or `no-tries`.
   */
  spendTry(options: {
    readonly id: string
    readonly signInIdHash: string
    readonly limit: number
    readonly now: Seconds
  }): Promise<
    | { readonly ok: true; readonly challenge: QrChallenge; readonly left: number }
    | { readonly ok: false; readonly reason: 'unknown' | 'no-tries' }
  >
  /**
   * The code was right: consumes the challenge and records `proof` in its sign-in, in one commit.
   * @returns true for exactly one caller per challenge, while it is unexpired, its sign-in is neither expired
   * nor completed and the device is active and the account's; false otherwise, and then nothing is written.
   */
  consume(options: {
    readonly id: string
    readonly deviceId: string
    readonly proof: Proof
    readonly now: Seconds
  }): Promise<boolean>
}
