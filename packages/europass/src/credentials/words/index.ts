import type { Language, SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { Translator } from '@laissez-passer/i18n/translator'
import { type OwnWords, speaking } from '../../words/speaking.ts'
import type english from './en.ts'

/** A key of the catalogue of seals. */
export type CredentialMessageKey = keyof typeof english

/** Each language is a file of its own. */
const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<CredentialMessageKey, string>> }>>
> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}

/**
 * Speaks what is said of seals in one language: fetches that one, and no other.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export function credentialWords(language: Language, own?: OwnWords): Promise<Translator<CredentialMessageKey>> {
  return speaking(catalogues, { language, own })
}
