import { type Language, languages, type NamedLanguage, spokenLanguages } from '@laissez-passer/i18n/languages'
import { type LanguageWishes, negotiateLanguage } from '@laissez-passer/i18n/negotiate'

export { bringLanguage } from './methods/words/index.ts'
export type { Language, LanguageWishes, NamedLanguage }

/** Languages that the pages (and mails) speak, with their own names. */
export const pageLanguages: readonly NamedLanguage[] = languages.filter(({ code }) =>
  spokenLanguages.some((spoken) => spoken === code),
)

/**
 * The language of a page: the choice just made, else the remembered one, else the best of `Accept-Language`,
 * else English. What the pages don't speak counts as absent; nothing throws.
 *
 * @param wishes what the request says
 */
export function pageLanguage(wishes: LanguageWishes): Language {
  return negotiateLanguage(wishes)
}
