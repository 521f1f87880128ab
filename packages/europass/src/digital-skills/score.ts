import {
  type Area,
  areaOf,
  areas,
  byArea,
  byCompetence,
  type Competence,
  competences,
  competencesOf,
  type Level,
  levels,
} from './framework.ts'
import { type Item, items, itemsOf } from './items.ts'
import { answerTo, type DigitalTest } from './test.ts'

/** From how many points on a level is reached; Basic is what is below. */
export const bands: Readonly<Record<2 | 3 | 4, number>> = { 2: 40, 3: 60, 4: 80 }

/** By how many points at most what people say of themselves counts more than what they know. */
export const most = 30

/** How far somebody has come. */
export interface Mark {
  /** A whole number from 0 to 100. */
  readonly points: number
  readonly level: Level
}

/** The result of a test. */
export interface Score {
  readonly overall: Mark
  readonly areas: Readonly<Record<Area, Mark>>
  /** The lowest level of each competence whose question wasn't answered well; null where all were. */
  readonly next: Readonly<Record<Competence, Level | null>>
}

type Answers = Pick<DigitalTest, 'answers'>

/** Can it without help, or knows it. */
function shows(test: Answers, { id, truth }: Item): boolean {
  const answer = answerTo(test, id)
  return truth === null ? answer === '2' || answer === '3' : answer === String(truth)
}

/** Hundredths of what can be said of an ability. */
const ability = (test: Answers, { id }: Item): number => (Number(answerTo(test, id) ?? 0) / 3) * 100

/** An incorrect answer takes what a correct one gives, so that guessing gives nothing in the long run. */
function knowledge(test: Answers, { id, truth }: Item): number {
  const answer = answerTo(test, id)
  if (answer === null || answer === 'unknown') return 0
  return answer === String(truth) ? 100 : -100
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

function pointsOf(test: Answers, area: Area): number {
  const own = items.filter(({ competence }) => areaOf(competence) === area)
  const can = mean(own.filter(({ truth }) => truth === null).map((item) => ability(test, item)))
  const knows = mean(own.filter(({ truth }) => truth !== null).map((item) => knowledge(test, item)))
  return Math.max(0, mean([Math.min(can, knows + most), knows]))
}

/** The level that points are. */
export const levelOf = (points: number): Level =>
  points >= bands[4] ? 4 : points >= bands[3] ? 3 : points >= bands[2] ? 2 : 1

function mark(exact: number): Mark {
  const points = Math.round(exact)
  return { points, level: levelOf(points) }
}

/**
 * Scores a test; what has no answer counts like not being able to, and not knowing.
 *
 * A better answer never gives fewer points, in any area or overall, and the order of answers says nothing.
 * Overall is between the lowest and the highest area: each competence counts the same.
 */
export function score(test: Answers): Score {
  const exact = byArea((area) => pointsOf(test, area))
  const sum = areas.reduce((before, area) => before + exact[area] * competencesOf(area).length, 0)
  return {
    overall: mark(sum / competences.length),
    areas: byArea((area) => mark(exact[area])),
    next: byCompetence((competence) => itemsOf(competence).find((item) => !shows(test, item))?.level ?? null),
  }
}

/**
 * How far somebody has shown a competence, no further than the level of its area. Null where it wasn’t shown
 * at the lowest level, and in an area without points: what was right there was outweighed by what was wrong.
 */
export function shownLevel(result: Score, competence: Competence): Level | null {
  const { level: reached, points } = result.areas[areaOf(competence)]
  const next = result.next[competence]
  const shown = levels.filter((level) => points > 0 && level <= reached && (next === null || level < next))
  return shown.at(-1) ?? null
}
