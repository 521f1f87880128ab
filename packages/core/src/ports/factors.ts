import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
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
  /**
   * Removes factors of an account, each as its own removal does, with what they proved and all that was
   * opened: sessions (with the notices for their services), what services were given beyond them, what is
   * under way, removals that wait, browsers that it knows. One commit.
   * @param options `which`: of the account, as listed; recovery codes by their kind; those it hasn't (any
   * more) are passed over.
   * @returns true where one was there; false otherwise, and then nothing was written.
   */
  reset(options: {
    readonly accountId: string
    readonly which: readonly Pick<Factor, 'kind' | 'id'>[]
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}
