import { expect, test } from 'vitest'
import { createTranslator } from '../src/translator.ts'

const en = {
  hello: 'Hello {name}',
  devices: '{count, plural, =0 {No device} one {# device} other {# devices}}',
  asks: '{service} asks for {level, select, MEDIUM {two factors} other {a password}}',
  quoted: "It's {name}'s '{'phone'}'",
  sent: 'Sent {when, date}, {when, time}',
  nested:
    '{n, plural, offset:1 =1 {you} one {you and # {who, select, cat {cat} other {person}}} other {you and # others}}',
  onlyEnglish: '{count, plural, one {# key} other {# keys}}',
}
const fr = {
  ...en,
  hello: 'Bonjour {name}',
  devices: '{count, plural, =0 {Aucun appareil} one {# appareil} other {# appareils}}',
}

test('parameters, plurals, selection', () => {
  const t = createTranslator({ en, fr }, 'en')
  expect(t('hello', { name: 'Élodie' })).toBe('Hello Élodie')
  expect([0, 1, 2, 1200].map((count) => t('devices', { count }))).toEqual([
    'No device',
    '1 device',
    '2 devices',
    '1,200 devices',
  ])
  expect(t('asks', { service: 'Europass', level: 'MEDIUM' })).toBe('Europass asks for two factors')
  expect(t('asks', { service: 'Europass', level: 'BASIC' })).toBe('Europass asks for a password')
  expect(t('nested', { n: 2, who: 'cat' })).toBe('you and 1 cat')
  expect(t('quoted', { name: 'Ada' })).toBe("It's Ada's {phone}")
})

test('French counts its own way: zero is singular, thousands are spaced', () => {
  const t = createTranslator(
    { en, fr: { ...fr, devices: '{count, plural, one {# appareil} other {# appareils}}' } },
    'fr',
  )
  expect(t('devices', { count: 0 })).toBe('0 appareil')
  expect(t('devices', { count: 1200 }).replace(/\s/gu, ' ')).toBe('1 200 appareils')
})

test('Irish and Maltese plurals do not depend on the runtime’s data', () => {
  const five = '{n, plural, one {one} two {two} few {few} many {many} other {other}}'
  const say = (language: 'ga' | 'mt', n: number) =>
    createTranslator({ en: { five }, [language]: { five } }, language)('five', { n })
  expect([1, 2, 3, 7, 11].map((n) => say('ga', n))).toEqual(['one', 'two', 'few', 'many', 'other'])
  expect([1, 2, 0, 103, 11, 20].map((n) => say('mt', n))).toEqual(['one', 'two', 'few', 'few', 'many', 'other'])
})

test('what is missing shows and breaks nothing', () => {
  const t = createTranslator({ en, fr }, 'de')
  expect(t('hello')).toBe('Hello {name}')
  expect(t('onlyEnglish', { count: 2 })).toBe('2 keys')
  expect(t.has('hello')).toBe(true)
  expect(t.has('toString')).toBe(false)
})

test('dates follow the language and the given time zone', () => {
  const when = new Date(Date.UTC(2026, 10, 17, 23, 30))
  expect(createTranslator({ en }, 'en', { timeZone: 'UTC' })('sent', { when })).toBe('Sent 17 November 2026, 23:30')
  expect(createTranslator({ en, fr }, 'fr', { timeZone: 'Europe/Vilnius' })('sent', { when })).toBe(
    'Sent 18 novembre 2026, 01:30',
  )
})

test('parts carry values that are not text', () => {
  const bold = { bold: 'Europass' }
  expect(createTranslator({ en }, 'en').parts('asks', { service: bold, level: 'MEDIUM' })).toEqual([
    bold,
    ' asks for two factors',
  ])
})

test('a label that a sentence names is the one on the button, in the same language', () => {
  const words = {
    en: { go: 'Go to {place}', quoted: 'Choose “{@go}”.', lost: '{@lost}', nobody: '{@nothing}' },
    fr: { go: 'Aller à {place}', quoted: 'Choisissez « {@go} ».', lost: '', nobody: '' },
  }
  expect(createTranslator(words, 'en')('quoted', { place: 'Riga' })).toBe('Choose “Go to Riga”.')
  expect(createTranslator(words, 'fr')('quoted', { place: 'Riga' })).toBe('Choisissez « Aller à Riga ».')
  // What refers to itself or to nothing shows, and ends.
  expect(
    ['lost', 'nobody'].map((key) => createTranslator({ en: words.en }, 'en')(key === 'lost' ? 'lost' : 'nobody')),
  ).toEqual(['{@lost}', '{@nothing}'])
})

test('tags give their words to a function, parameters included; a value opens none', () => {
  const t = createTranslator({ en: { m: '{n, plural, one {A} other {<b>{name}</b> or <link>more</link>}}.' } }, 'en')
  const params = { n: 2, name: '<link>x</link>' }
  const tags = { link: (inside: readonly unknown[]) => ({ link: inside }) }
  expect(t.parts<unknown>('m', { ...params, ...tags })).toEqual(['<b><link>x</link></b> or ', { link: ['more'] }, '.'])
})

test('a message is text, not a template of code: nothing is evaluated and nothing escaped', () => {
  expect(createTranslator({ en }, 'en')('hello', { name: '${1+1}<b>' })).toBe('Hello ${1+1}<b>')
})

test('a locale is spoken in its language, with the dates of its country', () => {
  const at = (locale: 'fr' | Intl.Locale | undefined) => createTranslator({ en, fr }, locale, { timeZone: 'UTC' })
  const belgian = at(new Intl.Locale('fr-BE'))
  expect(belgian('hello', { name: 'Élodie' })).toBe('Bonjour Élodie')
  expect(belgian.language).toBe('fr')
  const when = Date.UTC(2026, 4, 2)
  const style = { dateStyle: 'short' } as const
  expect(at(new Intl.Locale('fr-CA')).format.date(when, style)).not.toBe(at('fr').format.date(when, style))
})

test('who names no language, or a locale without a catalogue, is spoken to in English', () => {
  for (const locale of [undefined, new Intl.Locale('de-AT')]) {
    const t = createTranslator({ en, fr }, locale, { timeZone: 'UTC' })
    expect(t('devices', { count: 2 })).toBe('2 devices')
    expect(t.language).toBe('en')
    expect(t.format.date(0)).toBe('1 January 1970')
  }
})
