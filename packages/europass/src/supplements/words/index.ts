import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { type EqfMessageKey, eqfCatalogues } from '../../eqf/words/index.ts'
import { europassCatalogues, type EuropassMessageKey } from '../../words/index.ts'
import { type OwnWords, speaking } from '../../words/speaking.ts'
import type english from './en.ts'

/** A key of the catalogue of institutions' documents. */
export type SupplementMessageKey = keyof typeof english

/** What their forms and sheets say: their own words, those of all documents, and the levels explained. */
export type SupplementWords = Translator<SupplementMessageKey | EuropassMessageKey | EqfMessageKey>

/** Each language is a file of its own. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<SupplementMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/**
 * Speaks the words of institutions' documents in one language: fetches that one, and no other.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export function supplementWords(language: Language, own?: OwnWords): Promise<SupplementWords> {
  return speaking({ en: () => whole('en'), fr: () => whole('fr') }, { language, own })
}

async function whole(language: SpokenLanguage) {
  const [own, all, levels] = await Promise.all([
    catalogues[language](),
    europassCatalogues[language](),
    eqfCatalogues[language](),
  ])
  return { default: { ...all.default, ...levels.default, ...own.default } }
}
