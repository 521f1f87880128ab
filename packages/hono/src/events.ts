import { type FollowContext, followEvents, forgetReceivers } from '@laissez-passer/federation/events'
import type { Seconds } from '@laissez-passer/core/ports'

/** Telling programs what happened to accounts. */
export interface EventWork {
  /** Puts what was sealed since into the outbox, for every receiver. @returns how many messages. */
  readonly follow: () => Promise<number>
  /** Forgets receivers that are none any more. */
  readonly tidy: () => Promise<void>
}

/** The work behind webhooks and streams of signals. */
export function eventWork({
  clock,
  ...context
}: Omit<FollowContext, 'now'> & { readonly clock: () => Seconds }): EventWork {
  return {
    follow: () => followEvents({ ...context, now: clock() }),
    tidy: () => forgetReceivers({ ...context, now: clock() }),
  }
}
