import type { Language, NamedLanguage } from '@laissez-passer/i18n/languages'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../../src/environment.ts'
import { chosenLanguage, menuOf, reader } from '../../src/middleware/reader.ts'

const menu: readonly NamedLanguage[] = [
  { code: 'de', name: 'Deutsch' },
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'français' },
]

async function read(path: string, headers: Record<string, string> = {}) {
  const settle = reader(menu)
  const app = new Hono<ProviderEnv>().get(
    '/',
    (c) => (settle(c), c.json([c.get('language'), c.get('timeZone'), c.get('newLanguage')])),
  )
  const answer = await app.request(path, { headers })
  const [language, timeZone, newLanguage] = await answer.json()
  return { language, timeZone, newLanguage }
}

it('remembers what is chosen, and not what was chosen before or is only read', async () => {
  expect(await read('/?lang=fr')).toMatchObject({ language: 'fr', newLanguage: 'fr' })
  expect(await read('/?lang=fr', { Cookie: '__Host-lp-lang=fr' })).toMatchObject({ language: 'fr', newLanguage: null })
  expect(await read('/', { 'Accept-Language': 'fr' })).toMatchObject({ language: 'fr', newLanguage: null })
  expect(await read('/?lang=xx', { 'Accept-Language': 'fr' })).toMatchObject({ language: 'fr', newLanguage: null })
})

it('knows the browser’s time zone where that told one that there is', async () => {
  expect(await read('/', { Cookie: '__Host-lp-zone=Europe/Vilnius' })).toMatchObject({ timeZone: 'Europe/Vilnius' })
  expect(await read('/', { Cookie: '__Host-lp-zone=Europe/Nowhere' })).toMatchObject({ timeZone: null })
  expect(await read('/')).toMatchObject({ timeZone: null })
})

it('reads to others in English; where that isn’t spoken, in the first language of the menu', () => {
  const of = (supported: readonly Language[]) => chosenLanguage({ acceptLanguage: 'zh' }, menuOf(supported))
  expect(of(['de', 'en', 'fr'])).toEqual({ code: 'en', isNew: false })
  expect(of(['fr', 'de'])).toEqual({ code: 'fr', isNew: false })
})

it('a wish that nobody can fulfil is none that is remembered, even where it falls back to what was read', () => {
  const menuHere = menuOf(['en', 'fr'])
  expect(chosenLanguage({ query: 'xx', remembered: 'fr' }, menuHere)).toEqual({ code: 'fr', isNew: false })
  expect(chosenLanguage({ query: 'fr', remembered: 'en' }, menuHere)).toEqual({ code: 'fr', isNew: true })
})
