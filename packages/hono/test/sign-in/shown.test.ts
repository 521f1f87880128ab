import { expect, it } from 'vitest'
import { choiceOf, credentialAsked, issuesOf, triesLeft } from '../../src/sign-in/shown.ts'
import type { Asked } from '../../src/sign-in/shown.ts'

it('tries are told once one was spent', () => {
  expect(triesLeft({ left: 2, tries: 3 })).toBe(2)
  expect(triesLeft({ left: 0, tries: 3 })).toBe(0)
  expect(triesLeft({ left: 3, tries: 3 })).toBeNull()
  expect(triesLeft({ tries: 3 })).toBeNull()
  expect(triesLeft({ left: 3 })).toBeNull()
})

it('a credential is asked that was chosen, or is the only one', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }]
  const asked = (credentials: readonly object[], credential: object | null): Asked =>
    JSON.parse(JSON.stringify({ step: { credentials, view: { credential } } }))
  expect(credentialAsked(asked([a, b], b))).toEqual(b)
  expect(credentialAsked(asked([a], null))).toEqual(a)
  expect(credentialAsked(asked([a, b], null))).toBeNull()
  expect(credentialAsked(asked([], null))).toBeNull()
})

it('why an answer wasn’t taken is said of the form; a method by its name', () => {
  const shown = JSON.parse('{"progress":{}}')
  expect(issuesOf(shown)).toEqual([])
  expect(issuesOf({ ...shown, refusal: { code: 'wrong' } })).toEqual([{ field: 'form', code: 'wrong' }])
  expect(choiceOf({ name: 'passkey', level: 'HIGH', phishingResistant: true })).toEqual({
    name: 'passkey',
    resistsPhishing: true,
  })
})
