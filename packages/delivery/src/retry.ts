import type { ClaimedMessage, MessageKind, Seconds } from '@laissez-passer/core/ports'

interface Patience {
  /** First pause; each one is twice as long as the last. */
  readonly first: number
  /** Longest pause. */
  readonly longest: number
  /** Age at which a message is given up. */
  readonly life: number
}

const day = 24 * 60 * 60

/** A mail outlives a long night of its server; a text message and a push are about something that happens now. */
const patience: Readonly<Record<MessageKind, Patience>> = {
  mail: { first: 15, longest: 300, life: 3 * day },
  sms: { first: 5, longest: 60, life: 600 },
  push: { first: 2, longest: 15, life: 120 },
}

/** How long a push may wait at the push service. */
export const pushLifeSeconds = patience.push.life

/**
 * When to try a message again after it failed.
 * @returns null when its life is over before: it is given up.
 */
export function retryAt(
  { kind, attempts, createdAt }: Pick<ClaimedMessage, 'kind' | 'attempts' | 'createdAt'>,
  now: Seconds,
): Seconds | null {
  const { first, longest, life } = patience[kind]
  const next = now + Math.min(longest, first * 2 ** Math.min(attempts, 20))
  return next < createdAt + life ? next : null
}
