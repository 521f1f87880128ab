import type { Language, NamedLanguage } from '@laissez-passer/i18n/languages'
import { type LanguageWishes, type NegotiateOptions, negotiateLanguage } from '@laissez-passer/i18n/negotiate'
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
  const menu = menuOf(languages.map(({ code }) => code))
  return (c) => {
    const acceptLanguage = c.req.header('Accept-Language')
    const wishes = { query: queryOf(c)['lang'], remembered: languageCookie(c), acceptLanguage }
    const { code, isNew } = chosenLanguage(wishes, menu)
    c.set('language', code)
    c.set('timeZone', zoneCookie(c))
    if (isNew) setLanguageCookie(c, code)
  }
}

/** What {@link chosenLanguage} chooses from. */
export function menuOf(supported: readonly Language[]): NegotiateOptions {
  return { supported, fallback: supported.find((code) => code === 'en') ?? supported[0] ?? 'en' }
}

/** The language of a page; `isNew`: it was chosen just now, and is to be remembered. */
export function chosenLanguage(
  wishes: LanguageWishes,
  menu: NegotiateOptions,
): { readonly code: Language; readonly isNew: boolean } {
  const code = negotiateLanguage(wishes, menu)
  const { query, remembered } = wishes
  const isNew = query != null && code !== remembered && negotiateLanguage({ query }, menu) === code
  return { code, isNew }
}
