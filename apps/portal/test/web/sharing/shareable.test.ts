import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { expect, test } from 'vitest'
import { makePassword } from '../../../src/web/sharing/make-password.ts'
import { filledParts, profileItem, type Shareable, wished } from '../../../src/web/sharing/shareable.ts'

const profile = profileDraftSchema.parse({
  personal: {
    givenName: 'Ada',
    emails: [{ id: 'e', address: 'ada@example.eu' }],
    addresses: [{ id: 'a', city: 'Klaipėda' }],
    birthDate: '1990-12-10',
    gender: 'female',
    nationalities: ['FR'],
    motherTongues: [{ id: 'm', code: 'fra' }],
  },
  entries: {
    'work-experience': [
      { id: 'b', occupation: 'Clerk', to: '2020' },
      { id: 'a', occupation: 'Diver', ongoing: true, files: ['f'] },
    ],
  },
  custom: [
    { id: 'c', title: 'Boats', entries: [{ id: 'x', title: 'Optimist' }] },
    { id: 'd', title: 'Empty', entries: [] },
  ],
})

test('of a profile what holds something can be shown, and no identity document or gender ever', () => {
  const { personal, sections, files } = filledParts(profile)
  expect(files).toBe(true)
  expect(personal).toEqual(['contacts', 'addresses', 'birthDate', 'nationalities'])
  expect(sections.map(({ name }) => name)).toEqual(['work-experience', 'language', 'custom:c'])
})

test('at first a link shows what readers look for, and keeps the rest back', () => {
  expect(profileItem(profile)).toEqual({
    kind: 'profile',
    headline: 'Diver',
    language: '',
    shows: ['contacts', 'work-experience', 'language', 'custom:c'],
  })
})

test('a button’s wish is the thing itself, and nothing where it is gone', () => {
  const cv = { item: { kind: 'cv', id: 'one' }, name: 'Mine' } as const
  const things: readonly Shareable[] = [{ item: profileItem(profile), name: '' }, cv]
  expect(
    wished(things, [
      { kind: 'cv', id: 'one' },
      { kind: 'cv', id: 'two' },
    ]),
  ).toEqual([cv.item])
  expect(wished(things, [{ kind: 'profile' }])).toEqual([profileItem(profile)])
})

test('a password that is suggested can be read out, and is another each time', () => {
  const made = new Set(Array.from({ length: 200 }, makePassword))
  expect(made.size).toBe(200)
  for (const one of made) expect(one).toMatch(/^[a-hjkmnp-z2-9]{4}(?:-[a-hjkmnp-z2-9]{4}){2}$/)
})
