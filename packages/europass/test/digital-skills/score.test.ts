import {
  type Answer,
  areas,
  changes,
  competencesOf,
  type Item,
  items,
  type Level,
  levels,
  type Score,
  score,
} from '@laissez-passer/europass/digital-skills'
import { describe, expect, it } from 'vitest'
import { answersOf, randomFrom, type SimulatedPerson } from './people.ts'

const everybody = (answer: (item: Item) => Answer): Score =>
  score({ answers: Object.fromEntries(items.map((item) => [item.id, answer(item)])) })
const right = (item: Item): Answer => (item.truth ? 'true' : 'false')
const wrong = (item: Item): Answer => (item.truth ? 'false' : 'true')
const pointsIn = ({ areas: marks }: Score): number[] => areas.map((area) => marks[area].points)

/** Many tests of one kind of person. */
const manyOf = (person: SimulatedPerson, seed: number, many = 200): readonly Score[] => {
  const random = randomFrom(seed)
  return Array.from({ length: many }, () => score({ answers: answersOf(person, random) }))
}
const share = (scores: readonly Score[], test: (one: Score) => boolean): number =>
  scores.filter(test).length / scores.length
const steady = (level: number) => () => level

describe('the score of people', () => {
  it('is the lowest for nobody’s answers, and the highest for everything', () => {
    expect(score({ answers: {} }).overall).toEqual({ points: 0, level: 1 })
    expect(pointsIn(everybody((item) => (item.truth === null ? '3' : right(item))))).toEqual([100, 100, 100, 100, 100])
  })

  it.each(levels)('finds level %i of those who are there, overall and mostly in each area', (level) => {
    const scores = manyOf({ at: steady(level) }, level)
    expect(share(scores, ({ overall }) => overall.level === level)).toBeGreaterThan(0.95)
    for (const area of areas) {
      expect(share(scores, (one) => one.areas[area].level === level)).toBeGreaterThan(0.5)
      expect(share(scores, (one) => Math.abs(one.areas[area].level - level) <= 1)).toBeGreaterThan(0.96)
    }
  })

  it('says the same of the same person twice', () => {
    for (const at of [1, 2, 3, 4, 1.7, 2.3, 3.4]) {
      const [one, other] = [manyOf({ at: steady(at) }, 11, 100), manyOf({ at: steady(at) }, 12, 100)]
      const apart = one.map(({ overall }, n) => Math.abs(overall.points - (other[n]?.overall.points ?? 0)))
      expect(apart.reduce((sum, points) => sum + points, 0) / apart.length).toBeLessThan(7)
      expect(one.every(({ overall }, n) => Math.abs(overall.level - (other[n]?.overall.level ?? 0)) <= 1)).toBe(true)
    }
  })

  it('tells who is further', () => {
    const means = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].map((at) => {
      const scores = manyOf({ at: steady(at) }, 5)
      return scores.reduce((sum, { overall }) => sum + overall.points, 0) / scores.length
    })
    expect(means).toEqual(means.toSorted((one, other) => one - other))
  })

  it('tells areas apart', () => {
    const strong = new Set<string>([...competencesOf('1'), ...competencesOf('3')])
    const scores = manyOf({ at: ({ competence }) => (strong.has(competence) ? 4 : 1) }, 21)
    expect(share(scores, (one) => one.areas['1'].level >= 3 && one.areas['3'].level >= 3)).toBeGreaterThan(0.95)
    expect(share(scores, (one) => one.areas['2'].level <= 2 && one.areas['4'].level <= 2)).toBeGreaterThan(0.95)
    expect(share(scores, ({ overall }) => overall.level === 2)).toBeGreaterThan(0.7)
  })

  it('gives nothing for guessing', () => {
    const random = randomFrom(31)
    const pick = (answers: readonly Answer[]): Answer => answers[Math.floor(random() * answers.length)] ?? 'unknown'
    const scores = Array.from({ length: 200 }, () =>
      everybody((item) => pick(item.truth === null ? ['0', '1', '2', '3'] : ['true', 'false'])),
    )
    expect(share(scores, ({ overall }) => overall.level === 1)).toBeGreaterThan(0.97)
    expect(share(scores, ({ overall }) => overall.level <= 2)).toBe(1)
  })

  it('gives nothing for the same answer everywhere', () => {
    for (const said of ['true', 'false', 'unknown'] as const)
      for (const claim of ['0', '1', '2', '3'] as const)
        expect(everybody((item) => (item.truth === null ? claim : said)).overall.level).toBe(1)
  })

  it('lifts those who think too much of themselves by a level at most', () => {
    for (const level of [1, 2] as const) {
      const scores = manyOf({ at: steady(level), claiming: 3 }, 41)
      expect(share(scores, ({ overall }) => overall.level <= level + 1)).toBeGreaterThan(0.9)
    }
    expect(everybody((item) => (item.truth === null ? '3' : wrong(item))).overall.points).toBe(0)
  })

  it('takes a level at most from those who think too little of themselves', () => {
    for (const level of [2, 3, 4] as const) {
      const scores = manyOf({ at: steady(level), claiming: -1 }, 43)
      expect(share(scores, ({ overall }) => overall.level >= level - 1)).toBeGreaterThan(0.95)
    }
  })
})

describe('next steps', () => {
  it('are the lowest level that wasn’t shown, by competence', () => {
    const good = Object.fromEntries(items.map((item) => [item.id, item.truth === null ? '2' : right(item)]))
    expect(Object.values(score({ answers: good }).next).every((level) => level === null)).toBe(true)
    const { next } = score({ answers: { ...good, '1.1.3': '1', '1.1.4': 'unknown', '2.1.1': 'true' } })
    expect([next['1.1'], next['2.1'], next['1.2']]).toEqual<(Level | null)[]>([3, 1, null])
  })
})

describe('two tests', () => {
  it('are compared area by area', () => {
    const before = { '1.1.1': '3', '1.1.2': 'true' }
    const { overall, areas: by } = changes(
      { answers: before },
      { answers: { ...before, '2.1.2': '3', '2.1.1': 'false' } },
    )
    expect(by['1'].points).toBe(0)
    expect(by['2'].points).toBeGreaterThan(0)
    expect(overall.points).toBe(overall.now.points - overall.before.points)
  })
})
