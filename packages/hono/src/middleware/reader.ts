import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import { type LanguageWishes, negotiateLanguage } from '@laissez-passer/i18n/negotiate'
import type { Context } from 'hono'
import { languageCookie, setLanguageCookie, zoneCookie } from '../cookies.ts'
import type { ProviderEnv } from '../environment.ts'
import { queryOf } from '../query.ts'

/**
 * Makes what settles how a page is written. Its language: `?lang=` (remembered from then on), else what this
 * browser chose before, else what it asks for. A language that isn't there is no error: the next wish counts,
 * and in the end English, in which every sentence is; where English isn't spoken, the first of the menu. Its
 * time zone: the one that the browser's script told.
 *
 * @param languages those of the menu
 */
export function reader(languages: readonly NamedLanguage[]): (c: Context<ProviderEnv>) => void {
  const supported = languages.map(({ code }) => code)
  const fallback = supported.find((code) => code === 'en') ?? supported[0] ?? 'en'
  const pageLanguage = (wishes: LanguageWishes) => negotiateLanguage(wishes, { supported, fallback })
  return (c) => {
    const query = queryOf(c)['lang']
    const remembered = languageCookie(c)
    const chosen = pageLanguage({ query, remembered, acceptLanguage: c.req.header('Accept-Language') })
    c.set('language', chosen)
    c.set('timeZone', zoneCookie(c))
    if (query !== undefined && chosen !== remembered && pageLanguage({ query }) === chosen) setLanguageCookie(c, chosen)
  }
}
