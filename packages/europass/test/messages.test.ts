import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import { europassMessages } from '../src/messages.ts'
import { languageName } from '../src/names.ts'

test('both catalogues say everything, well-formed', () => {
  expect(checkCatalogues(europassMessages)).toEqual([])
})

test('languages have names in both, from their three-letter codes', () => {
  expect([
    languageName({ code: 'ell', label: '' }, 'en'),
    languageName({ code: 'ell', label: '' }, 'fr'),
    languageName({ code: '', label: 'Võro' }, 'fr'),
  ]).toEqual(['Greek', 'Grec', 'Võro'])
})
