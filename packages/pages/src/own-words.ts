import { createTranslator } from '@laissez-passer/i18n/translator'
import type { Words } from './method-words.ts'
import type { View } from './view.ts'

/**
 * Says something of one's own in the page's language.
 *
 * @param view the page's view
 * @param words the sentence
 * @param params for its braces
 */
export function say(
  { page, site }: Pick<View, 'page' | 'site'>,
  words: Words,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const { en, [page.lang]: spoken } = words
  const catalogues = { en: { words: en }, ...(spoken === undefined ? {} : { [page.lang]: { words: spoken } }) }
  const t = createTranslator<{ words: string }>(catalogues, page.lang, { timeZone: site.timeZone })
  return t('words', params)
}
