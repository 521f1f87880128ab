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
  const { en, [page.lang]: spoken = en } = words
  const t = createTranslator<{ words: string }>({ en: { words: spoken } }, 'en', { timeZone: site.timeZone })
  return t('words', params)
}
