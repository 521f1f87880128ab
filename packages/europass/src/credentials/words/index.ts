import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
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

/** Speaks what is said of seals in one language: fetches that one, and no other. */
export async function credentialWords(language: SpokenLanguage): Promise<Translator<CredentialMessageKey>> {
  const { default: words } = await catalogues[language]()
  return createTranslator({ en: words, [language]: words }, language)
}
