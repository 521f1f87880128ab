import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asciiDigits, typedCode, typedText, typedWord, withoutPasted } from '../../src/typed/index.ts'

const marks = [
  ...'\u00AD\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\u{E0041}',
]
const mark = fc.constantFrom(...marks)

describe('invisible marks that come with pasting', () => {
  test('go, wherever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mark, fc.constantFrom('a', 'é', '@', '3', 'ж', '王')), { minLength: 1 }),
        (parts) => {
          const plain = parts.map(([, sign]) => sign).join('')
          const pasted = parts.flat().join('')
          for (const read of [typedText, typedWord, withoutPasted]) expect(read(`${pasted}\u200E`)).toBe(plain)
        },
      ),
    )
  })

  test('and so do blanks of all kinds around it', () => {
    for (const blank of [' ', '\u00A0', '\u202F', '\u3000', '\t', '\n', '\uFEFF', '\u2028'])
      expect(typedText(`${blank}Zoë Müller${blank}`)).toBe('Zoë Müller')
    expect(typedText('Zoe\u0308')).toBe('Zoë')
    expect(typedWord(' \u3000zoe@example.org\n')).toBe('zoe@example.org')
  })

  test('reading twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [typedText, typedWord, withoutPasted, typedCode]) expect(read(read(text))).toBe(read(text))
      }),
    )
  })

  test.each([
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['क्\u200Dष', 'क्\u200Dष'],
    ['👩\u200D👩\u200D👧', '👩\u200D👩\u200D👧'],
    ['🏳\uFE0F\u200D🌈', '🏳\uFE0F\u200D🌈'],
    ['\u200Cعلی\u200C', 'علی'],
    ['Ma\u200Drie', 'Marie'],
    ['a\u200C.b', 'a.b'],
    ['ж\u200Cж', 'жж'],
    ['ᠬᠠᠨ\u180Eᠠ', 'ᠬᠠᠨ\u180Eᠠ'],
    ['a\u180Eb', 'ab'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
    ['Ma\uFE0Frie', 'Marie'],
    ['❤\uFE0F\uFE0F', '❤\uFE0F'],
    ['ᠨ\u180B\u200Dᠨ', 'ᠨ\u180B\u200Dᠨ'],
    ['a\u180B\u200Dᠨ', 'aᠨ'],
    ['a\uFE0F\u200D🌈', 'a🌈'],
  ])('joiners stay where they join: %j', (typed, read) => expect(typedText(typed)).toBe(read))

  test.each([
    ['marie\uFE0F@example.org', 'marie@example.org'],
    ['葛\u{E0100}@example.org', '葛@example.org'],
    ['علی\u200Cرضا', 'علیرضا'],
  ])('in an address nothing invisible stays: %j', (typed, read) => expect(typedWord(typed)).toBe(read))

  test('a selector that came with a digit is none of a code', () => {
    expect(typedCode('1\uFE0F2\uFE0E3')).toBe('123')
  })

  test('while it is typed, the joiner waits for its letter', () => {
    expect(withoutPasted('علی\u200C')).toBe('علی\u200C')
    expect(withoutPasted('a\nb\u0000\u0007')).toBe('a\nb')
  })
})

describe('digits', () => {
  const systems = ['arab', 'arabext', 'beng', 'deva', 'fullwide', 'khmr', 'mymr', 'nkoo', 'thai', 'tibt', 'mathmono']

  test.each(systems)('of %s are digits', (system) => {
    const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false })
    for (let value = 0; value < 10; value++) {
      expect(format.format(value)).not.toBe(String(value))
      expect(asciiDigits(format.format(value))).toBe(String(value))
    }
  })

  test('of every script come in runs of ten that begin with nought', () => {
    const seen = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => (code < 0xd800 || code > 0xdfff) && /\p{Nd}/u.test(String.fromCodePoint(code)))
      .map((code) => asciiDigits(String.fromCodePoint(code)))
    expect(seen.length % 10).toBe(0)
    expect(seen.every((digit, index) => digit === String(index % 10))).toBe(true)
  })

  test('of a code count, whatever stands between them', () => {
    for (const typed of [
      '١٢٣ ٤٥٦',
      '123-456',
      '１２３．４５６',
      '12\u200B34\u200E56',
      '123\u00A0456',
      '123–456',
      '123.456',
    ])
      expect(typedCode(typed)).toBe('123456')
    expect(typedCode('12a456')).toBe('12a456')
  })
})
