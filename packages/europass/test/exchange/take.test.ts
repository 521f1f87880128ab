import { expect, test } from 'vitest'
import { cvOf, resolveCv } from '../../src/cv/index.ts'
import { shownPersonal } from '../../src/cv/shown-personal.ts'
import { cvBeside, letterBeside, offersOf, takeOffers, usualChoice } from '../../src/exchange/index.ts'
import { letterOf } from '../../src/letter/index.ts'
import { type Profile, profileDraftSchema } from '../../src/profile/index.ts'

const profile = (value: Record<string, unknown>): Profile => profileDraftSchema.parse(value)

const mine = profile({
  language: 'fr',
  personal: {
    givenName: 'Ada',
    birthDate: '1990',
    emails: [{ id: 'a', address: 'ada@example.eu' }],
    nationalities: ['FR'],
  },
  entries: { projects: [{ id: 'p', title: 'Bridge' }] },
  custom: [{ id: 'c', title: 'Music', entries: [{ id: 'c1', title: 'Choir' }] }],
})
const theirs = profile({
  language: 'en',
  personal: {
    givenName: 'Ada',
    familyName: 'L',
    birthDate: '1991',
    emails: [
      { id: 'x', address: 'ada@example.eu' },
      { id: 'y', address: 'a@work.example' },
    ],
  },
  entries: {
    projects: [
      { id: 'q', title: 'Bridge' },
      { id: 'r', title: 'Tunnel' },
    ],
  },
  custom: [
    {
      id: 'd',
      title: 'Music',
      entries: [
        { id: 'd1', title: 'Choir' },
        { id: 'd2', title: 'Band' },
      ],
    },
  ],
  kept: [{ id: 'k', format: 'candidate', path: 'Candidate/x', value: 'y' }],
})

test('what is new, the same, or another value', () => {
  expect(offersOf(mine, theirs).map(({ path, standing }) => `${path} ${standing}`)).toEqual([
    'personal/givenName same',
    'personal/familyName new',
    'personal/emails/x same',
    'personal/emails/y new',
    'personal/birthDate other',
    'entries/projects/q same',
    'entries/projects/r new',
    'custom/d new',
  ])
})

test('what says nothing isn’t offered: an empty entry of another program’s file', () => {
  const hollow = profile({
    language: 'en',
    personal: { emails: [{ id: 'x', address: '' }] },
    entries: { 'work-experience': [{ id: 'w' }, { id: 'v', employer: 'Port' }], 'profile-skills': [{ id: 's' }] },
    custom: [{ id: 'c', title: '', entries: [] }],
  })
  expect(offersOf(mine, hollow).map(({ path }) => path)).toEqual(['entries/work-experience/v'])
})

test('what is new is taken; nothing of one’s own is replaced unasked', () => {
  const taken = takeOffers(mine, theirs, usualChoice(offersOf(mine, theirs)))
  expect(taken.personal).toMatchObject({ familyName: 'L', birthDate: '1990', nationalities: ['FR'] })
  expect(taken.personal.emails.map(({ address }) => address)).toEqual(['ada@example.eu', 'a@work.example'])
  expect(taken.entries.projects.map(({ title }) => title)).toEqual(['Bridge', 'Tunnel'])
  expect(taken.custom).toHaveLength(1)
  expect(taken.custom[0]?.entries.map(({ title }) => title)).toEqual(['Choir', 'Band'])
  expect(taken.kept).toEqual(theirs.kept)
  expect(taken.language).toBe('fr')
  expect(profileDraftSchema.parse(taken)).toEqual(taken)
})

test('what is chosen replaces, and what isn’t stays out', () => {
  const taken = takeOffers(mine, theirs, new Set(['personal/birthDate']))
  expect(taken).toEqual({ ...mine, personal: { ...mine.personal, birthDate: '1991' }, kept: theirs.kept })
})

test('taken twice is taken once', () => {
  const all = usualChoice(offersOf(mine, theirs))
  const once = takeOffers(mine, theirs, all)
  expect(takeOffers(once, theirs, usualChoice(offersOf(once, theirs)))).toEqual(once)
})

test('into an empty profile all comes, in the language that it is in', () => {
  const empty = profile({ language: 'fr' })
  const taken = takeOffers(empty, theirs, usualChoice(offersOf(empty, theirs)))
  expect(taken).toEqual(theirs)
})

test('a CV that came shows what came with it, not what was there before', () => {
  const cv = cvOf(theirs, { id: 'cv' })
  const before = profile({
    entries: {
      projects: [
        { id: 'p', title: 'Bridge' },
        { id: 'o', title: 'Old' },
      ],
    },
  })
  expect(cvBeside(cv, { mine: before, theirs }).sections).toEqual([
    { name: 'projects', shown: true, title: '', order: [], hidden: ['o'] },
  ])
  expect(cvBeside(cv, { mine: profile({}), theirs }).sections).toEqual([])
})

test('a CV beside a profile shows nothing of the person that its file didn’t', () => {
  const before = profile({
    language: 'en',
    personal: {
      givenName: 'Ada',
      familyName: 'L',
      birthDate: '1990-01-02',
      gender: 'female',
      nationalities: ['FR'],
      phones: [
        { id: 'p1', number: '1' },
        { id: 'p2', number: '2' },
      ],
      emails: [{ id: 'e1', address: 'private@example.eu' }],
      identityDocuments: [{ id: 'd', number: '12AB34567' }],
      about: [{ type: 'paragraph', spans: [{ text: 'Private' }] }],
    },
    custom: [
      { id: 'c', title: 'Music', entries: [{ id: 'c1', title: 'Choir' }] },
      { id: 'd', title: 'Health', entries: [{ id: 'd1', title: 'Diet' }] },
    ],
  })
  const imported = profile({
    language: 'en',
    personal: { givenName: 'Ada', familyName: 'L', phones: [{ id: 'x', number: '2' }], birthDate: '1990-01-02' },
    custom: [{ id: 'm', title: 'Music', entries: [{ id: 'm1', title: 'Organ' }] }],
  })
  const both = takeOffers(before, imported, usualChoice(offersOf(before, imported)))
  const cv = cvBeside(cvOf(imported, { id: 'cv' }), { mine: before, theirs: imported })
  const { personal, sections } = resolveCv(both, cv)
  expect(personal).toMatchObject({ birthDate: '1990-01-02', gender: '', nationalities: [], emails: [], about: [] })
  expect(personal.identityDocuments).toEqual([])
  expect(personal.phones.map(({ number }) => number)).toEqual(['2'])
  const own = sections.filter(({ name }) => name.startsWith('custom:'))
  expect(own.map(({ entries }) => entries.map((entry) => entry.id))).toEqual([['m1']])
  // A letter of that file tells as little.
  const letter = letterBeside(letterOf(imported, { id: 'l' }), { mine: before, theirs: imported })
  const writer = shownPersonal(both.personal, letter.personalHidden)
  expect(writer).toMatchObject({ birthDate: '1990-01-02', nationalities: [], emails: [], identityDocuments: [] })
  expect(writer.phones.map(({ number }) => number)).toEqual(['2'])
  expect(letterBeside(letterOf(imported, { id: 'l' }), { mine: profile({}), theirs: imported }).personalHidden).toEqual(
    [],
  )
  // What is hidden is only hidden: one press shows it.
  expect(resolveCv(both, { ...cv, personalHidden: [] }).personal.gender).toBe('female')
})
