import { expect, test, vi } from 'vitest'
import { limits } from '../preview/limits.ts'

test('a language is read when it is first spoken; what no catalogue speaks reads English', async () => {
  vi.resetModules()
  const { bringLanguage } = await import('../src/languages.ts')
  const { translator } = await import('../src/view.ts')
  const said = (language: 'en' | 'fr' | 'de'): string => translator(language, { timeZone: 'UTC', limits })('cancel')

  expect([said('en'), said('fr')]).toEqual(['Cancel', 'Cancel'])
  await bringLanguage('fr')
  await bringLanguage('de')
  expect([said('en'), said('fr'), said('de')]).toEqual(['Cancel', 'Annuler', 'Cancel'])
})
