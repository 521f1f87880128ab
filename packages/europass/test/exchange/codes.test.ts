import { expect, test } from 'vitest'
import { languageOf } from '../../src/exchange/codes.ts'

test.each(['constructor', '__proto__', 'toString'])('a language that calls itself %s stays words', (label) => {
  expect(languageOf(label)).toEqual({ code: '', label })
})

test('codes of libraries become those of Europass', () => {
  expect(languageOf('ger')).toEqual({ code: 'deu', label: '' })
})
