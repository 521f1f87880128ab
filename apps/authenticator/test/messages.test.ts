import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import { words as en } from '../src/web/words/en.ts'
import { words as fr } from '../src/web/words/fr.ts'

test('English and French are complete', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})

test('no sentence is unused, and each key that screens and server ask for exists', async () => {
  const sources = Object.values(
    import.meta.glob<string>('../src/{server,web}/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  ).join('\n')
  // Labels are quoted by messages, whoever's they are.
  const said = Object.keys(en).filter((key) => !key.startsWith('label.'))
  expect(said.filter((key) => !sources.includes(`'${key}'`))).toEqual([])
})
