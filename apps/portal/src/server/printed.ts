import type { OwnWords } from '@laissez-passer/europass/words'
import { isSpoken, type Language } from '@laissez-passer/i18n/languages'
import { toldBrand } from '@laissez-passer/server/brand'

/**
 * The organisation's sentences of documents in a language that it brought; none of a language of ours, in
 * which documents print our own words.
 */
export type PrintedSentences = (language: Language) => Promise<OwnWords>

/**
 * What documents are printed with that the server makes: from the files of which the page tells browsers,
 * which print with them too.
 *
 * @param page of the portal, in its brand
 * @param read gives what is in such a file, which is the same for ever; null where it can't be had: English
 * is printed then, and it is asked for again
 */
export function printedIn(page: string, read: (address: string) => Promise<OwnWords | null>): PrintedSentences {
  const { documents = {} } = toldBrand(page) ?? {}
  const known = new Map<string, OwnWords>()
  return async (language) => {
    const address = isSpoken(language) ? undefined : documents[language]
    if (address === undefined) return {}
    const found = known.get(address) ?? (await read(address))
    if (found !== null) known.set(address, found)
    return found ?? {}
  }
}
