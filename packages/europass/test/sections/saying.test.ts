import { describe, expect, test } from 'vitest'
import { profileDraftSchema } from '../../src/profile/index.ts'
import { drivingLicenceView } from '../../src/sections/driving-licence/view.ts'
import { personalFacts } from '../../src/sections/personal-information/view.ts'
import { awardText, codeText, periodText } from '../../src/sections/saying.ts'
import { europassWords } from '../../src/words/index.ts'

const [en, fr] = [await europassWords('en'), await europassWords('fr')]
const period = (from: string, to: string, ongoing = false) => ({ from, to, ongoing })

describe('an end alone', () => {
  test.each([
    ['2019', 'until 2019', 'jusqu’en 2019'],
    ['2019-03', 'until Mar 2019', 'jusqu’en mars 2019'],
    ['2019-03-04', 'until 4 Mar 2019', 'jusqu’au 4 mars 2019'],
  ])('%s', (to, english, french) => {
    const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
    expect(plain(periodText(period('', to), { words: en, language: 'en', dates: 'short' }))).toBe(english)
    expect(plain(periodText(period('', to), { words: fr, language: 'fr', dates: 'short' }))).toBe(french)
  })
  test('of which only the year is shown has no day', () => {
    expect(periodText(period('', '2019-03-04'), { words: fr, language: 'fr', dates: 'year' })).toBe('jusqu’en 2019')
  })
  test('is when a qualification was awarded', () => {
    const say = { words: fr, language: 'fr', dates: 'year' } as const
    expect(awardText(period('', '2019'), say)).toBe('2019')
    expect(awardText(period('2015', '2019'), say)).toBe(periodText(period('2015', '2019'), say))
    expect(awardText(period('', '2019', true), say)).toBe(periodText(period('', '', true), say))
  })
})

describe('a code', () => {
  const say = { words: en, language: 'en', dates: 'year' } as const
  test.each([
    ['051', 'Biological and related sciences'],
    // Broad, narrow and detailed fields stand in files of Europass; there are words of the first two.
    ['0511', 'Biological and related sciences'],
    ['0588', 'Natural sciences, mathematics and statistics'],
    ['9999', '9999'],
    ['Fish', 'Fish'],
    ['', ''],
  ])('of a field of education, %s, is said as far as there are words', (code, text) => {
    expect(codeText('isced.', code, say)).toBe(text)
  })
})

describe('what holds until some time', () => {
  const profile = profileDraftSchema.parse({
    language: 'en',
    personal: {
      workPermits: [
        { id: 'a', country: 'PT', validUntil: '2030-03' },
        { id: 'b', country: 'NO', validUntil: '' },
        { id: 'c', country: '', validUntil: '2031' },
      ],
      identityDocuments: [{ id: 'd', kind: 'passport', number: 'X12', country: 'PT', validUntil: '2030-03-04' }],
    },
    entries: {
      'driving-licence': [
        { id: 'e', category: 'B', issued: '2001', validUntil: '2031' },
        { id: 'f', category: 'C', issued: '', validUntil: '2031-02' },
        { id: 'g', category: 'D', issued: '', validUntil: 'soon' },
      ],
    },
  })
  test.each([
    [
      en,
      ['Portugal (valid until Mar 2030), Norway and valid until 2031', 'X12, Portugal, valid until 4 Mar 2030'],
      ['B (since 2001, valid until 2031)', 'C (valid until Feb 2031)', 'D'],
    ],
    [
      fr,
      [
        'Portugal (valable jusqu’en mars 2030), Norvège et valable jusqu’en 2031',
        'X12, Portugal, valable jusqu’au 4 mars 2030',
      ],
      ['B (depuis : 2001, valable jusqu’en 2031)', 'C (valable jusqu’en févr. 2031)', 'D'],
    ],
  ] as const)('says so', (words, facts, licences) => {
    const say = { words, language: words.language, dates: 'short' } as const
    const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')
    expect(personalFacts(profile.personal, say).map(({ value }) => plain(value))).toEqual(facts)
    const body = drivingLicenceView(profile.entries['driving-licence'], say)
    expect(body?.kind === 'groups' && body.groups.flatMap(({ items }) => items.map(plain))).toEqual(licences)
  })
})
