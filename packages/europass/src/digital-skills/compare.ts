import { type Area, areas, type Level } from './framework.ts'
import { type Mark, score } from './score.ts'
import type { DigitalTest } from './test.ts'

/** How a mark changed from one test to another. */
export interface Change {
  readonly before: Mark
  readonly now: Mark
  /** More points, or fewer (below 0). */
  readonly points: number
  /** Levels up, or down (below 0). */
  readonly levels: number
}

/** How two tests of a person differ. */
export interface TestChanges {
  readonly overall: Change
  readonly areas: Readonly<Record<Area, Change>>
}

const between = (before: Mark, now: Mark): Change => {
  const rank = (level: Level): number => level
  return { before, now, points: now.points - before.points, levels: rank(now.level) - rank(before.level) }
}

/** Compares a test with an earlier one. */
export function changes(before: Pick<DigitalTest, 'answers'>, now: Pick<DigitalTest, 'answers'>): TestChanges {
  const [one, other] = [score(before), score(now)]
  const of = (area: Area): Change => between(one.areas[area], other.areas[area])
  return {
    overall: between(one.overall, other.overall),
    areas: { '1': of(areas[0]), '2': of(areas[1]), '3': of(areas[2]), '4': of(areas[3]), '5': of(areas[4]) },
  }
}
