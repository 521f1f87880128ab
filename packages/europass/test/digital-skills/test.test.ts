import {
  answered,
  answeredCount,
  answersTo,
  answerTo,
  type DigitalTest,
  digitalTestSchema,
  isFinished,
  items,
  newDigitalTest,
  placeOf,
} from '@laissez-passer/europass/digital-skills'
import { check } from '@laissez-passer/europass/fields'
import { apply, diff, merge } from '@laissez-passer/europass/patch'
import { describe, expect, it } from 'vitest'

const begun = newDigitalTest('one', { now: 1000 })
const full = items.reduce<DigitalTest>(
  (test, item) => answered(test, { id: item.id, answer: answersTo(item)[0] ?? 'unknown' }),
  begun,
)

describe('a test', () => {
  it('goes on with the first question that lacks an answer, whatever was answered behind it', () => {
    expect(placeOf(begun)).toBe('1.1')
    const test = answered(answered(begun, { id: '1.1.1', answer: '2' }), { id: '3.1.1', answer: 'true' })
    expect(placeOf(test)).toBe('1.1')
    expect(answeredCount(test)).toBe(2)
    expect(placeOf(full)).toBe('5.4')
  })

  it('is finished with an answer to every question', () => {
    expect(isFinished(full)).toBe(false)
    expect(isFinished({ ...full, finishedAt: 2000 })).toBe(true)
    expect(isFinished({ ...begun, finishedAt: 2000 })).toBe(false)
  })

  it('is a document that changes by patches: answers of two devices to different questions join', () => {
    const here = answered(begun, { id: '1.1.1', answer: '2' })
    const there = answered(begun, { id: '1.1.2', answer: 'true' })
    const joined = merge(apply(begun, diff(begun, here)), diff(begun, there))
    expect(joined.conflicts).toEqual([])
    expect(check(digitalTestSchema, joined.value)).toEqual({
      ok: true,
      value: { ...begun, answers: { '1.1.1': '2', '1.1.2': 'true' } },
    })
  })

  it.each([
    ['an answer of the other kind', { '1.1.1': 'true' }],
    ['a question that there isn’t', { '9.1.1': '2' }],
    ['a name that every object has', { constructor: '2' }],
  ])('has no place for %s', (_, answers) => {
    expect(check(digitalTestSchema, { ...begun, answers }).ok).toBe(false)
    expect(answerTo({ answers }, '1.1.2')).toBeNull()
  })

  it('of another edition isn’t read as if it were this one', () => {
    expect(check(digitalTestSchema, { ...begun, edition: 2 }).ok).toBe(false)
  })
})
