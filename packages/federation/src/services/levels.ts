import type { Level } from '@laissez-passer/core/ports'

const ranks: Readonly<Record<Level, number>> = { BASIC: 1, MEDIUM: 2, HIGH: 3 }

/** The stronger of two levels. */
export function strongerLevel(a: Level, b: Level): Level {
  return ranks[a] >= ranks[b] ? a : b
}

/** Whether a session of this level satisfies what is required. */
export function reachesLevel(has: Level, required: Level): boolean {
  return ranks[has] >= ranks[required]
}
