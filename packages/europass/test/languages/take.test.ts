import { expect, test } from 'vitest'
import { isMotherTongue, levelChoices, newLanguageCheck, withLevels } from '../../src/languages/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'

const levels = { listening: 'B2', reading: 'C1', interaction: '', production: '', writing: 'B1' } as const
const check = { ...newLanguageCheck({ code: 'deu', label: '', signed: false }, { id: 'c', date: '' }), levels }
const profile = profileDraftSchema.parse({
  personal: { motherTongues: [{ id: 'm', code: 'fra' }] },
  entries: {
    language: [
      { id: 'de', code: 'deu', listening: 'B2', reading: 'B1', certificates: [{ id: 'x', title: 'Goethe' }] },
      { id: 'own', label: 'Romani čhib', reading: 'A2' },
    ],
  },
})

test('what the profile says stands beside what was found', () => {
  expect(levelChoices(profile, check)).toEqual([
    { skill: 'listening', stands: 'B2', found: 'B2' },
    { skill: 'reading', stands: 'B1', found: 'C1' },
    { skill: 'writing', stands: '', found: 'B1' },
  ])
})

test('only the levels that are taken change; the rest of the entry and of the profile stays', () => {
  const after = withLevels(profile, check, { levels: { writing: 'B1' }, id: 'new' })
  expect(after.entries.language).toEqual([
    { ...profile.entries.language[0], writing: 'B1' },
    profile.entries.language[1],
  ])
  expect({ ...after, entries: profile.entries }).toEqual(profile)
})

test('a language that isn’t there gets an entry, with every field that entries have', () => {
  const ukrainian = { code: 'ukr', label: '' }
  const after = withLevels(profile, ukrainian, { levels: { reading: 'A1' }, id: 'new' })
  expect(after.entries.language.at(-1)).toMatchObject({ id: 'new', code: 'ukr', reading: 'A1', writing: '' })
  expect(profileDraftSchema.parse(after)).toEqual(after)
})

test('a language in the person’s own words is found by them, and is no other', () => {
  expect(levelChoices(profile, { ...check, code: '', label: ' romani ČHIB' })[1]).toMatchObject({ stands: 'A2' })
  expect(levelChoices(profile, { ...check, code: 'rom', label: 'Romani čhib' })[1]).toMatchObject({ stands: '' })
})

test('mother tongues are known', () => {
  expect(isMotherTongue(profile, { code: 'fra', label: '' })).toBe(true)
  expect(isMotherTongue(profile, { code: 'deu', label: '' })).toBe(false)
})
