import { type Answer, type Item, items } from '@laissez-passer/europass/digital-skills'

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A simulated person. */
export interface SimulatedPerson {
  /** Where they stand in a competence: 1 is Basic, 4 Highly advanced; between and beyond too. */
  readonly at: (item: Item) => number
  /** How often they guess what they don't know. */
  readonly guessing?: number
  /** By how many levels they think too much (above 0) or too little of themselves. */
  readonly claiming?: number
}

/**
 * Answers of a simulated person. Who is at the level of a question usually can do it on their own, and knows
 * its fact three times of four; a level below, with help, and one time of three. Moods of a day blur both.
 */
export function answersOf(
  { at, guessing = 0.3, claiming = 0 }: SimulatedPerson,
  random: () => number,
): Readonly<Record<string, Answer>> {
  const answer = (item: Item): Answer => {
    const ahead = at(item) - item.level
    if (item.truth !== null) {
      const knows = random() < 1 / (1 + Math.exp(-(1.2 + 1.8 * ahead)))
      if (knows) return item.truth ? 'true' : 'false'
      if (random() >= guessing) return 'unknown'
      return random() < 0.5 ? 'true' : 'false'
    }
    const felt = ahead + claiming + (random() + random() + random() - 1.5) * 0.7
    return felt >= 1 ? '3' : felt >= -0.35 ? '2' : felt >= -1.2 ? '1' : '0'
  }
  return Object.fromEntries(items.map((item) => [item.id, answer(item)]))
}
