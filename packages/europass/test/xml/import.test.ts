import { describe, expect, test } from 'vitest'
import { check, profileSchema } from '../../src/model/index.ts'
import { exportEuropassXml, importEuropassXml } from '../../src/xml/index.ts'
import { sampleCv } from '../sample-cv.ts'

const document = (person: string, profile = '', order = ''): string => `<?xml version="1.0"?>
<e:Candidate xmlns:e="http://www.europass.eu/1.0" xmlns:h="http://www.hr-xml.org/3" xmlns:o="http://www.openapplications.org/oagis/9">
<e:CandidatePerson>${person}</e:CandidatePerson><e:CandidateProfile languageCode="fr">${profile}</e:CandidateProfile>${order}</e:Candidate>`
const name = '<e:PersonName><o:GivenName>Ada</o:GivenName><h:FamilyName>L</h:FamilyName></e:PersonName>'

describe('what is refused', () => {
  test.each([
    ['doctype', '<!DOCTYPE x [<!ENTITY a "b">]><Candidate/>'],
    ['doctype', `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><Candidate/>`],
    ['malformed', `<?xml version="1.0"?><!  doctype x SYSTEM "file:///etc/passwd"><Candidate/>`],
    ['too-large', ' '.repeat(5_000_001)],
    ['malformed', '<Candidate>'],
    ['malformed', ''],
    ['too-deep', '<a>'.repeat(60) + '</a>'.repeat(60)],
    ['too-many-elements', `<a>${'<a/>'.repeat(100_000)}</a>`],
    ['legacy-format', '<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"/>'],
    ['not-europass', '<svg/>'],
    ['missing-name', document('')],
  ])('%s', (reason, source) => {
    expect(importEuropassXml(source)).toMatchObject({ ok: false, reason })
  })
  test('a telephone without dialling code, naming the number', () => {
    const phone =
      '<e:Communication><e:ChannelCode>Telephone</e:ChannelCode><o:DialNumber>123</o:DialNumber></e:Communication>'
    expect(importEuropassXml(document(name + phone))).toEqual({
      ok: false,
      reason: 'phone-without-dialling-code',
      number: '123',
    })
  })
  test('a date that never was, naming it', () => {
    expect(importEuropassXml(document(`${name}<h:BirthDate>1990-02-31</h:BirthDate>`))).toEqual({
      ok: false,
      reason: 'impossible-date',
      date: '1990-02-31',
    })
  })
  test('a text over its limit, naming the field', () => {
    const outcome = importEuropassXml(document(name.replace('Ada', 'A'.repeat(101))))
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'over-limit',
      issues: [{ path: ['content', 'personal', 'givenName'], code: 'too-long', params: { max: 100 } }],
    })
  })
})

describe('what is taken', () => {
  test('other prefixes, unknown elements, HTML that was escaped once', () => {
    const summary =
      '<h:ExecutiveSummary>&lt;p&gt;Hi &amp;amp; &lt;strong&gt;you&lt;/strong&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</h:ExecutiveSummary><e:Unknown/>'
    const outcome = importEuropassXml(document(name, summary))
    expect(outcome.ok && outcome.cv.content.personal.about).toBe('Hi & **you**')
    expect(outcome.ok && outcome.cv.language).toBe('fr')
  })
  test('sections missing from the order are kept, not shown', () => {
    const order =
      '<e:RenderingInformation><e:Design><e:SectionsOrder><e:Section><e:Title>language</e:Title></e:Section></e:SectionsOrder></e:Design></e:RenderingInformation>'
    const work =
      '<e:EmploymentHistory><e:EmployerHistory><h:OrganizationName>X</h:OrganizationName><e:PositionHistory><e:PositionTitle>Clerk</e:PositionTitle></e:PositionHistory></e:EmployerHistory></e:EmploymentHistory>'
    const outcome = importEuropassXml(document(name, work, order))
    expect(outcome.ok && outcome.cv.sections).toEqual(['language'])
    expect(outcome.ok && outcome.cv.content.work[0]?.occupation).toBe('Clerk')
  })
  test('bibliographic language codes become those Europass writes', () => {
    const outcome = importEuropassXml(
      document(`${name}<e:PrimaryLanguageCode name="NORMAL">ger</e:PrimaryLanguageCode>`),
    )
    expect(outcome.ok && outcome.cv.content.languages.motherTongues[0]?.code).toBe('deu')
  })
})

describe('what is written', () => {
  test('a sample survives whole and is a finished profile', () => {
    const outcome = importEuropassXml(exportEuropassXml(sampleCv))
    expect(outcome.ok && check(profileSchema, outcome.cv.content).ok).toBe(true)
  })
  test('hidden entries and sections that are not listed stay out', () => {
    const xml = exportEuropassXml({ ...sampleCv, hidden: ['w1'], sections: ['work-experience'] })
    expect(xml).not.toContain('Research diver')
    expect(xml).toContain('Laboratory technician')
    expect(xml).not.toContain('EducationHistory')
  })
  test('a telephone still without dialling code is left out rather than making the file unreadable', () => {
    const cv = structuredClone(sampleCv)
    cv.content.personal.phones = [{ id: 'p', use: 'mobile', dialling: '', number: '612' }]
    expect(importEuropassXml(exportEuropassXml(cv)).ok).toBe(true)
  })
})
