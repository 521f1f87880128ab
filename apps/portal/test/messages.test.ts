import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }

test('both catalogues say everything, well-formed', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})
