import { expect, test } from 'vitest'
import { htmlAttributes, isLanguage, languages, nameOf } from '../src/languages.ts'

test('all 24 official languages are there once', () => {
  expect(new Set(languages.map(({ code }) => code)).size).toBe(24)
  for (const code of 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')) {
    expect(isLanguage(code), code).toBe(true)
  }
})

test('native names', () => {
  expect(nameOf('fr')).toBe('français')
  expect(nameOf('el')).toBe('ελληνικά')
})

test.each(['FR', 'fr-BE', 'xx', '', null, undefined, 'constructor'])('%s is not a code', (code) => {
  expect(isLanguage(code)).toBe(false)
})

test('attributes of html', () => {
  expect(htmlAttributes('mt')).toEqual({ lang: 'mt', dir: 'ltr' })
})
