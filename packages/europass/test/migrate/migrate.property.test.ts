import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cv, cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { isOutdated, migrateDocuments, migrateProfile } from '../../src/migrate/index.ts'
import { emptyProfile, type Profile } from '../../src/profile/index.ts'
import { line, partialDate, words } from '../support/arbitrary.ts'

// Few ids, so that CVs and profiles have the same ones often.
const ids = fc.constantFrom('a', 'b', 'c', 'd')
const list = (item: Record<string, fc.Arbitrary<unknown>>) =>
  fc.uniqueArray(fc.record({ id: ids, ...item }), { maxLength: 3, selector: ({ id }) => id })
const markup = fc.constantFrom('', 'One **paragraph**.', '- a point\n- __another__', 'a\n\nb')
const short = line(6)
const period = { from: partialDate, to: partialDate, ongoing: fc.boolean() }

/** What a profile of version 1 held, and CVs had copies of. */
const content = fc.record({
  personal: fc.record({
    givenName: short,
    familyName: short,
    emails: list({ address: short }),
    phones: list({ use: fc.constantFrom('home', 'mobile'), dialling: fc.constant('32'), number: short }),
    addresses: list({
      use: fc.constant('home'),
      line: short,
      postalCode: short,
      city: short,
      country: fc.constant(''),
    }),
    websites: list({ url: short }),
    socials: list({ service: fc.constant('linkedin'), url: short }),
    messaging: list({ service: fc.constant('skype'), handle: short }),
    nationalities: fc.uniqueArray(fc.constantFrom('FR', 'GR')),
    birthDate: partialDate,
    gender: fc.constantFrom('', 'female'),
    about: markup,
  }),
  work: list({
    occupation: short,
    employer: short,
    sector: fc.constantFrom('', 'C', 'x'),
    description: markup,
    ...period,
  }),
  education: list({ qualification: short, eqf: fc.constantFrom('', '6'), description: markup, ...period }),
  languages: fc.record({
    motherTongues: list({ code: fc.constant('fra'), label: fc.constant('') }),
    others: list({ code: fc.constantFrom('deu', 'ell'), label: fc.constant(''), reading: fc.constantFrom('', 'B2') }),
  }),
  digitalSkills: list({ name: short, skills: fc.uniqueArray(words(5), { maxLength: 2 }) }),
})
const oldSections = ['work-experience', 'education-training', 'language', 'profile-skills']
const oldCv = fc.record({
  id: fc.constantFrom('cv1', 'cv2'),
  title: short,
  headline: short,
  language: fc.constantFrom('en', 'fr'),
  template: fc.constantFrom('cv-formal', 'cv-modern'),
  colour: fc.constantFrom('burgundy', 'sea'),
  pageNumbers: fc.boolean(),
  sections: fc.shuffledSubarray(oldSections),
  hidden: fc.uniqueArray(ids, { maxLength: 1 }),
  content,
})

/** What a CV of version 1 showed, in the words of today. */
function showed(cv: { sections: string[]; hidden: string[]; content: unknown }) {
  const alone = migrateProfile(cv.content)
  if (!alone.ok) throw new Error(JSON.stringify(alone.issues))
  const { personal, entries } = alone.value
  const left = <T extends { id: string }>(of: readonly T[]): T[] => of.filter(({ id }) => !cv.hidden.includes(id))
  return {
    personal: { ...personal, motherTongues: left(personal.motherTongues) },
    sections: cv.sections.map((name) => ({
      name,
      entries: left<{ id: string }>(entries[name as keyof typeof entries]),
    })),
  }
}

const byId = <T extends { id: string }>(of: readonly T[]): T[] =>
  of.toSorted((one, other) => one.id.localeCompare(other.id))
/** Personal lists have the order of the profile; the order in a copy is no longer told. */
const unordered = (personal: Profile['personal']) =>
  Object.fromEntries(
    Object.entries(personal).map(([field, value]) => [
      field,
      Array.isArray(value) && value.every((one) => typeof one === 'object' && 'id' in one)
        ? byId(value as { id: string }[])
        : value,
    ]),
  )

const shows = (profile: Profile, cv: Cv) => {
  const { personal, sections } = resolveCv(profile, cv)
  return {
    personal: unordered(personal),
    sections: sections
      .filter(({ name, entries }) => oldSections.includes(name) || entries.length > 0)
      .map(({ name, entries }) => ({ name, entries })),
  }
}

describe('documents of version 1', () => {
  it('become CVs over one profile that show what they showed', () => {
    fc.assert(
      fc.property(fc.option(content), fc.array(oldCv, { maxLength: 3 }), (profile, cvs) => {
        const all = migrateDocuments({ profile: profile ?? undefined, cvs })
        expect(all.unreadable).toEqual([])
        for (const [at, cv] of all.cvs.entries()) {
          const { personal, sections } = showed(cvs[at]!)
          const ours = shows(all.profile, cv)
          expect(ours).toEqual({ personal: unordered(personal), sections })
          expect(resolveCv(all.profile, cv).stale).toEqual([])
          expect(cv).toMatchObject({ schema: 2, headline: cvs[at]!.headline, title: cvs[at]!.title })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keep what stands in a profile, and every entry of every copy', () => {
    fc.assert(
      fc.property(content, fc.array(oldCv, { maxLength: 3 }), (profile, cvs) => {
        const own = migrateProfile(profile)
        const all = migrateDocuments({ profile, cvs })
        if (!own.ok) throw new Error('no profile')
        const jobs = all.profile.entries['work-experience']
        expect(jobs.slice(0, own.value.entries['work-experience'].length)).toEqual(own.value.entries['work-experience'])
        for (const { content: copy } of cvs)
          for (const { id } of copy.work) expect(jobs.map((one) => one.id)).toContain(id)
      }),
      { numRuns: 60 },
    )
  })

  it('migrate once: documents of today stay as they are', () => {
    fc.assert(
      fc.property(content, fc.array(oldCv, { maxLength: 2 }), (profile, cvs) => {
        const once = migrateDocuments({ profile, cvs })
        expect([...once.cvs, once.profile].some(isOutdated)).toBe(false)
        const again = migrateDocuments({ profile: once.profile, cvs: once.cvs })
        expect(again).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })

  it('hide in CVs of today what a copy brings', () => {
    const cv = cvDraftSchema.parse({ id: 'new' })
    const old = { id: 'cv1', content: { work: [{ id: 'w1', occupation: 'Diver' }] } }
    const { profile, cvs } = migrateDocuments({ profile: emptyProfile(), cvs: [cv, old] })
    expect(profile.entries['work-experience']).toMatchObject([{ id: 'w1', occupation: 'Diver' }])
    expect(shows(profile, cvs[0]!).sections).toEqual(oldSections.map((name) => ({ name, entries: [] })))
    expect(shows(profile, cvs[1]!).sections[0]?.entries).toMatchObject([{ id: 'w1' }])
  })

  it('fill what the profile left empty, and leave what it says', () => {
    const personal = { givenName: 'Zoé', familyName: 'Müller', nationalities: ['FR'], birthDate: '1990', about: 'Hi' }
    const profile = { personal: { givenName: 'Zoë' } }
    const { profile: filled, cvs } = migrateDocuments({ profile, cvs: [{ id: 'a', content: { personal } }] })
    expect(filled.personal).toMatchObject({
      givenName: 'Zoë',
      familyName: 'Müller',
      nationalities: ['FR'],
      birthDate: '1990',
    })
    expect(Object.keys(cvs[0]!.overrides)).toEqual(['personal/givenName'])
  })

  it('take the profile’s language from the first CV', () => {
    expect(migrateDocuments({ profile: {}, cvs: [{ id: 'a', language: 'fr' }] }).profile.language).toBe('fr')
    expect(migrateDocuments({ profile: {}, cvs: [] }).profile.language).toBe('en')
  })

  it('that can’t be read are named, and cost nothing else', () => {
    const cvs = ['x', null, { id: 'a' }, { schema: 3, id: 'b' }, { id: '' }]
    const { cvs: read, unreadable } = migrateDocuments({ profile: undefined, cvs })
    expect(read.map(({ id }) => id)).toEqual(['a'])
    expect(unreadable).toEqual([0, 1, 3, 4])
  })

  it('keep a long text whose paragraphs are more than today has', () => {
    const about = Array.from({ length: 900 }, (_, at) => `p${at}`).join('\n\n')
    const profile = migrateProfile({ personal: { givenName: 'Zoé', about } })
    if (!profile.ok) throw new Error(JSON.stringify(profile.issues))
    const text = profile.value.personal.about.map(({ spans }) => spans.map((span) => span.text).join('')).join('\n')
    expect(text.split('\n')).toEqual(about.split('\n\n'))
  })
})
