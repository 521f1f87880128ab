import { isSpoken, type Language } from '@laissez-passer/i18n/languages'
import { brand } from '../brand.ts'
import { fetchedOnce } from './fetched-once.ts'

/** The organisation's sentences of documents, forms and tools in a language; none where it has none. */
export const ownSentences: (language: Language) => Promise<Readonly<Record<string, string>>> = fetchedOnce(
  brand.documentWords,
  brand.onLate,
)

/** The same for what is printed: in a language that the organisation brought. Ours print our own words. */
export const printedSentences = async (language: Language): Promise<Readonly<Record<string, string>>> =>
  isSpoken(language) ? {} : ownSentences(language)

/**
 * Fetches what pages say of documents, forms and tools, once: in the organisation's words where it has some,
 * in its language where it brought that one.
 */
export function spokenOnce<Words>(
  speak: (language: Language, own: Readonly<Record<string, string>>) => Promise<Words>,
): (language: Language) => Promise<Words> {
  return fetchedOnce(async (language) => speak(language, await ownSentences(language)), brand.onLate)
}
