import { describe, expect, test } from 'vitest'
import { type CefrLevel, cefrLevels, type CefrSkill } from '../../src/cefr/index.ts'
import {
  type Answer,
  answered,
  finished,
  hasLevel,
  type LanguageCheck,
  levelsOf,
  newLanguageCheck,
  reasonsFor,
  skillsOf,
  standingOf,
  standings,
  statementsOf,
} from '../../src/languages/index.ts'

const fresh = (signed = false): LanguageCheck =>
  newLanguageCheck({ code: 'deu', label: '', signed }, { id: 'one', date: '2026-11-27' })

interface Place {
  readonly skill: CefrSkill
  readonly level: CefrLevel
}

/** Answers all that a level asks. */
function answer(check: LanguageCheck, { skill, level }: Place, given: readonly Answer[]): LanguageCheck {
  return statementsOf(skill, { level, signed: check.signed }).reduce(
    (before, statement, at) => answered(before, statement, { answer: given[at] ?? 'no', skill, level }),
    check,
  )
}

/** Somebody who has a level does everything up to it easily and nothing above. */
function simulate(
  check: LanguageCheck,
  skill: CefrSkill,
  has: CefrLevel | '',
): { check: LanguageCheck; asked: number } {
  let current = check
  for (let asked = 0; ; asked += 1) {
    const standing = standings(current).find((one) => one.skill === skill)?.standing
    if (standing?.state !== 'open') return { check: current, asked }
    const easy = cefrLevels.indexOf(standing.next) <= (has === '' ? -1 : cefrLevels.indexOf(has))
    current = answer(current, { skill, level: standing.next }, Array<Answer>(3).fill(easy ? 'easily' : 'no'))
  }
}

describe('a level', () => {
  test.each<[readonly Answer[], boolean]>([
    [['easily', 'easily', 'easily'], true],
    [['easily', 'effort', 'easily'], true],
    [['easily', 'effort', 'effort'], false],
    [['easily', 'easily', 'no'], false],
    [['no', 'no', 'no'], false],
  ])('of %s: %s', (given, has) => {
    const place = { skill: 'reading', level: 'B1' } as const
    expect(hasLevel(answer(fresh(), place, given), place)).toBe(has)
  })
  test('isn’t judged while a statement has no answer', () => {
    const [first = 'reading.B1.1'] = statementsOf('reading', { level: 'B1', signed: false })
    const place = { skill: 'reading', level: 'B1' } as const
    expect(hasLevel(answered(fresh(), first, { answer: 'no', ...place }), place)).toBeUndefined()
  })
})

describe('the way through a skill', () => {
  test.each(['', ...cefrLevels] as const)('finds somebody at “%s” from the middle, in at most four steps', (has) => {
    const { check, asked } = simulate(fresh(), 'listening', has)
    expect(standingOf(check, 'listening')).toMatchObject({ state: 'decided', level: has })
    expect(asked).toBeLessThanOrEqual(4)
  })
  test.each(['', ...cefrLevels] as const)('begins where the skill before ended: at “%s” it takes two steps', (has) => {
    const { check, asked } = simulate(simulate(fresh(), 'listening', has).check, 'reading', has)
    expect(levelsOf(check)).toMatchObject({ listening: has, reading: has })
    expect(asked).toBeLessThanOrEqual(2)
  })
  test('stays as it is when a skill before it is answered otherwise', () => {
    const both = simulate(simulate(fresh(), 'listening', 'B2').check, 'reading', 'B1').check
    const lower = answer(both, { skill: 'listening', level: 'B1' }, ['no', 'no', 'no'])
    expect(standings(lower).find(({ skill }) => skill === 'reading')).toMatchObject({ standing: { level: 'B1' } })
    expect(standings(lower)[0]).toMatchObject({ standing: { state: 'open', next: 'A2', asked: ['B1'] } })
  })
  test('goes another way when an answer on it changes', () => {
    const before = simulate(fresh(), 'writing', 'B1').check
    const after = answer(before, { skill: 'writing', level: 'B2' }, ['easily', 'easily', 'easily'])
    expect(standingOf(after, 'writing')).toMatchObject({ state: 'open', asked: ['B1', 'B2'], next: 'C1' })
  })
})

describe('a result', () => {
  test('is what is decided, with its date; another answer opens it again', () => {
    const half = finished(simulate(fresh(), 'listening', 'C1').check, '2026-11-28')
    expect(half).toMatchObject({ finishedAt: '2026-11-28', levels: { listening: 'C1', reading: '' } })
    const again = answered(half, 'reading.C1.1', { answer: 'no', skill: 'reading', level: 'C1' })
    expect(again).toMatchObject({ finishedAt: '', levels: { listening: '' }, starts: { reading: 'C1' } })
  })
  test('has its reasons: what is done, what costs an effort, and what the next level would be', () => {
    const at = answer(fresh(), { skill: 'reading', level: 'B1' }, ['easily', 'effort', 'easily'])
    const check = answer(at, { skill: 'reading', level: 'B2' }, ['easily', 'no', 'effort'])
    expect(reasonsFor(check, { skill: 'reading', level: 'B1' })).toEqual({
      easily: ['reading.B1.1', 'reading.B1.3'],
      effort: ['reading.B1.2'],
      next: { level: 'B2', there: ['reading.B2.1'], missing: ['reading.B2.2', 'reading.B2.3'] },
    })
    expect(reasonsFor(check, { skill: 'reading', level: 'C2' }).next).toBeUndefined()
    expect(reasonsFor(check, { skill: 'reading', level: '' })).toMatchObject({ easily: [], next: { level: 'A1' } })
  })
})

test('a sign language is watched and signed, never listened to, read or written', () => {
  expect(skillsOf({ signed: true })).toEqual(['listening', 'interaction', 'production'])
  expect(statementsOf('listening', { level: 'A1', signed: true })).toEqual([
    'watching.A1.1',
    'watching.A1.2',
    'watching.A1.3',
  ])
  const { check } = simulate(fresh(true), 'listening', 'C2')
  expect(Object.keys(check.answers).every((one) => one.startsWith('watching.'))).toBe(true)
  expect(standings(check).map(({ skill }) => skill)).toEqual(['listening', 'interaction', 'production'])
})
