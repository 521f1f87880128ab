import type { Account } from './account.ts'
import type { FactorKind } from './factors.ts'
import type { Seconds } from './time.ts'

/** How much there is. Counts, and nobody's. */
export interface Figures {
  readonly accounts: Readonly<Record<Account['status'], number>>
  /** Accounts with a password. */
  readonly withPassword: number
  /** Accounts that have at least one factor of a kind, or recovery codes. */
  readonly withFactor: Readonly<Record<FactorKind | 'recovery-codes', number>>
  readonly openSessions: number
  /** Messages that wait to be sent, and that were given up. */
  readonly outbox: { readonly waiting: number; readonly abandoned: number }
}

/** Sign-ins of a day. */
export interface DayOfSignIns {
  /** Its midnight, UTC. */
  readonly day: Seconds
  /** How often people signed in. */
  readonly signedIn: number
  /** The same by the method that came last, by its name. */
  readonly byMethod: Readonly<Record<string, number>>
  /** How often somebody refused a sign-in on a phone, or reported one. */
  readonly refused: number
}

/** Figures for whoever runs the provider. Every one is found by an index. */
export interface StatsPort {
  /** @param options `now`: which sessions are open */
  figures(options: { readonly now: Seconds }): Promise<Figures>
  /**
   * Sign-ins by day, from the activity log: the oldest day first, days without any left out. Looks at the
   * newest `most` entries and no more.
   * @param options `since`: from when
   * @returns `whole`: false where there were more, and the first day isn't all of it
   */
  signIns(options: {
    readonly since: Seconds
    readonly most: number
  }): Promise<{ readonly days: readonly DayOfSignIns[]; readonly whole: boolean }>
}
