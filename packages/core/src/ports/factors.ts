import type { Seconds } from './time.ts'

/**
 * A kind of thing that people sign in with besides the password, and can lose. The store knows how one of
 * each kind goes.
 */
export type FactorKind = 'device' | 'passkey' | 'token' | 'phone' | 'eid'

/** Something that an account has set up to sign in with besides the password. */
export interface Factor {
  /**
   * `recovery-codes`: one entry while any code is left; a way back in, neither counted as a factor nor lost.
   */
  readonly kind: FactorKind | 'recovery-codes'
  readonly id: string
  /** As the person named it. */
  readonly name: string
  /** What it is, e.g. `Pixel 9`, where that is known. */
  readonly model: string | null
  /**
   * What sort within its kind. Passkeys: `platform`, `phone`, `security-key`; tokens: `app`, `device` and,
   * where they answer challenges, `challenge`; eIDs: `low`, `substantial`, `high`, the most that a use was
   * worth; null where there is one sort.
   */
  readonly variant: string | null
  /** `locked`: it is there, but proves nothing now (a phone after too many wrong PINs). */
  readonly status: 'active' | 'locked'
  readonly addedAt: Seconds
  /** When it was last used or seen; null: never. */
  readonly lastUsedAt: Seconds | null
}

/** What an account has, of every kind. */
export interface FactorsPort {
  /**
   * All of an account that are confirmed and not removed, oldest first. One query, however many kinds there
   * are.
   */
  list(accountId: string): Promise<readonly Factor[]>
}
