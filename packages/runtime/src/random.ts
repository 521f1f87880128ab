import type { Random } from '@laissez-passer/core/ports'

/** The platform's cryptographically secure randomness, asked for each time. */
export const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

/** The platform's clock in whole seconds since the epoch. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
