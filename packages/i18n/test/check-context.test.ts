import { expect, test } from 'vitest'
import { checkContext, type MessageContext } from '../src/check-context.ts'

const told = (more: Partial<MessageContext> = {}): MessageContext => ({
  where: 'Sign-in',
  part: 'text',
  reader: 'whoever signs in',
  max: 20,
  ...more,
})
const problems = (
  catalogues: Parameters<typeof checkContext>[0],
  context: Readonly<Record<string, MessageContext>>,
  quotes?: Parameters<typeof checkContext>[2],
) => checkContext(catalogues, context, quotes).map(({ language, key, problem }) => `${language}:${key}:${problem}`)

test('every message has its context, and no context is left over', () => {
  expect(problems({ en: { a: 'A' }, fr: { a: 'A' } }, { a: told() })).toEqual([])
  expect(problems({ en: { a: 'A' } }, { b: told() })).toEqual(['en:b:stale', 'en:a:no-context'])
})

test('parameters and tags agree in every language', () => {
  const context = { a: told({ parameters: { name: 'Zoé', '<link>': 'a link' } }) }
  expect(problems({ en: { a: '{name} <link>x</link>' }, fr: { a: '<link>x</link> {name}' } }, context)).toEqual([])
  expect(problems({ en: { a: '{name}' }, fr: { a: '{nom} <link>x</link>' } }, context)).toEqual([
    'en:a:parameters',
    'fr:a:parameters',
  ])
})

test('what is said fits, with its examples, in each plural form and in each language', () => {
  const context = { a: told({ parameters: { n: 3 }, max: 10 }) }
  const message = '{n, plural, =0 {nothing at all} one {# key} other {# keys}}'
  expect(problems({ en: { a: '{n, plural, one {# key} other {# keys}}' }, fr: { a: message } }, context)).toEqual([
    'fr:a:too-long',
  ])
  expect(problems({ en: { a: '<b>ten signs!</b>' } }, { a: told({ parameters: { '<b>': 'bold' }, max: 10 }) })).toEqual(
    [],
  )
})

test('a label that is quoted counts with its own length and parameters', () => {
  const context = { a: told({ parameters: { place: 'Riga' }, max: 12 }) }
  const quotes = { en: { go: 'Go to {place}' }, fr: { go: 'Se rendre à {place}' } }
  expect(problems({ en: { a: '{@go}.' }, fr: { a: '{@go}.' } }, context, quotes)).toEqual(['fr:a:too-long'])
})
