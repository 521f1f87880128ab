import { describe, expect, test } from 'vitest'
import { passport, passport2, pixel } from './fixtures/skills-passport.ts'
import { filled, lines, read } from './read.ts'

describe('a passport of 3.4', () => {
  test('its CV', async () => {
    const { document, report } = await read(passport)
    expect(report).toMatchObject({ format: 'skills-passport', version: '3.4', fromPdf: false })
    expect(filled(document.profile)).toMatchSnapshot()
    expect(document.cvs).toMatchObject([{ headline: 'Botaniste', language: 'fr', labels: 'fr' }])
    expect(document.profile.personal.photo).toBe(`data:image/png;base64,${pixel}`)
  })
  test('its letter and attachments', async () => {
    const { document } = await read(passport)
    expect(filled(document.letters)).toMatchSnapshot()
    expect(filled(document.attachments)).toEqual([
      { name: 'diplome.pdf', mimeType: 'application/pdf', bytes: '6 bytes', description: 'Diplôme' },
      { name: 'vide.pdf', mimeType: 'application/pdf', bytes: '0 bytes' },
    ])
  })
  test('what isn’t as it was, field by field', async () => {
    expect(lines(await read(passport))).toMatchSnapshot()
  })
  test('what stands as it stood is kept', async () => {
    const { report } = await read(passport)
    expect(report.kept).toContain('personal/givenName')
    expect(report.kept).not.toContain('personal/birthDate')
    expect(report.kept.some((path) => /^entries\/work-experience\/n\d+\/description$/.test(path))).toBe(true)
  })
})

test('a passport of 2.0', async () => {
  const outcome = await read(passport2)
  expect(outcome.report.version).toBe('2.0')
  expect(filled(outcome.document)).toMatchSnapshot()
  expect(lines(outcome)).toEqual([
    'changed moved custom/n9/entries/n8/description {"label":"Personal skills › Communication skills"}',
  ])
})

test('a long text is cut, and one bad entry costs that entry', async () => {
  const long = passport.replace('Jardinière', 'x'.repeat(300)).replace('<Title>Licence de biologie</Title>', '')
  const { document, report } = await read(long)
  expect(document.profile.entries['work-experience'][0]?.occupation).toHaveLength(200)
  expect(report.notes).toContainEqual(
    expect.objectContaining({ fate: 'changed', code: 'shortened', params: { max: 200, length: 300 } }),
  )
  expect(document.profile.entries['education-training']).toHaveLength(1)
})

test('a country that nobody knows is told, wherever an address is', async () => {
  const gone = passport
    .replaceAll('<Code>BE</Code>', '<Code>YUG</Code>')
    .replaceAll('<Label>Belgique</Label>', '<Label>Yougoslavie</Label>')
    .replace(
      '<Name>Arboretum</Name>',
      '$&<ContactInfo><Address><Contact><Country><Label>Atlantide</Label></Country></Contact></Address></ContactInfo>',
    )
  const told = lines(await read(gone)).filter((line) => line.includes('/country '))
  expect(told).toEqual([
    'lost not-allowed personal/addresses/n3/country {"value":"Yougoslavie"}',
    'lost not-allowed entries/work-experience/n7/country {"value":"YUG"}',
    'lost not-allowed letters/n21/recipient/country {"value":"Atlantide"}',
  ])
})

test('a passport of 1.0, whose texts have no label', async () => {
  const { document, report } = await read(`<learnerinfo locale="it_IT"><docinfo><xsdversion>V1.0</xsdversion></docinfo>
    <identification><firstname>Aldo</firstname><lastname>Riva</lastname>
      <contactinfo><address>Via Lunga 1, Pisa</address></contactinfo></identification>
    <application>Musicista</application>
    <workexperiencelist><workexperience><position>Pianista</position><employer>Teatro
      Verdi</employer></workexperience></workexperiencelist>
    <languagelist><language xsi:type="europass:mother" xmlns:xsi="x">Italiano</language></languagelist></learnerinfo>`)
  expect(report).toMatchObject({ version: '1.0', notes: [] })
  expect(document.cvs[0]?.headline).toBe('Musicista')
  expect(document.profile).toMatchObject({
    personal: { addresses: [{ address: 'Via Lunga 1, Pisa' }], motherTongues: [{ code: 'ita' }] },
    entries: { 'work-experience': [{ occupation: 'Pianista', employer: 'Teatro Verdi' }] },
  })
})
