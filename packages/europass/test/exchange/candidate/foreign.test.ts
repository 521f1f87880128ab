import { describe, expect, it } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../../src/cv/index.ts'
import { readCandidate } from '../../../src/exchange/candidate/read.ts'
import { writeCandidate } from '../../../src/exchange/candidate/write.ts'
import { takeNotes } from '../../../src/exchange/notes.ts'
import { profileDraftSchema } from '../../../src/profile/index.ts'
import { readXml } from '../../../src/xml/read.ts'

// What other programs, and Europass before, write otherwise.
function read(profile: string, person = '') {
  const root = readXml(
    `<Candidate><CandidatePerson>${person}</CandidatePerson><CandidateProfile>${profile}</CandidateProfile></Candidate>`,
    { maxLength: 100_000 },
  )
  if (typeof root === 'string') throw new Error(root)
  let count = 0
  const notes = takeNotes()
  return { ...readCandidate(root, { newId: () => `n${(count += 1)}`, notes }), notes: notes.all }
}

const when = (name: string, date: string) => `<${name}><FormattedDateTime>${date}</FormattedDateTime></${name}>`

describe('work', () => {
  it('has its time at the employer, several positions, and a sector that says nothing', () => {
    const { entries, notes, kept } = read(
      `<EmploymentHistory><EmployerHistory><OrganizationName>Acme</OrganizationName><IndustryCode>NS</IndustryCode>
       <EmploymentPeriod>${when('StartDate', '2019-03-01T00:00:00')}<CurrentIndicator>true</CurrentIndicator></EmploymentPeriod>
       <PositionHistory><PositionTitle>Diver</PositionTitle></PositionHistory>
       <PositionHistory><PositionTitle>Clerk</PositionTitle><EmploymentPeriod>${when('StartDate', '2018')}</EmploymentPeriod>
       </PositionHistory></EmployerHistory></EmploymentHistory>`,
    )
    expect(entries['work-experience']).toMatchObject([
      { occupation: 'Diver', employer: 'Acme', sector: '', from: '2019-03-01', ongoing: true },
      { occupation: 'Clerk', employer: 'Acme', from: '2018', ongoing: false },
    ])
    expect(notes).toEqual([])
    expect(kept).toEqual([])
  })

  it('says where a sector isn’t in the list', () => {
    const { notes } = read(
      '<EmploymentHistory><EmployerHistory><IndustryCode>Z</IndustryCode><PositionHistory/></EmployerHistory></EmploymentHistory>',
    )
    expect(notes).toMatchObject([{ code: 'not-allowed', params: { value: 'Z' } }])
  })
})

describe('education', () => {
  const attendance = (inside: string) =>
    read(
      `<EducationHistory><EducationOrganizationAttendance>${inside}</EducationOrganizationAttendance></EducationHistory>`,
    )

  it('has a programme in place of a degree, and fields by their addresses', () => {
    const { entries } = attendance(
      `<ProgramName>BSc</ProgramName><EducationDegree><FieldOfStudy typeCode="URI"><SpecificFieldOfStudy>
       <ProgramConcentration>http://data.europa.eu/snb/isced-f/0613</ProgramConcentration></SpecificFieldOfStudy></FieldOfStudy>
       <FieldOfStudy>Fish</FieldOfStudy></EducationDegree><EducationLevelCode listName="EQF">6</EducationLevelCode>`,
    )
    expect(entries['education-training']).toMatchObject([{ qualification: 'BSc', fields: ['0613', 'Fish'], eqf: '6' }])
  })

  it('has several specific fields of one main field', () => {
    const one = (tag: string, code: string) => `<${tag}><ProgramConcentration>${code}</ProgramConcentration></${tag}>`
    const { entries, kept } = attendance(
      `<EducationDegree><FieldOfStudy typeCode="URI">${one('MainFieldOfStudy', '05')}
       ${one('SpecificFieldOfStudy', '0542')}${one('SpecificFieldOfStudy', '0588')}</FieldOfStudy></EducationDegree>`,
    )
    expect(entries['education-training']).toMatchObject([{ fields: ['0542', '0588'] }])
    expect(kept).toEqual([])
  })

  it('a level of another list is none of the EQF, and kept', () => {
    const { entries, kept } = attendance(
      '<OrganizationName>X</OrganizationName><EducationLevelCode listName="ISCED">6</EducationLevelCode>',
    )
    expect(entries['education-training']).toMatchObject([{ eqf: '' }])
    expect(kept).toMatchObject([{ value: { tag: 'EducationLevelCode', attributes: { listName: 'ISCED' }, text: '6' } }])
  })
})

describe('languages', () => {
  it('have one level for all skills, or a free name', () => {
    const { entries } = read(
      `<PersonQualifications><PersonCompetency><CompetencyID typeCode="FREETEXT">Mirandês</CompetencyID>
       <TaxonomyID>Language</TaxonomyID><ProficiencyLevel><ScoreText>b2</ScoreText></ProficiencyLevel></PersonCompetency>
       </PersonQualifications>`,
    )
    expect(entries['language']).toMatchObject([{ code: '', label: 'Mirandês', listening: 'B2', writing: 'B2' }])
  })

  it('say which skill isn’t one of ours', () => {
    const { notes } = read(
      `<PersonQualifications><PersonCompetency><CompetencyID>fra</CompetencyID><TaxonomyID>language</TaxonomyID>
       <CompetencyDimension><CompetencyDimensionTypeCode>CEF-Writing-Interaction</CompetencyDimensionTypeCode>
       <Score><ScoreText>B1</ScoreText></Score></CompetencyDimension></PersonCompetency></PersonQualifications>`,
    )
    expect(notes).toMatchObject([{ code: 'not-allowed', params: { value: 'CEF-Writing-Interaction B1' } }])
  })
})

describe('activities', () => {
  it('have their fields in an element of their own, and an award its date', () => {
    const { entries } = read(
      `<NetworksAndMemberships><NetworkAndMembership><Activity><Title>Club</Title><Link>https://club.example</Link>
       </Activity><Location>Lyon</Location><HonourAwardDate><FormattedDateTime>2019</FormattedDateTime></HonourAwardDate>
       </NetworkAndMembership></NetworksAndMemberships>`,
    )
    expect(entries['membership']).toMatchObject([
      { title: 'Club', location: 'Lyon', from: '2019', links: [{ url: 'https://club.example' }] },
    ])
  })

  it('an own section is one, however many elements it stands in', () => {
    const others = (title: string, entry: string) =>
      `<Others><Title>${title}</Title><Other><Title>${entry}</Title></Other></Others>`
    const { custom } = read(others('Skills', 'a') + others('More', 'b') + others('Skills', 'c'))
    expect(custom.map(({ title, entries }) => [title, entries.map((one) => one.title)])).toEqual([
      ['Skills', ['a', 'c']],
      ['More', ['b']],
    ])
  })
})

describe('a person', () => {
  const way = (channel: string, inside: string) =>
    `<Communication><ChannelCode>${channel}</ChannelCode>${inside}</Communication>`

  it('comes from Greece or the United Kingdom, by the codes of the Union', () => {
    const { personal } = read('', '<NationalityCode>el</NationalityCode><NationalityCode>UK</NationalityCode>')
    expect(personal.nationalities).toEqual(['GR', 'GB'])
  })

  it('comes from nowhere by a code that no country has, which is told', () => {
    const address = way('', '<Address type="home"><CityName>Atlantis</CityName><CountryCode>zz</CountryCode></Address>')
    const { personal, notes } = read('', `<NationalityCode>qq</NationalityCode>${address}`)
    expect([personal.nationalities, personal.addresses[0]?.country]).toEqual([[], ''])
    expect(notes.map(({ fate, code, at, params }) => [fate, code, at.replace(/n\d+/, 'id'), params['value']])).toEqual([
      ['lost', 'not-allowed', 'personal/addresses/id/country', 'zz'],
      ['lost', 'not-allowed', 'personal/nationalities', 'qq'],
    ])
  })

  it('names services that aren’t in the list', () => {
    const { personal, kept } = read(
      '',
      way('Social Media', '<UseCode>other</UseCode><OtherTitle>Mastodon</OtherTitle><URI>https://m.example/@a</URI>'),
    )
    expect(personal.socials).toMatchObject([{ service: 'other', title: 'Mastodon' }])
    expect(kept).toEqual([])
  })

  it('has telephones whose country is that of the number, or another, which is kept', () => {
    const phone = (country: string, dialling: string, number: string) =>
      way(
        'Telephone',
        `<UseCode>mobile</UseCode><CountryDialing>${dialling}</CountryDialing><DialNumber>${number}</DialNumber><CountryCode>${country}</CountryCode>`,
      )
    const { personal, kept } = read(
      '',
      phone('it', '39', '3330000000') +
        phone('ca', '1', '416 555 0123') +
        phone('fr', '32', '470 12 34 12') +
        phone('zz', '999', '12'),
    )
    expect(personal.phones).toMatchObject([
      { dialling: '39' },
      { dialling: '1' },
      { dialling: '32' },
      { dialling: '999' },
    ])
    expect(kept).toMatchObject([
      { value: { tag: 'CountryCode', text: 'fr' } },
      { value: { tag: 'CountryCode', text: 'zz' } },
    ])
  })

  it('has a whole name, kinds of their own, and a dialling code with a plus', () => {
    const { personal } = read(
      '',
      `<PersonName><FormattedName>Ada Lovelace</FormattedName></PersonName>
       ${way('Social Media', '<UseCode>GitHub</UseCode><URI>https://github.example/ada</URI>')}
       ${way('InstantMessage', '<UseCode>Signal</UseCode><URI>ada.1</URI>')}
       ${way('MobileTelephone', '<CountryDialing>+44</CountryDialing><DialNumber>20 7946 0000</DialNumber>')}
       <Communication><UseCode>work</UseCode><Address><AddressLine>Flat 1</AddressLine><AddressLine>Main St</AddressLine>
       </Address></Communication>`,
    )
    expect(personal).toMatchObject({
      givenName: 'Ada Lovelace',
      socials: [{ service: 'other', title: 'GitHub', url: 'https://github.example/ada' }],
      messaging: [{ service: 'other', title: 'Signal', handle: 'ada.1' }],
      phones: [{ use: 'other', dialling: '44' }],
      addresses: [{ use: 'work', address: 'Flat 1, Main St' }],
    })
  })

  it.each([
    ['a data address in base64', btoa('data:image/jpg;base64,/9j/4AAQ'), 'data:image/jpeg;base64,/9j/4AAQ'],
    ['a plain data address', 'data:image/png;base64,iVBORw0KGgo=', 'data:image/png;base64,iVBORw0KGgo='],
    ['the picture itself', '/9j/4AAQ\n SkZJ', 'data:image/jpeg;base64,/9j/4AAQSkZJ'],
  ])('has a photo as %s', (_, embedded, photo) => {
    const { personal, notes } = read(
      `<Attachment><EmbeddedData>${embedded}</EmbeddedData><FileType>photo</FileType></Attachment>`,
    )
    expect(personal.photo).toBe(photo)
    expect(notes).toEqual([])
  })

  it('has no photo that isn’t a picture', () => {
    const { personal, notes } = read(
      `<Attachment><EmbeddedData>${btoa('data:image/svg+xml;base64,PHN2Zy8+')}</EmbeddedData><FileType>photo</FileType></Attachment>`,
    )
    expect(personal.photo).toBe('')
    expect(notes).toMatchObject([{ code: 'picture', at: 'personal/photo' }])
  })
})

it('a recommendation has a telephone in parts, a publication its DOI as a link', () => {
  const { entries } = read(
    `<EmploymentReferences><Referee><PersonName><GivenName>Ann</GivenName><FamilyName>B</FamilyName></PersonName>
     <Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>351</CountryDialing><DialNumber>21 123</DialNumber>
     </Communication><Comment>Superb</Comment></Referee></EmploymentReferences>
     <PublicationHistory><Publication><Title>P</Title><Year>2020</Year><DOI><Link>https://doi.org/10.1/x</Link></DOI>
     </Publication></PublicationHistory>`,
  )
  expect(entries['recommendation']).toMatchObject([{ name: 'Ann B', phone: '+351 21 123' }])
  expect(entries['publication']).toMatchObject([{ date: '2020', doi: 'https://doi.org/10.1/x' }])
})

describe('files', () => {
  const file = (data: string, more = '') => `<Attachment><EmbeddedData>${data}</EmbeddedData>${more}</Attachment>`
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
  const photo = file(png, '<FileType>photo</FileType>')

  it('beside the photo come along, however their bytes are written', () => {
    const { attachments, kept, personal } = read(
      photo +
        file('JVBERi0x', '<FileType>diploma</FileType>') +
        file(btoa('data:application/pdf;base64,JVBERi0x'), '<FileName>b.pdf</FileName><FileType>x</FileType>') +
        file(png, '<FileType>photo</FileType><Instructions>Another</Instructions>'),
    )
    expect(personal.photo).toContain(png)
    expect(kept).toEqual([])
    const pdf = [...new TextEncoder().encode('%PDF-1')]
    expect(attachments.map(({ bytes, ...one }) => ({ ...one, bytes: [...bytes.subarray(0, 6)] }))).toEqual([
      { name: 'diploma', mimeType: '', description: '', bytes: pdf },
      { name: 'b.pdf', mimeType: 'application/pdf', description: '', bytes: pdf },
      { name: 'Another', mimeType: '', description: '', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] },
    ])
  })

  it('that were to be the photo and can’t be one come along as well', () => {
    const { attachments, notes, personal } = read(
      file(btoa('data:image/gif;base64,R0lGOA=='), '<FileType>photo</FileType>'),
    )
    expect([personal.photo, notes.map(({ code }) => code)]).toEqual(['', ['picture']])
    expect(attachments).toMatchObject([{ name: 'photo', mimeType: 'image/gif' }])
  })

  it('that are none are put aside as they are', () => {
    const { attachments, kept } = read(photo + file('not base64!', '<FileType>diploma</FileType>'))
    expect(attachments).toEqual([])
    expect(kept).toHaveLength(1)
  })
})

describe('honours', () => {
  it('are a section of the person’s own for others, and honours for us', () => {
    const honours = [{ id: 'h', title: 'Prize', organisation: 'Academy', from: '2019' }]
    const profile = profileDraftSchema.parse({ entries: { 'honour-award': honours } })
    const cv = cvDraftSchema.parse({ id: 'cv', labels: 'fr' })
    const xml = writeCandidate(resolveCv(profile, cv))
    expect(xml).toContain('<Title>Distinctions et prix</Title><Other><Title>Prize</Title>')
    const root = readXml(xml, { maxLength: 100_000 })
    if (typeof root === 'string') throw new Error(root)
    const { custom, entries, kept } = readCandidate(root, { newId: () => 'n', notes: takeNotes() })
    expect(entries['honour-award']).toMatchObject([{ title: 'Prize', organisation: 'Academy', from: '2019' }])
    expect(custom).toEqual([])
    expect(kept).toEqual([])
  })

  it('stand in elements of our own in documents of ours from before', () => {
    const { entries } = read(
      '<HonoursAndAwards><HonourAndAward><Title>Prize</Title></HonourAndAward></HonoursAndAwards>',
    )
    expect(entries['honour-award']).toMatchObject([{ title: 'Prize' }])
  })
})
