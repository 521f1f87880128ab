import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** What a person allowed one service to know. */
export interface ServiceConsent {
  readonly clientId: string
  /** What they allowed: scopes, in no order. */
  readonly scopes: readonly string[]
  /** Since when the first of them is allowed. */
  readonly since: Seconds
}

/** What people allowed services that aren't the provider's own. It holds until they withdraw it. */
export interface ConsentsPort {
  /** What an account allows a service; empty: nothing. One query. */
  scopes(options: { readonly accountId: string; readonly clientId: string }): Promise<readonly string[]>
  /**
   * Allows a service these scopes, besides those that it was allowed before, if the session is live; of
   * parallel callers none loses what another allows. One commit.
   * @param options `messages`: sent where the service was allowed nothing before.
   * @returns false when the session isn't live; then nothing was written.
   */
  give(options: {
    readonly accountId: string
    readonly clientId: string
    readonly scopes: readonly string[]
    readonly sessionIdHash: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<boolean>
  /** All that an account allows, the service allowed last first. One query. */
  list(options: { readonly accountId: string }): Promise<readonly ServiceConsent[]>
  /**
   * Takes back what a service was allowed, and ends all that it was given in the account's name: codes and
   * tokens; noting for each session that it was visited in that it is to be told. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is allowed nothing.
   */
  withdraw(options: {
    readonly accountId: string
    readonly clientId: string
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<boolean>
}
