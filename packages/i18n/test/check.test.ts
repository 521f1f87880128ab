import { expect, test } from 'vitest'
import { checkCatalogues } from '../src/check.ts'
import { categoriesOfCounts } from '../src/plural.ts'

const problems = (en: Record<string, string>, other: Record<string, string>, language = 'fr') =>
  checkCatalogues({ en, [language]: other }).map((issue) => `${issue.language}:${issue.key}:${issue.problem}`)

test('equal catalogues pass', () => {
  const en = { a: 'Hi {name}', n: '{n, plural, one {# key} other {# keys}}' }
  expect(problems(en, { a: 'Salut {name}', n: '{n, plural, one {# clé} other {# clés}}' })).toEqual([])
})

test('missing, unknown and empty messages', () => {
  expect(problems({ a: 'A', b: 'B' }, { a: ' ', c: 'C' })).toEqual(['fr:b:missing', 'fr:a:empty', 'fr:c:unknown'])
})

test('other parameters, and those lost behind an apostrophe', () => {
  expect(problems({ a: 'Hi {name}' }, { a: 'Salut {nom}' })).toEqual(['fr:a:parameters'])
  expect(problems({ a: 'the phone {name}' }, { a: "l'{name}'" })).toEqual(['fr:a:parameters'])
})

test('tags are parameters too, closed ones', () => {
  const en = { a: 'Or <link>more</link>' }
  expect(problems(en, { a: 'Ou <link>plus</link>' })).toEqual([])
  expect(problems(en, { a: 'Ou plus' })).toEqual(['fr:a:parameters'])
  expect(problems(en, { a: 'Ou <link>plus' })).toEqual(['fr:a:parameters'])
})

test('references lead to a message of the catalogue, whose parameters count', () => {
  const en = { go: 'Go to {place}', a: 'Choose “{@go}”' }
  expect(problems(en, { go: 'Aller à {place}', a: 'Choisissez « {@go} »' })).toEqual([])
  expect(problems(en, { go: 'Aller à {place}', a: 'Choisissez « {@goo} »' })).toEqual([
    'fr:a:reference',
    'fr:a:parameters',
  ])
  expect(problems({ a: '{@a}' }, { a: 'A' })).toEqual(['en:a:reference'])
})

test('broken syntax', () => {
  expect(problems({ a: 'Hi {name}' }, { a: 'Salut {name' })).toEqual(['fr:a:syntax'])
})

test('absent plural categories', () => {
  const en = { n: '{n, plural, one {# key} other {# keys}}' }
  expect(problems(en, { n: '{n, plural, other {# clés}}' })).toEqual(['fr:n:plural'])
  expect(problems(en, en, 'pl')).toEqual(['pl:n:plural', 'pl:n:plural'])
  expect(problems({ n: '{n, plural, =1 {# key} other {# keys}}' }, en)).toEqual(['en:n:plural'])
})

test('counts reach the categories that sentences need', () => {
  expect([...categoriesOfCounts('fr')].sort()).toEqual(['one', 'other'])
  expect([...categoriesOfCounts('pl')].sort()).toEqual(['few', 'many', 'one', 'other'])
  expect([...categoriesOfCounts('en', 'ordinal')].sort()).toEqual(['few', 'one', 'other', 'two'])
})
