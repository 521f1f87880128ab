import { isSpoken, type Language, type SpokenLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'

/** A catalogue of this package: each language a file of its own, fetched when it is spoken. */
export type Catalogue<Key extends string> = Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<Key, string>> }>>
>

/** Sentences of one's own by their keys; those of no key of a catalogue are left alone. */
export type OwnWords = Readonly<Record<string, string>>

/**
 * Speaks a catalogue in one language: fetches that one, and no other. Of a language that isn't ours, what
 * `own` lacks is said in English; where it has nothing of the catalogue, all is English, and says so.
 *
 * @param own sentences in place of ours, or of a language that we don't speak
 */
export async function speaking<Key extends string>(
  catalogue: Catalogue<Key>,
  { language, own = {} }: { readonly language: Language; readonly own?: OwnWords | undefined },
): Promise<Translator<Key>> {
  const { default: ours } = await catalogue[spokenFor(language)]()
  const said = { ...(isSpoken(language) ? ours : {}), ...own }
  const spoken = Object.keys(said).some((key) => Object.hasOwn(ours, key)) ? language : 'en'
  return createTranslator<Readonly<Record<Key, string>>>(
    { en: ours, [spoken]: spoken === language ? said : ours },
    spoken,
  )
}
