import type { Random } from '../../src/ports/index.ts'

/** The real thing, as a runtime gives it. */
export const secureRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

/**
 * The same bytes at every run, for tests that must be repeatable (a small linear congruential generator;
 * never for secrets).
 */
export function repeatableRandom(seed = 1): Random {
  let state = seed >>> 0
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    })
}
