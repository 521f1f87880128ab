import { describe, expect, it } from 'vitest'
import { check } from '../../src/fields/issue.ts'
import { type Cv, cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { emptyProfile, type Profile, profileDraftSchema } from '../../src/profile/index.ts'

const profile = (): Profile =>
  profileDraftSchema.parse({
    personal: {
      givenName: 'Zoé',
      familyName: 'Müller',
      phones: [
        { id: 'p1', dialling: '32', number: '470 12 34 12' },
        { id: 'p2', dialling: '33', number: '6 12 34 56 78' },
      ],
      birthDate: '1990-05-12',
    },
    entries: {
      'work-experience': [
        { id: 'w1', occupation: 'Engineer', employer: 'Acme' },
        { id: 'w2', occupation: 'Assistant', employer: 'Bolt' },
        { id: 'w3', occupation: 'Intern', employer: 'Crux' },
      ],
      projects: [{ id: 'pr1', title: 'Bridge' }],
    },
    custom: [{ id: 'c1', title: 'Patents', entries: [{ id: 'e1', title: 'Tray' }] }],
  })

const cv = (more: Record<string, unknown> = {}): Cv => cvDraftSchema.parse({ id: 'cv1', ...more })
const filled = (from: ReturnType<typeof resolveCv>) => from.sections.filter(({ entries }) => entries.length > 0)
const names = (from: ReturnType<typeof resolveCv>): string[] => filled(from).map(({ name }) => name)
const ids = (from: ReturnType<typeof resolveCv>, name: string): string[] =>
  from.sections.find((section) => section.name === name)?.entries.map(({ id }) => id) ?? []

describe('a CV that says nothing', () => {
  it('shows all of the profile that has something, in the order of Europass, own sections last', () => {
    const shown = resolveCv(profile(), cv())
    expect(names(shown)).toEqual(['work-experience', 'projects', 'custom:c1'])
    expect(ids(shown, 'work-experience')).toEqual(['w1', 'w2', 'w3'])
    expect(filled(shown)[2]?.title).toBe('Patents')
    expect(shown.personal).toEqual(profile().personal)
  })

  it('shows nothing of an empty profile', () => {
    expect(filled(resolveCv(emptyProfile(), cv()))).toEqual([])
  })
})

describe('choosing', () => {
  it('orders sections as listed, others after them, and leaves out those that are off', () => {
    const sections = [{ name: 'custom:c1' }, { name: 'work-experience', shown: false }]
    expect(names(resolveCv(profile(), cv({ sections })))).toEqual(['custom:c1', 'projects'])
  })

  it('puts listed entries first, the rest as the profile has them, without hidden ones', () => {
    const sections = [{ name: 'work-experience', order: ['w3', 'gone', 'w2'], hidden: ['w2'] }]
    expect(ids(resolveCv(profile(), cv({ sections })), 'work-experience')).toEqual(['w3', 'w1'])
  })

  it('leaves out personal information that is hidden, by field and by entry, and never the name', () => {
    const { personal } = resolveCv(profile(), cv({ personalHidden: ['birthDate', 'phones/p1', 'givenName'] }))
    expect(personal.birthDate).toBe('')
    expect(personal.phones.map(({ id }) => id)).toEqual(['p2'])
    expect(personal.givenName).toBe('Zoé')
  })

  it('names a section as the person did', () => {
    const sections = [{ name: 'projects', title: 'Things I built' }]
    expect(resolveCv(profile(), cv({ sections })).sections[0]?.title).toBe('Things I built')
  })
})

describe('wording for one CV', () => {
  const at = 'entries/work-experience/w1/employer'

  it('stands over the profile', () => {
    const shown = resolveCv(profile(), cv({ overrides: { [at]: { value: 'ACME plc', of: 'Acme' } } }))
    expect(shown.sections[0]?.entries[0]).toMatchObject({ employer: 'ACME plc', occupation: 'Engineer' })
    expect(shown.stale).toEqual([])
  })

  it('stands, and is told of, where the profile has changed beneath it', () => {
    const shown = resolveCv(profile(), cv({ overrides: { [at]: { value: 'ACME plc', of: 'Acme Ltd' } } }))
    expect(shown.sections[0]?.entries[0]).toMatchObject({ employer: 'ACME plc' })
    expect(shown.stale).toEqual([at])
  })

  it('of an entry that is gone is nothing, nor is one of another kind than the field', () => {
    const overrides = {
      'entries/work-experience/w9/employer': { value: 'x', of: 'y' },
      [at]: { value: 7, of: 'Acme' },
      'entries/work-experience/w2/employer': { value: 'Bolt & Co', of: 'Bolt' },
    }
    const [work] = resolveCv(profile(), cv({ overrides })).sections
    expect(work?.entries).toMatchObject([{ employer: 'Acme' }, { employer: 'Bolt & Co' }, { employer: 'Crux' }])
  })
})

describe('languages', () => {
  const french = {
    ...profile(),
    translations: { fr: { 'entries/work-experience/w1/occupation': { value: 'Ingénieure', of: 'Engineer' } } },
  }

  it('shows the translation, what isn’t translated as it was written, and overrides over both', () => {
    const overrides = { 'entries/work-experience/w1/occupation': { value: 'Cheffe', of: 'Ingénieure' } }
    const shown = resolveCv(french, cv({ language: 'fr' }))
    expect(shown.sections[0]?.entries).toMatchObject([{ occupation: 'Ingénieure' }, { occupation: 'Assistant' }, {}])
    const over = resolveCv(french, cv({ language: 'fr', overrides }))
    expect(over.sections[0]?.entries[0]).toMatchObject({ occupation: 'Cheffe' })
    expect(over.stale).toEqual([])
  })

  it('says which translated texts are stale', () => {
    const changed = structuredClone(french)
    changed.entries['work-experience'][0] = { ...changed.entries['work-experience'][0]!, occupation: 'Architect' }
    expect(resolveCv(changed, cv({ language: 'fr' })).staleTranslation).toEqual([
      'entries/work-experience/w1/occupation',
    ])
    expect(resolveCv(changed, cv({ language: 'en' })).staleTranslation).toEqual([])
  })

  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['el', 'ltr'],
  ])('%s is written %s', (language, direction) => {
    expect(resolveCv(emptyProfile(), cv({ language })).direction).toBe(direction)
  })

  it('of a tag that is none is refused', () => {
    expect(check(cvDraftSchema, { id: 'cv1', language: 'not a tag' })).toMatchObject({
      ok: false,
      issues: [{ path: ['language'], code: 'language' }],
    })
  })
})
