// @vitest-environment happy-dom
import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { emptyProfile } from '@laissez-passer/europass/profile'
import { beforeEach, expect, test } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { forgetEverything } from '../../src/web/documents/forget.ts'
import { profileKey } from '../../src/web/documents/sources.ts'
import { keptEntries, keptProfile } from '../../src/web/library/kept-entries.ts'

beforeEach(() => forgetEverything(localStorage))

test('without a connection the list is what this browser keeps of the person, as it was typed here', async () => {
  const { keep } = await thisBrowser()
  const cv = cvDraftSchema.parse({ id: 'one', language: 'en', labels: 'en', title: 'Zoo', headline: 'Keeper' })
  const letter = letterDraftSchema.parse({ id: 'two', language: 'fr', labels: 'fr', title: 'To the zoo' })
  const typed = [{ at: 'title', value: 'Aquarium', was: 'Zoo' }]
  await keep.update({ owner: 'ada', kind: 'cv', id: 'one' }, ({ pending }) => ({
    base: { schema: 2, version: 7, value: cv },
    pending: { ...pending, patches: typed },
  }))
  for (const [owner, value] of [
    ['ada', letter],
    ['bob', letter],
    ['ada', { broken: true }],
  ] as const)
    await keep.update({ owner, kind: 'letter', id: 'broken' in value ? 'three' : 'two' }, ({ pending }) => ({
      base: { schema: 2, version: 1, value },
      pending,
    }))
  const entries = await keptEntries('ada')
  expect(
    entries.map(({ kind, id, title, headline, version, savedAt }) => [kind, id, title, headline, version, savedAt]),
  ).toEqual([
    ['cv', 'one', 'Aquarium', 'Keeper', 7, null],
    ['letter', 'two', 'To the zoo', '', 1, null],
  ])
})

test('and the profile, where it keeps one', async () => {
  const { keep } = await thisBrowser()
  const value = { ...emptyProfile(), personal: { ...emptyProfile().personal, givenName: 'Ada' } }
  await keep.update(profileKey('ada'), ({ pending }) => ({ base: { schema: 2, version: 1, value }, pending }))
  expect((await keptProfile('ada'))?.personal.givenName).toBe('Ada')
  expect(await keptProfile('bob')).toBeNull()
})
