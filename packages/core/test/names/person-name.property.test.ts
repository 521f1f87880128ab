import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fullName,
  nameIssue,
  personNameIssues,
  tidyName,
  tidyPersonName,
  tidyTitle,
  titleIssues,
} from '../../src/names/index.ts'

const people = [
  [
    'Jean-Luc',
    "O'Neill",
    'O’Neill',
    'Oʼneill',
    'Dʻandre',
    'Kahekūʻaʻīlani',
    'Ñandú',
    'Søren Aa.',
    'J.R.R.',
    'J. R. R.',
  ],
  [
    'van der Berg',
    'Jr., Martin',
    'Gal·la',
    'Mª José',
    'Nª Sª',
    'Þórður',
    'Ægir',
    'Łukasz',
    'Şükrü',
    'Đặng Thị Ngọc Ánh',
  ],
  ['Διονύσης', 'Ἀριστοτέλης', 'Александр', 'Ольга-Мария', "Мар'яна", 'Мар’яна', 'Ӄэԓы', 'Նարեկ', 'ნინო', 'ყიფიანი'],
  [
    'علی\u200Cرضا',
    'فاطمه\u200Cزهرا',
    'محمد بن سلمان',
    'عبد الله',
    'آیت‌الله',
    'گل\u200Cآرا',
    'שָׁלוֹם',
    'ג׳ורג׳',
    'צ\u05F3רצ\u05F3יל',
    'רש״י',
  ],
  ['अनुष्का', 'श्\u200Dरी', 'প্রিয়াঙ্কা', 'ਗੁਰਪ੍ਰੀਤ', 'મોહનદાસ', 'ସୁବାସ', 'அன்பு', 'శ్రీనివాస్', 'ಕುವೆಂಪು', 'ശ്രീജിത്ത്', 'ක්\u200Dරිෂ්ණ'],
  ['สมชาย', 'ບຸນມີ', 'သန်းဦး', 'បុប្ផា', 'བསྟན་འཛིན་', 'ᠪᠠᠲᠤ', 'ካሳሁን', 'ⵉⴷⵉⵔ', 'ꦱꦸꦏꦂꦤ', 'ߛߏߟߏߡߣߊ߫'],
  [
    '王小明',
    '欧阳娜娜',
    '佐々木',
    '葛\u{E0100}城',
    'マリア・ガルシア',
    'ジョン＝スミス',
    '김민준',
    '남궁옥분',
    '𠮷野家',
    '〆木',
    '〇',
  ],
  [
    'Louis XIV',
    'Ludwig Ⅱ',
    'John Smith 3rd',
    'Ax:son',
    'S/O Kumar',
    'Robert "Bob"',
    'Anne (Annie)',
    'X',
    'Ng',
    'O',
    'U',
  ],
  [
    'Nguyễn',
    'Nguye\u0302\u0303n',
    'Zoe\u0308',
    'Ma\u00ADrie',
    '\u200EMarie\u200F',
    'Marie\u00A0',
    'J.Smith',
    'M.Khan',
    'Hawaiʻi',
    'Nǃxau ǂToma',
  ],
].flat()

describe('a name', () => {
  test.each(people)('%s is one', (name) => {
    expect(nameIssue('firstName', name)).toBeNull()
    expect(tidyName(tidyName(name))).toBe(tidyName(name))
    expect(tidyName(name)).not.toMatch(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|^\s|\s$/)
  })

  test('of many scripts is kept as it is seen', () => {
    for (const name of ['علی\u200Cرضا', 'श्\u200Dरी', '葛\u{E0100}城', 'Oʼneill']) expect(tidyName(name)).toBe(name)
    expect(tidyName('Ma\u00ADrie\u202E  Anne')).toBe('Marie Anne')
  })

  test.each([
    ['evil.com', 'evil.com'],
    ['See EVIL.example now', 'EVIL.example'],
    ['x.com', 'x.com'],
    ['Go t.co', 't.co'],
    ['www. prize', 'www.'],
    ['https://a', 'https://a'],
    ['a@b', 'a@b'],
    ['evil．com', 'evil.com'],
    ['evil。com', 'evil.com'],
    ['пример.рф', 'пример.рф'],
    ['例え.テスト', '例え.テスト'],
    ['evil\u200B.com', 'evil.com'],
    ['evil.\uFE0Fcom', 'evil.com'],
    ['evil。\u{E0100}com', 'evil.com'],
    ['eu-login-2.info', 'eu-login-2.info'],
    ['a--b.shop', 'a--b.shop'],
    ['Call 192.168.0.1', '192.168.0.1'],
    ['St.John', 'St.John'],
  ])('%s reads as a link, which is said', (name, part) => {
    expect(nameIssue('firstName', name)).toEqual({ field: 'firstName', code: 'name-link', params: { part } })
  })

  test.each([
    ['Jane <b>', '<'],
    ['You won!', '!'],
    ['💶💶', '💶'],
    ['Jane\uE000', 'U+E000'],
    ['Jane\u0378', 'U+0378'],
    ['Jane\uD800', 'U+D800'],
    ['€1000', '€'],
    ['Jane_Doe', '_'],
    ['\u2800Jane', '\u2800'],
  ])('%j has a sign that no name has, which is named', (name, sign) => {
    expect(nameIssue('firstName', name)).toEqual({
      field: 'firstName',
      code: 'unsupported-characters',
      params: { sign },
    })
  })

  test('has a letter, and an end', () => {
    expect(nameIssue('lastName', '42')).toEqual({ field: 'lastName', code: 'name-no-letter' })
    expect(nameIssue('lastName', '’')).toEqual({ field: 'lastName', code: 'name-no-letter' })
    expect(nameIssue('lastName', ' \u200B')).toEqual({ field: 'lastName', code: 'required' })
    expect(nameIssue('lastName', '王'.repeat(101))).toMatchObject({ code: 'too-long' })
  })

  test('that is taken never holds what must never happen, whatever was typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(...people),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('.', '://', 'www.', '\n', '\u202E'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const typed = pieces.join('')
        if (nameIssue('firstName', typed) !== null) return
        const kept = tidyName(typed)
        expect(kept).not.toMatch(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>@\u202A-\u202E\u2066-\u2069]|:\/\/|www\./u)
        expect(kept).not.toMatch(/[\p{L}\p{N}]{2}\.\p{L}{2}/u)
      }),
      { numRuns: 500 },
    )
  })
})

test('who has one name writes it where they like', () => {
  for (const typed of [
    { firstName: 'Suharto', lastName: '' },
    { firstName: ' ', lastName: 'Suharto' },
  ]) {
    expect(personNameIssues(typed)).toEqual([])
    expect(tidyPersonName(typed)).toEqual({ firstName: 'Suharto', lastName: '' })
    expect(fullName(tidyPersonName(typed))).toBe('Suharto')
  }
  expect(personNameIssues({ firstName: ' ', lastName: '' })).toEqual([{ field: 'firstName', code: 'required' }])
  expect(fullName({ firstName: 'Zoë', lastName: 'Müller' })).toBe('Zoë Müller')
})

test('each of two names is judged by itself; an empty one isn’t', () => {
  expect(personNameIssues({ firstName: 'Jane', lastName: '42' })).toEqual([
    { field: 'lastName', code: 'name-no-letter' },
  ])
  expect(personNameIssues({ firstName: '42', lastName: '' })).toEqual([{ field: 'firstName', code: 'name-no-letter' }])
  expect(personNameIssues({ firstName: '<', lastName: '!' })).toMatchObject([
    { field: 'firstName' },
    { field: 'lastName' },
  ])
  expect(nameIssue('firstName', '𠮷'.repeat(100))).toBeNull()
  expect(nameIssue('firstName', '𠮷'.repeat(101))).toEqual({
    field: 'firstName',
    code: 'too-long',
    params: { max: 100 },
  })
})

test('a title is a short name, or none', () => {
  for (const title of ['', ' ', 'Dr', 'Prof. Dr.', '𠮷'.repeat(30)]) expect(titleIssues(title)).toEqual([])
  expect(titleIssues('x'.repeat(31))).toEqual([{ field: 'title', code: 'too-long', params: { max: 30 } }])
  expect(titleIssues('Dr <b>')).toMatchObject([{ field: 'title', code: 'unsupported-characters' }])
  expect([tidyTitle(' Prof.  Dr. '), tidyTitle(' ')]).toEqual(['Prof. Dr.', null])
  const names = { firstName: 'Zoë', lastName: 'Müller' }
  expect([fullName({ ...names, title: 'Dr' }), fullName({ ...names, title: null })]).toEqual([
    'Dr Zoë Müller',
    'Zoë Müller',
  ])
})
