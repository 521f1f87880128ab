import { type Area, byArea } from './framework.ts'
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

const between = (before: Mark, now: Mark): Change => ({
  before,
  now,
  points: now.points - before.points,
  levels: Number(now.level) - before.level,
})

/** Compares a test with an earlier one. */
export function changes(before: Pick<DigitalTest, 'answers'>, now: Pick<DigitalTest, 'answers'>): TestChanges {
  const [one, other] = [score(before), score(now)]
  return {
    overall: between(one.overall, other.overall),
    areas: byArea((area) => between(one.areas[area], other.areas[area])),
  }
}
