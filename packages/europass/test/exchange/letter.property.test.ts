import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportLetter } from '../../src/exchange/index.ts'
import { type Letter, letterCustoms, letterDraftSchema } from '../../src/letter/index.ts'
import { type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import { line, partialDate, profiles, richText, words } from '../support/arbitrary.ts'
import { pixel } from './fixtures/skills-passport.ts'
import { read } from './read.ts'

const now = new Date('2026-01-02T03:04:05Z')
const back = async (profile: Profile, letter: Letter) =>
  await read(await exportLetter({ profile, letter }, { format: 'skills-passport', now }))

const place = {
  address: line(),
  postalCode: line(10),
  city: line(),
  country: fc.constantFrom('', 'FR', 'GR', 'GB', 'NO'),
}
const letters = fc
  .record({
    language: fc.constantFrom('en', 'fr', 'el', 'ar', 'pt-BR', 'zh-Hant'),
    recipient: fc.record({ name: line(), title: line(), organisation: line(), ...place }),
    place: line(),
    date: partialDate,
    subject: line(),
    salutation: line(),
    body: richText,
    closing: line(),
    signature: fc.constantFrom('', `data:image/png;base64,${pixel}`),
    enclosures: fc.array(words(), { maxLength: 3 }),
  })
  .map((fields) => letterDraftSchema.parse({ id: 'l', ...fields }))

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)))

test('a letter comes back whole from Europass XML', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, letters, async (profile, letter) => {
      const { document, report } = await back({ ...profile, language: letter.language }, letter)
      expect(report.notes).toEqual([])
      const { labels: _, ...expected } = letter
      expect(withoutIds(document.letters)).toMatchObject([withoutIds(expected)])
    }),
    { numRuns: 60 },
  )
})

test('so does who writes it: names, the first address of each kind, telephones, sites, accounts', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, letters, async (profile, letter) => {
      const { document } = await back(profile, letter)
      // A name of its own is that of another service than those that are known.
      const { addresses, emails, familyName, givenName, phones, socials, websites } = profile.personal
      const messaging = profile.personal.messaging.map((one) => (one.service === 'other' ? one : { ...one, title: '' }))
      const [home] = addresses.map((one) => ({ ...one, use: 'home' }))
      const isSaid = home && home.address + home.postalCode + home.city + home.country !== ''
      expect(withoutIds(document.profile.personal)).toMatchObject(
        withoutIds({
          familyName,
          givenName,
          phones,
          messaging,
          emails: emails.slice(0, 1),
          addresses: isSaid ? [home] : [],
        }) as object,
      )
      const sites = [...websites, ...socials].map(({ url }) => url)
      const read = [...document.profile.personal.websites, ...document.profile.personal.socials]
      expect(read.map(({ url }) => url).toSorted()).toEqual(sites.toSorted())
    }),
    { numRuns: 60 },
  )
})

test('what is usual is written for others, and isn’t taken for the writer’s own', async () => {
  const profile = profileDraftSchema.parse({ personal: { givenName: 'Ada' } })
  const letter = letterDraftSchema.parse({ id: 'l', language: 'fr', subject: 'Candidature' })
  const xml = new TextDecoder().decode(await exportLetter({ profile, letter }, { format: 'skills-passport', now }))
  expect(xml).toContain(letterCustoms('fr').salutation)
  expect((await back(profile, letter)).document.letters).toMatchObject([{ salutation: '', closing: '' }])
})

test('what the letter hides of the writer isn’t in it', async () => {
  const profile = profileDraftSchema.parse({
    personal: { givenName: 'Ada', phones: [{ id: 'p', dialling: '32', number: '470 12 34 12' }] },
  })
  const letter = letterDraftSchema.parse({ id: 'l', personalHidden: ['phones/p'] })
  const xml = new TextDecoder().decode(await exportLetter({ profile, letter }, { format: 'skills-passport', now }))
  expect(xml).not.toContain('470')
})
