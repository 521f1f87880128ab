import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { expect, test } from 'vitest'
import { nameImported } from '../../../src/web/import/name-imported.ts'

const letterOf = (name: string): string => `Letter: ${name}`
const cv = (title = '') => ({ kind: 'cv', value: cvDraftSchema.parse({ id: 'cv', title }) }) as const
const letter = (subject = '', title = '') =>
  ({ kind: 'letter', value: letterDraftSchema.parse({ id: 'letter', subject, title }) }) as const
const names = (made: Parameters<typeof nameImported>[0], file = 'passport.v2.xml'): string[] =>
  nameImported(made, { file, letterOf }).map(({ value }) => value.title)

test('a CV is called after its file, a letter by its subject or as a letter of it', () => {
  expect(names([cv(), letter('Position of analyst'), letter()])).toEqual([
    'passport.v2',
    'Position of analyst',
    'Letter: passport.v2',
  ])
})
test('what has a name keeps it', () => {
  expect(names([cv('For the port'), letter('Analyst', 'To the port')])).toEqual(['For the port', 'To the port'])
})
test('no two have one name, and none is longer than a name may be', () => {
  expect(names([letter(), letter(), letter()])).toEqual([
    'Letter: passport.v2',
    'Letter: passport.v2 2',
    'Letter: passport.v2 3',
  ])
  const long = names([letter('x'.repeat(200)), letter('x'.repeat(200))])
  expect(long.map(({ length }) => length)).toEqual([120, 120])
  expect(new Set(long).size).toBe(2)
})
