import { expect, it } from 'vitest'
import { spokenWith, worded, wordingFaults } from '../src/wording.ts'

const english = {
  hello: 'Hello, {name}',
  files: '{count, plural, one {# file} other {# files}}',
  help: 'Read <link>this</link>, or “{@hello}”.',
}

it('takes other words, and a language that is not ours', () => {
  const wording = {
    en: { hello: 'Good day' },
    pl: { files: '{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}' },
  }
  expect(wordingFaults(wording, english)).toEqual([])
  expect(spokenWith(wording).map(({ code }) => code)).toEqual(['en', 'fr', 'pl'])
})

it.each([
  ['xx', { hello: 'Hi' }, 'is none of bg, es'],
  ['de', { helo: 'Hallo' }, 'there is no message of that name'],
  ['de', { toString: 'Hallo' }, 'there is no message of that name'],
  ['de', { hello: ' ' }, 'must say something'],
  ['de', { hello: 3 }, 'must be a text'],
  ['de', { hello: 'Hallo {name' }, 'Unexpected message end, at its character 12'],
  // What is no text can't be quoted either: to look into a number ended the program.
  ['de', { hello: 3, help: 'Lesen Sie <link>das</link> oder “{@hello}”.' }, 'must be a text'],
  ['de', { help: 'Lesen Sie <link>das</link> oder “{@toString}”.' }, 'quotes “toString”'],
  ['de', { hello: 'Hallo {nam}' }, 'nothing fills in {nam}'],
  ['de', { help: 'Lesen Sie das.' }, 'lacks <link>'],
  ['de', { help: 'Lesen Sie <link>das</link> oder “{@hallo}”.' }, 'quotes “hallo”'],
  ['pl', { files: '{count, plural, one {# plik} other {# pliki}}' }, '{count} lacks “few”'],
])('tells what of %s %j can’t be said', (language, messages, text) => {
  const faults = wordingFaults({ [language]: messages as Record<string, string> }, english)
  expect(faults[0]?.language).toBe(language)
  expect(faults.map((fault) => fault.text).join('\n')).toContain(text)
  // A list of faults has a line for each.
  expect(faults.filter((fault) => fault.text.includes('\n'))).toEqual([])
})

it('says our words where a wording has none', () => {
  expect(worded({ a: 'A', b: 'B' }, { a: 'À' })).toEqual({ a: 'À', b: 'B' })
  expect(worded<'a'>(undefined, undefined)).toBeUndefined()
})
