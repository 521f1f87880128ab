import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import { en, fr, widgetTranslator } from '../src/messages.ts'

test('English and French are complete', () => {
  expect(checkCatalogues({ en: en.words, fr: fr.words })).toEqual([])
})

test('words can be replaced', () => {
  const t = widgetTranslator({ language: 'en', words: { ...en.words, 'pad.delete': 'Rub out' } })
  expect(t('pad.delete')).toBe('Rub out')
})
