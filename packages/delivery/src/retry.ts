import type { ClaimedMessage, MessageKind, Seconds } from '@laissez-passer/core/ports'
import type { Fault } from './transport.ts'

interface Patience {
  /** First pause; each one is twice as long as the last. */
  readonly first: number
  /** Longest pause. */
  readonly longest: number
  /** Age at which a message is given up. */
  readonly life: number
}

const hour = 60 * 60
const day = 24 * hour

/**
 * A mail outlives a long night of its server, an event a long weekend of whoever is told; a text message and
 * a push are about something that happens now.
 */
const patience: Readonly<Record<MessageKind, Patience>> = {
  mail: { first: 15, longest: 300, life: 3 * day },
  sms: { first: 5, longest: 60, life: 600 },
  push: { first: 2, longest: 15, life: 120 },
  event: { first: 5, longest: hour, life: 3 * day },
}

/** How long a push may wait at the push service. */
export const pushLifeSeconds = patience.push.life

/**
 * When to try a message again after it failed. What is our own fault is mended by hand: pauses grow up to an
 * hour, so that a server that refuses us isn't asked at once by everything that waits.
 * @returns null when its life is over before, or the recipient can't have it: it is given up.
 */
export function retryAt(
  { kind, attempts, createdAt }: Pick<ClaimedMessage, 'kind' | 'attempts' | 'createdAt'>,
  { fault, now }: { readonly fault: Fault; readonly now: Seconds },
): Seconds | null {
  if (fault === 'recipient') return null
  const { first, longest, life } = patience[kind]
  const pause = Math.min(fault === 'ours' ? Math.max(longest, life / 72) : longest, first * 2 ** Math.min(attempts, 20))
  const next = now + pause
  return next < createdAt + life ? next : null
}
