import type { Random } from '@laissez-passer/core/ports'
import { random } from '../random.ts'

/** A page of memory. */
const room = 4096

/**
 * The same randomness, drawn 4 KB at a time: on Node each drawing costs 2 µs, however little is asked for,
 * and most pages and tokens need 16 or 32 bytes (decision 0182). What is handed out is gone from here, and
 * what wasn't is thrown away a second after it was drawn.
 *
 * @param draw the platform's randomness
 * @param clock in milliseconds, of no particular beginning
 */
export function pooledRandom(draw: Random = random, clock: () => number = () => performance.now()): Random {
  let pool = new Uint8Array(0)
  let at = 0
  let drawnAt = 0
  return (bytes) => {
    if (bytes > room) return draw(bytes)
    const now = clock()
    if (at + bytes > pool.length || now - drawnAt > 1000) {
      pool.fill(0)
      pool = draw(room)
      at = 0
      drawnAt = now
    }
    const given = pool.slice(at, at + bytes)
    pool.fill(0, at, at + bytes)
    at += bytes
    return given
  }
}
