import { type SpokenLanguage, spokenFor } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** The words of archives, in a language. */
export interface ArchiveWords {
  readonly language: SpokenLanguage
  readonly t: Translator<keyof typeof en>
}

/** @param language - as it was negotiated */
export function archiveWords(language: string): ArchiveWords {
  const spoken = spokenFor(language)
  return { language: spoken, t: createTranslator({ en, fr }, spoken) }
}
