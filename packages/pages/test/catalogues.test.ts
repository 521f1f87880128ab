import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import { words as en } from '../src/methods/words/en.ts'
import { words as fr } from '../src/methods/words/fr.ts'

test('French says all that English says, with its own plurals', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})

test('French is French', () => {
  const same = Object.entries(en)
    .filter(
      ([key, message]) => /\p{L}/u.test(message.replace(/\{[^}]*\}|<[^>]*>/g, '')) && message === Reflect.get(fr, key),
    )
    .map(([key]) => key)
  // Names, and words that both languages share.
  expect(same).toEqual([
    'zone.Europe',
    'log.what.services',
    'privacy.cookies',
    'admin.title',
    'admin.factor.token',
    'admin.factor.eid',
    'admin.sessions',
    'admin.services.title',
    'admin.services.cas',
    'admin.services.oidc',
    'method.token',
  ])
})
