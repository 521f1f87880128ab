import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }

test('French says all that English says, with its own plurals', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})

test('French is French', () => {
  const same = Object.keys(en).filter((key) => Reflect.get(en, key) === Reflect.get(fr, key))
  // Names, and words that both languages share.
  expect(same).toEqual(['method.token', 'privacy.cookies'])
})
