import type { Language } from '@laissez-passer/i18n/languages'
import { brand } from '../brand.ts'
import { fetchedOnce } from './fetched-once.ts'

const own = fetchedOnce(brand.documentWords, brand.onLate)

/**
 * Fetches what pages say of documents, forms and tools, once: in the organisation's words where it has some,
 * in its language where it brought that one. What is printed or kept stays in ours.
 */
export function spokenOnce<Words>(
  speak: (language: Language, own: Readonly<Record<string, string>>) => Promise<Words>,
): (language: Language) => Promise<Words> {
  return fetchedOnce(async (language) => speak(language, await own(language)), brand.onLate)
}
