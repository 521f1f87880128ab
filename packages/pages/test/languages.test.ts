import { expect, test, vi } from 'vitest'
import { limits } from '../preview/limits.ts'

test('a language is read when it is first spoken; what no catalogue speaks reads English', async () => {
  vi.resetModules()
  const { bringLanguage, cataloguesWith } = await import('../src/methods/words/index.ts')
  const { translator } = await import('../src/view.ts')
  const site = { catalogues: cataloguesWith({}), timeZone: 'UTC', pseudo: undefined, limits }
  const said = (language: 'en' | 'fr' | 'de'): string => translator(language, site)('cancel')

  expect([said('en'), said('fr')]).toEqual(['Cancel', 'Cancel'])
  await bringLanguage('fr')
  await bringLanguage('de')
  expect([said('en'), said('fr'), said('de')]).toEqual(['Cancel', 'Annuler', 'Cancel'])
})

test('words of one’s own stand in place of ours, in ours that come later too', async () => {
  vi.resetModules()
  const { bringLanguage, cataloguesWith } = await import('../src/methods/words/index.ts')
  const { translator } = await import('../src/view.ts')
  const catalogues = cataloguesWith({
    en: { 'page.skip': 'Go on' },
    fr: { cancel: 'Laisser' },
    de: { cancel: 'Abbrechen' },
  })
  const site = { catalogues, timeZone: 'UTC', pseudo: undefined, limits }
  const said = (language: 'en' | 'fr' | 'de'): string[] => {
    const t = translator(language, site)
    return [t('cancel'), t('page.skip')]
  }

  expect(said('fr')).toEqual(['Laisser', 'Go on'])
  await bringLanguage('fr')
  expect(said('fr')).toEqual(['Laisser', 'Aller au contenu'])
  expect(said('en')).toEqual(['Cancel', 'Go on'])
  expect(said('de')).toEqual(['Abbrechen', 'Go on'])
})
