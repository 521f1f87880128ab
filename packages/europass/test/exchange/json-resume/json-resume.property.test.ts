import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../../src/cv/index.ts'
import { readJsonResume } from '../../../src/exchange/json-resume/read.ts'
import { writeJsonResume } from '../../../src/exchange/json-resume/write.ts'
import { takeNotes } from '../../../src/exchange/notes.ts'
import { europassTranslator } from '../../../src/messages.ts'
import { isObject, type JsonObject } from '../../../src/patch/json.ts'
import { type Profile, profileDraftSchema } from '../../../src/profile/index.ts'
import { profiles } from '../../support/arbitrary.ts'

function read(resume: unknown) {
  if (!isObject(resume)) throw new Error('no object')
  let count = 0
  const notes = takeNotes()
  const { language, personal, entries, custom, kept, cv } = readJsonResume(resume, {
    newId: () => `n${(count += 1)}`,
    notes,
  })
  return {
    profile: profileDraftSchema.parse({ language: language || 'en', personal, entries, custom, kept }),
    cv,
    notes: notes.all,
  }
}

function write(profile: Profile, more: Record<string, unknown> = {}): JsonObject {
  const cv = cvDraftSchema.parse({ id: 'cv1', language: profile.language, ...more })
  const resume = writeJsonResume(resolveCv(profile, cv), { words: europassTranslator('en'), kept: profile.kept })
  return JSON.parse(JSON.stringify(resume))
}

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)))

describe('JSON Resume', () => {
  it('with what stands beside its fields loses nothing', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { profile: again, notes } = read(write(profile))
        expect(withoutIds(again)).toEqual(withoutIds(profile))
        expect(notes).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('is the same when it is written again', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const resume = write(profile)
        expect(withoutIds(write(read(resume).profile))).toEqual(withoutIds(resume))
      }),
      { numRuns: 20 },
    )
  })

  const profile = profileDraftSchema.parse({
    personal: {
      givenName: 'Zoé',
      familyName: 'Müller',
      emails: [{ id: 'e1', address: 'zoe@example.eu' }],
      phones: [{ id: 'p1', dialling: '32', number: '470 12 34 12' }],
      motherTongues: [{ id: 'm1', code: 'deu' }],
      about: [{ type: 'paragraph', spans: [{ text: 'A ' }, { text: 'bold', bold: true }, { text: ' one.' }] }],
    },
    entries: {
      'work-experience': [
        {
          id: 'w1',
          occupation: 'Diver',
          employer: 'Acme',
          city: 'Lyon',
          country: 'FR',
          from: '2021-03',
          ongoing: true,
          description: [
            { type: 'paragraph', spans: [{ text: 'Under water.' }] },
            { type: 'item', ordered: false, depth: 0, spans: [{ text: 'Mapped a reef' }] },
          ],
        },
      ],
      language: [{ id: 'l1', code: 'fra', listening: 'C1', reading: 'C1', writing: 'B1' }],
      'driving-licence': [{ id: 'd1', category: 'B' }],
    },
  })

  it('says in its own fields what it has fields for', () => {
    expect(write(profile, { headline: 'Marine biologist' })).toMatchObject({
      basics: {
        name: 'Zoé Müller',
        label: 'Marine biologist',
        email: 'zoe@example.eu',
        phone: '+32 470 12 34 12',
        summary: 'A bold one.',
      },
      work: [
        {
          name: 'Acme',
          position: 'Diver',
          location: 'Lyon, France',
          startDate: '2021-03',
          summary: 'Under water.',
          highlights: ['Mapped a reef'],
        },
      ],
      languages: [
        { language: 'German', fluency: 'Native speaker' },
        { language: 'French', fluency: 'C1' },
      ],
      meta: { version: 'v1.2.1', europass: { entries: { 'driving-licence': [{ category: 'B' }] } } },
    })
  })

  it('believes its own fields where another program changed them', () => {
    const resume = write(profile)
    const changed = JSON.parse(JSON.stringify(resume).replace('A bold one.', 'A new one.').replace('Acme', 'Bolt'))
    const { personal, entries } = read(changed).profile
    expect(personal.about).toEqual([{ type: 'paragraph', spans: [{ text: 'A new one.' }] }])
    expect(entries['work-experience']).toMatchObject([{ employer: 'Bolt', occupation: 'Diver', ongoing: true }])
    expect(entries.language).toMatchObject([{ code: 'fra', writing: 'B1' }])
  })

  it('keeps what it doesn’t know, where it was, and exports it again', () => {
    const resume = {
      basics: { name: 'Zoé Müller', region: 'north' },
      work: [{ name: 'Acme', position: 'Diver', salary: 7 }],
      skills: [{ name: 'Web', level: 'Master', keywords: ['HTML'] }],
      hobbies: ['chess'],
      meta: { version: 'v1.0.0', theme: 'even' },
    }
    const { profile: once } = read(resume)
    expect(once.kept.map(({ path, value }) => [path, value])).toEqual([
      ['basics/region', 'north'],
      ['work/0/salary', 7],
      ['skills/0/level', 'Master'],
      ['hobbies', ['chess']],
      ['meta/theme', 'even'],
    ])
    const again = write(once)
    expect(again).toMatchObject({ basics: { region: 'north' }, hobbies: ['chess'], meta: { theme: 'even' } })
    const paths = (of: Profile) => of.kept.map(({ path, value }) => ({ path, value }))
    expect(paths(read(again).profile)).toEqual(expect.arrayContaining(paths(once)))
    expect(read(again).profile.kept).toHaveLength(5)
  })

  it('takes what programs write otherwise', () => {
    const { profile: found, notes } = read({
      basics: {
        name: 'Ana María López García',
        website: 'ana.example.eu',
        profiles: [{ network: 'Skype', username: 'ana' }],
      },
      work: [{ company: 'Acme', position: 'Diver', startDate: '2020', endDate: 'present' }],
      languages: [
        { language: 'Spanish', fluency: 'Native or bilingual' },
        { language: 'French', fluency: 'fluent' },
      ],
      skills: [{ name: 'Excel' }],
    })
    expect(found.personal).toMatchObject({
      givenName: 'Ana María López',
      familyName: 'García',
      websites: [{ url: 'https://ana.example.eu' }],
      messaging: [{ service: 'skype', handle: 'ana' }],
      motherTongues: [{ code: 'spa' }],
    })
    expect(found.entries).toMatchObject({
      'work-experience': [{ employer: 'Acme', from: '2020', ongoing: true }],
      language: [{ code: 'fra', reading: 'C1' }],
      'profile-skills': [{ name: '', skills: ['Excel'] }],
    })
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['name-split', 'completed', 'nearest']))
  })
})
