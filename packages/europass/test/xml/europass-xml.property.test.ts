import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cefrLevels } from '../../src/cefr/index.ts'
import { check, type Cv, cvDraftSchema, sectionNames, templateNames } from '../../src/model/index.ts'
import { exportEuropassXml, importEuropassXml } from '../../src/xml/index.ts'

const texts = fc
  .oneof(
    fc.constant(''),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.trim()),
    fc.constantFrom('Élodie', 'Ελληνικά', 'Български', '<b>&amp;</b>', ']]>', '"q\'', '1 < 2', '𝄞'),
  )
  .filter((text) => !/[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]/u.test(text) && text === text.trim())
const named = texts.filter((text) => text !== '')
const rich = fc.constantFrom(
  '',
  'One paragraph.',
  'Two\nlines\n\n- a **bold** item\n- <b>not markup</b> & more\n\n1. one\n2. two',
)
const date = fc.constantFrom('', '2021', '2021-09', '2020-02-29', '1999-12-31')
const country = fc.constantFrom('', 'FR', 'GR', 'LT', 'GB')
const language = fc.oneof(
  fc.constantFrom('fra', 'lit', 'ell', 'bul', 'deu').map((code) => ({ code, label: '' })),
  fc.constant({ code: '', label: 'Võro' }),
)
const level = fc.constantFrom('' as const, ...cefrLevels)
const id = fc.constant('id')
const period = fc.oneof(
  fc.record({ from: date, to: date, ongoing: fc.constant(false) }),
  fc.record({ from: date, to: fc.constant(''), ongoing: fc.constant(true) }),
)
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 })

const personal = fc.record({
  givenName: named,
  familyName: texts,
  emails: list(fc.record({ id, address: named })),
  phones: list(
    fc.record({
      id,
      use: fc.constantFrom('home', 'work', 'mobile', 'other'),
      dialling: fc.constantFrom('33', '370'),
      number: fc.constant('6 12 34'),
    }),
  ),
  addresses: list(
    fc.record({
      id,
      use: fc.constantFrom('home', 'work', 'other'),
      line: texts,
      postalCode: texts,
      city: named,
      country,
    }),
  ),
  websites: list(fc.record({ id, url: named })),
  socials: list(fc.record({ id, service: fc.constantFrom('linkedin', 'other'), url: named })),
  messaging: list(fc.record({ id, service: fc.constantFrom('skype', 'other'), handle: named })),
  nationalities: list(fc.constantFrom('FR', 'GR')),
  birthDate: date,
  gender: fc.constantFrom('', 'male', 'female', 'other', 'do_not_indicate'),
  about: rich,
})
const place = { city: texts, country, website: texts }
const work = fc.record({
  id,
  occupation: texts,
  employer: texts,
  ...place,
  email: texts,
  department: texts,
  sector: fc.constantFrom('', 'A', 'U'),
  description: rich,
})
const education = fc.record({
  id,
  qualification: texts,
  organisation: texts,
  ...place,
  eqf: fc.constantFrom('', '1', '8'),
  grade: texts,
  thesis: texts,
  nationalClassification: texts,
  creditType: texts,
  credits: texts,
  description: rich,
})
const dated = <T extends object>(
  entry: fc.Arbitrary<T>,
): fc.Arbitrary<T & { from: string; to: string; ongoing: boolean }> =>
  fc.tuple(entry, period).map(([one, span]) => ({ ...one, ...span }))
const skills = fc.record({
  id,
  listening: level,
  reading: level,
  interaction: level,
  production: level,
  writing: level,
})
const cv: fc.Arbitrary<Cv> = fc.record({
  id,
  title: fc.constant(''),
  headline: fc.constant(''),
  language: fc.constantFrom('en', 'fr'),
  template: fc.constantFrom(...templateNames),
  colour: fc.constant('burgundy'),
  pageNumbers: fc.boolean(),
  sections: fc.shuffledSubarray([...sectionNames], { minLength: sectionNames.length }),
  hidden: fc.constant([]),
  content: fc.record({
    personal,
    work: list(dated(work)),
    education: list(dated(education)),
    languages: fc.record({
      motherTongues: list(language.map((one) => ({ id: 'id', ...one }))),
      others: list(fc.tuple(skills, language).map(([one, name]) => ({ ...one, ...name }))),
    }),
    digitalSkills: fc
      .tuple(
        fc.option(fc.record({ id, name: fc.constant(''), skills: fc.array(named, { minLength: 1, maxLength: 3 }) }), {
          nil: undefined,
        }),
        list(fc.record({ id, name: named, skills: list(named) })),
      )
      .map(([loose, groups]) => (loose ? [loose, ...groups] : groups)),
  }),
})

test('what is exported is imported again', () => {
  fc.assert(
    fc.property(cv, (value) => {
      expect(check(cvDraftSchema, value).ok).toBe(true)
      expect(importEuropassXml(exportEuropassXml(value), { newId: () => 'id' })).toEqual({ ok: true, cv: value })
    }),
    { numRuns: 200 },
  )
})

test('no text makes the importer throw', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '<Candidate',
      '>',
      '<PersonName>',
      '</',
      'Candidate>',
      '&lt;',
      '&#0;',
      '&#x110000;',
      '<![CDATA[',
      ']]>',
      '<!--',
      'x="',
      '"',
      'text',
    ),
  )
  fc.assert(
    fc.property(pieces, (parts) => {
      expect(importEuropassXml(parts.join('')).ok).toBe(false)
    }),
  )
})
