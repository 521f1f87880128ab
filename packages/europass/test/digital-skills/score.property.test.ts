import {
  type Answer,
  answersTo,
  areas,
  type Item,
  items,
  type Score,
  score,
} from '@laissez-passer/europass/digital-skills'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Any answers, some of them missing. */
const anyAnswers: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(...items.map((item) => fc.option(fc.constantFrom(...answersTo(item)), { nil: undefined })))
  .map((chosen) => Object.fromEntries(items.flatMap(({ id }, at) => (chosen[at] ? [[id, chosen[at]]] : []))))
const anyItem = fc.constantFrom(...items)

/** The answers to a question, from the worst to the best. */
const worstToBest = (item: Item): readonly Answer[] =>
  item.truth === null ? ['0', '1', '2', '3'] : [item.truth ? 'false' : 'true', 'unknown', item.truth ? 'true' : 'false']
const marks = ({ overall, areas: by }: Score) => [overall, ...areas.map((area) => by[area])]

describe('the score', () => {
  it('never falls with a better answer, and never jumps two levels with one', () => {
    fc.assert(
      fc.property(anyAnswers, anyItem, (answers, item) => {
        const scores = worstToBest(item).map((answer) => marks(score({ answers: { ...answers, [item.id]: answer } })))
        for (const [at, now] of scores.slice(1).entries())
          for (const [mark, { points, level }] of now.entries()) {
            const before = scores[at]?.[mark]
            expect(points).toBeGreaterThanOrEqual(before?.points ?? 0)
            expect(level - (before?.level ?? level)).toBeLessThanOrEqual(1)
          }
      }),
    )
  })

  it('counts no answer like not being able to and not knowing', () => {
    fc.assert(
      fc.property(anyAnswers, anyItem, (answers, item) => {
        const { [item.id]: _, ...without } = answers
        const nothing: Answer = item.truth === null ? '0' : 'unknown'
        expect(score({ answers: without })).toEqual(score({ answers: { ...without, [item.id]: nothing } }))
      }),
    )
  })

  it('says nothing of other areas, nor of the order of answers', () => {
    fc.assert(
      fc.property(anyAnswers, anyItem, (answers, item) => {
        const changed = score({ answers: { [item.id]: worstToBest(item).at(-1) ?? '', ...answers } })
        const reversed = score({ answers: Object.fromEntries(Object.entries(answers).toReversed()) })
        expect(reversed).toEqual(score({ answers }))
        for (const area of areas)
          if (!item.competence.startsWith(`${area}.`)) expect(changed.areas[area]).toEqual(reversed.areas[area])
      }),
    )
  })

  it('is overall between the lowest and the highest area', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { overall, areas: by } = score({ answers })
        const points = areas.map((area) => by[area].points)
        expect(overall.points).toBeGreaterThanOrEqual(Math.min(...points))
        expect(overall.points).toBeLessThanOrEqual(Math.max(...points))
      }),
    )
  })
})
