import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../../src/cv/index.ts'
import { readCandidate } from '../../../src/exchange/candidate/read.ts'
import { writeCandidate } from '../../../src/exchange/candidate/write.ts'
import { takeNotes } from '../../../src/exchange/notes.ts'
import { emptyProfile, type Profile, profileDraftSchema } from '../../../src/profile/index.ts'
import { readXml } from '../../../src/xml/read.ts'
import { profiles } from '../../support/arbitrary.ts'

function read(xml: string) {
  const root = readXml(xml, { maxLength: 5_000_000 })
  if (typeof root === 'string') throw new Error(root)
  let count = 0
  const notes = takeNotes()
  const content = readCandidate(root, { newId: () => `n${(count += 1)}`, notes })
  const { language, personal, entries, custom, kept } = content
  const profile = profileDraftSchema.parse({ language, personal, entries, custom, kept })
  return { profile, notes: notes.all, cv: content.cv }
}

function write(profile: Profile, more: Record<string, unknown> = {}): string {
  const cv = cvDraftSchema.parse({ id: 'cv1', language: profile.language, ...more })
  return writeCandidate(resolveCv(profile, cv), { kept: profile.kept })
}

/** Without what a new document has of its own: ids. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)))

/** Groups without a name that hold nothing are nothing. */
function filled(profile: Profile): Profile {
  const groups = profile.entries['profile-skills'].filter(
    ({ name, skills, achievements }) => name !== '' || skills.length + achievements.length > 0,
  )
  return { ...profile, entries: { ...profile.entries, 'profile-skills': groups } }
}

const custom = (profile: Profile): Profile => ({
  ...profile,
  custom: profile.custom.map((section, at) => ({ ...section, title: `${section.title} ${at}`.trim() })),
})

describe('Europass XML', () => {
  it('loses nothing of a finished profile', () => {
    fc.assert(
      fc.property(profiles.map(custom), (profile) => {
        const { profile: again, notes } = read(write(profile))
        expect(withoutIds(again)).toEqual(withoutIds(filled(profile)))
        expect(notes).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is the same when it is written again', () => {
    fc.assert(
      fc.property(profiles.map(custom), (profile) => {
        const xml = write(profile)
        expect(write(read(xml).profile)).toBe(xml)
      }),
      { numRuns: 60 },
    )
  })

  it('has memberships and activities in the shape that Europass documents', () => {
    const one = {
      id: 'a',
      title: 'Club',
      location: 'Lyon',
      from: '2019',
      links: [{ id: 'l', url: 'https://a.example' }],
    }
    const entries = { membership: [one], 'social-or-political-activity': [one] }
    const activity =
      '<Activity><Title>Club</Title><Date><StartDate><hr:FormattedDateTime>2019</hr:FormattedDateTime></StartDate>' +
      '</Date><Link>https://a.example</Link></Activity><Location>Lyon</Location>'
    const xml = write(profileDraftSchema.parse({ entries }))
    for (const name of ['NetworkAndMembership', 'SocialAndPoliticalActivity'])
      expect(xml).toContain(`<${name}>${activity}</${name}>`)
  })

  it('holds only what the CV shows', () => {
    const profile = profileDraftSchema.parse({
      personal: { givenName: 'Zoé', birthDate: '1990-05-12' },
      entries: { projects: [{ id: 'p1', title: 'Bridge' }], membership: [{ id: 'm1', title: 'Club' }] },
    })
    const sections = [{ name: 'membership', shown: false }]
    const xml = write(profile, { sections, personalHidden: ['birthDate'], title: 'For Acme', tags: ['secret'] })
    expect(xml).toContain('Bridge')
    for (const hidden of ['Club', '1990', 'Acme', 'secret']) expect(xml).not.toContain(hidden)
  })

  it('keeps what it doesn’t know, where it was, and exports it again', () => {
    const foreign = write(emptyProfile())
      .replace(
        '</CandidatePerson>',
        '<Disability a="1"><eures:Code>x &amp; y</eures:Code></Disability></CandidatePerson>',
      )
      .replace('<Projects/>', '<Projects><Project><Title>Bridge</Title><Funding>EU</Funding></Project></Projects>')
      .replace('<hr:ID', '<MilitaryHistory><Service>Navy</Service></MilitaryHistory><hr:ID')
    const once = read(foreign)
    expect(once.profile.kept.map(({ path }) => path)).toEqual([
      'Candidate/CandidatePerson/Disability',
      'Candidate/CandidateProfile/MilitaryHistory',
      'Candidate/CandidateProfile/Projects/Project/Funding',
    ])
    const xml = write(once.profile)
    expect(xml).toContain('<Disability a="1"><eures:Code>x &amp; y</eures:Code></Disability></CandidatePerson>')
    expect(xml).toContain('<MilitaryHistory><Service>Navy</Service></MilitaryHistory>')
    const paths = (profile: Profile) => profile.kept.map(({ path, value }) => ({ path, value }))
    expect(paths(read(xml).profile)).toEqual(expect.arrayContaining(paths(once.profile)))
    expect(read(xml).profile.kept).toHaveLength(3)
  })

  it('keeps whole what a section reads only of its own kind', () => {
    const ways = '<Communication><ChannelCode>Fax</ChannelCode><oa:DialNumber>1</oa:DialNumber></Communication>'
    const skill =
      '<PersonCompetency><CompetencyID>Welding</CompetencyID><hr:TaxonomyID>other</hr:TaxonomyID></PersonCompetency>'
    // No base64: what is, comes along as a file.
    const file =
      '<eures:Attachment><oa:EmbeddedData>x*</oa:EmbeddedData><oa:FileType>pdf</oa:FileType></eures:Attachment>'
    const { profile, notes } = read(
      write(emptyProfile())
        .replace('</CandidatePerson>', `${ways}</CandidatePerson>`)
        .replace('<PersonQualifications/>', `<PersonQualifications>${skill}</PersonQualifications>`)
        .replace('</CandidateProfile>', `${file}</CandidateProfile>`),
    )
    expect(profile.kept.map(({ path }) => path.split('/').at(-1))).toEqual([
      'Communication',
      'PersonCompetency',
      'Attachment',
    ])
    expect(notes).toEqual([])
    const xml = write(profile)
    for (const whole of [ways, skill, file]) expect(xml).toContain(whole)
  })

  it('loses of an entry only what can’t be read, and says so', () => {
    const { profile, notes } = read(
      write(emptyProfile())
        .replace(
          '<Projects/>',
          '<Projects><Project><Title>Bridge</Title><Date><StartDate><hr:FormattedDateTime>2021-02-31' +
            '</hr:FormattedDateTime></StartDate></Date></Project><Project/></Projects>',
        )
        .replace(
          '</CandidatePerson>',
          '<Communication><ChannelCode>Telephone</ChannelCode><oa:DialNumber>+32 470 12 34 12</oa:DialNumber>' +
            '</Communication><Communication><ChannelCode>Telephone</ChannelCode><oa:DialNumber>12</oa:DialNumber>' +
            '</Communication></CandidatePerson>',
        ),
    )
    const [project, ...others] = profile.entries.projects
    expect(project).toMatchObject({ title: 'Bridge', from: '' })
    expect(others).toEqual([])
    expect(notes).toMatchObject([
      {
        fate: 'lost',
        code: 'impossible-date',
        at: `entries/projects/${project!.id}/from`,
        params: { value: '2021-02-31' },
      },
    ])
    // A number says itself which country it is of; one that doesn't is kept, to be completed.
    expect(profile.personal.phones).toMatchObject([
      { dialling: '32', number: '470 12 34 12' },
      { dialling: '', number: '12' },
    ])
  })

  it('reads other prefixes, HTML that was escaped once, and codes of libraries', () => {
    const { profile, cv } = read(`<?xml version="1.0"?>
<e:Candidate xmlns:e="http://www.europass.eu/1.0" xmlns:h="http://www.hr-xml.org/3" xmlns:o="http://www.openapplications.org/oagis/9">
<e:CandidatePerson><e:PersonName><o:GivenName>Ada</o:GivenName><h:FamilyName>L</h:FamilyName></e:PersonName>
<e:PrimaryLanguageCode name="NORMAL">ger</e:PrimaryLanguageCode></e:CandidatePerson><e:CandidateProfile languageCode="fr">
<h:ExecutiveSummary>&lt;p&gt;Hi &amp;amp; &lt;strong&gt;you&lt;/strong&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</h:ExecutiveSummary>
</e:CandidateProfile><e:RenderingInformation><e:Design><e:SectionsOrder><e:Section><e:Title>language</e:Title></e:Section>
</e:SectionsOrder></e:Design></e:RenderingInformation></e:Candidate>`)
    expect(profile.language).toBe('fr')
    expect(profile.personal).toMatchObject({
      givenName: 'Ada',
      motherTongues: [{ code: 'deu' }],
      about: [{ type: 'paragraph', spans: [{ text: 'Hi & ' }, { text: 'you', bold: true }] }],
    })
    expect(cv.order).toEqual([{ name: 'language', title: '' }])
  })

  it('leaves out what would refuse the whole file elsewhere, and loses none of it', () => {
    const draft = profileDraftSchema.parse({
      personal: {
        givenName: 'Ada',
        birthDate: '1990-02-3',
        phones: [{ id: 'p1', dialling: '', number: '12 34' }],
      },
      entries: { projects: [{ id: 'x', title: 'y', from: '20' }] },
    })
    const xml = write(draft)
    expect(xml).not.toContain('<hr:BirthDate>')
    expect(xml).not.toMatch(/<ChannelCode>Telephone/)
    expect(xml).not.toContain('StartDate')
    expect(read(xml).profile.personal.phones).toMatchObject([{ dialling: '', number: '12 34' }])
  })
})
