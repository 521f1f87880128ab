import { expect, test } from 'vitest'
import { codedNames } from '../../../src/web/form/coded-names.ts'

test('what is printed as a word and stored as a code is named in the language of the page', () => {
  const personal = { nationalities: ['FR', 'LT'], motherTongues: [{ id: 'm', code: 'fra', label: '' }] }
  const languages = [
    { id: 'l', code: 'jpn', label: '', listening: 'C1' },
    { id: 'k', code: '', label: 'Elvish' },
  ]
  const shown = { personal, languages, work: [{ id: 'w', occupation: 'Diver', country: 'DE' }] }
  expect(codedNames(shown, 'en')).toEqual(['France', 'Lithuania', 'French', 'Japanese', 'Germany'])
  expect(codedNames(shown, 'fr')).toContain('Japonais')
})
