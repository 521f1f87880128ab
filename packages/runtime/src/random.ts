import type { Random } from '@laissez-passer/core/ports'

/** How many bytes are drawn at once: asking for 16 costs the platform as much as for thousands. */
const DRAWN = 4096

let drawn = new Uint8Array(0)
let spent = 0

/**
 * The platform's cryptographically secure randomness, drawn in large pieces. A byte is handed out once, and
 * is nowhere else from then on.
 */
export const random: Random = (bytes) => {
  if (bytes > DRAWN) return crypto.getRandomValues(new Uint8Array(bytes))
  if (spent + bytes > drawn.length) {
    drawn = crypto.getRandomValues(new Uint8Array(DRAWN))
    spent = 0
  }
  const given = drawn.slice(spent, spent + bytes)
  drawn.fill(0, spent, spent + bytes)
  spent += bytes
  return given
}

/** The platform's clock in whole seconds since the epoch. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
