// @vitest-environment happy-dom
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { beforeEach, expect, test } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { forgetEverything } from '../../src/web/documents/forget.ts'
import { guestDocuments, keepFirstGuestCv, startGuestDocument } from '../../src/web/documents/guest-documents.ts'
import { profileKey } from '../../src/web/documents/sources.ts'
import { today } from '../../src/web/documents/today.ts'

beforeEach(() => forgetEverything(localStorage))

const profile = async () => {
  const { keep } = await thisBrowser()
  return profileDraftSchema.parse((await keep.read(profileKey('guest'))).base?.value)
}

test('a guest’s first CV makes a profile, the second doesn’t', async () => {
  const one = await startGuestDocument('cv', 'fr')
  const two = await startGuestDocument('cv', 'en')
  expect((await guestDocuments()).map(({ id }) => id).toSorted()).toEqual([one, two].toSorted())
  expect((await profile()).language).toBe('fr')
})

test('a guest’s letter begins as a person’s does: today, where they live', async () => {
  await startGuestDocument('cv', 'fr')
  const { keep } = await thisBrowser()
  const addresses = [{ id: 'a', city: 'Klaipėda' }]
  await keep.update(profileKey('guest'), (local) => ({
    ...local,
    base: { schema: 2, version: 1, value: profileDraftSchema.parse({ language: 'fr', personal: { addresses } }) },
  }))
  await startGuestDocument('letter', 'fr')
  const letter = (await guestDocuments()).find(({ kind }) => kind === 'letter')
  expect(letter?.value).toMatchObject({ date: today(), place: 'Klaipėda', language: 'fr', labels: 'fr' })
})

test('a guest’s CV of earlier pages becomes a profile and a CV over it, once', async () => {
  const { keep } = await thisBrowser()
  await keepFirstGuestCv(keep, { id: 'old', title: 'Mine', content: { personal: { givenName: 'Ada' } } })
  expect(await guestDocuments()).toMatchObject([{ kind: 'cv', id: 'old', value: { schema: 2, title: 'Mine' } }])
  expect((await profile()).personal.givenName).toBe('Ada')
  expect(await guestDocuments()).toHaveLength(1)
})
