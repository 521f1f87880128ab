import { LaissezPasserError } from '@laissez-passer/core/errors'
import { isLanguage, type Language } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator, type TranslatorOptions } from '@laissez-passer/i18n/translator'
import { spokenWith, worded, wordingFaults, type Wording } from '@laissez-passer/i18n/wording'
import { labels as labelsEn } from '@laissez-passer/i18n/labels/en'
import { labels as labelsFr } from '@laissez-passer/i18n/labels/fr'
import english from '../../messages/en.json' with { type: 'json' }
import french from '../../messages/fr.json' with { type: 'json' }

/** All that mails say in English, and the labels that they quote. */
export const en = { ...labelsEn, ...english }

/** All that mails say in French. */
export const fr: Readonly<Record<MailKey, string>> = { ...labelsFr, ...french }

/** Keys of the mails' sentences. */
export type MailKey = keyof typeof en

/** Sentences of one's own over ours, and the languages that they are in. */
export interface Spoken {
  readonly translator: (language: Language, options: TranslatorOptions) => Translator<MailKey>
  /** The language in which somebody is written to: `fr-BE` reads French, what nobody has words in English. */
  readonly languageFor: (tag: string) => Language
}

/**
 * Puts sentences of one's own over ours.
 *
 * @throws LaissezPasserError `invalid-settings` with a line for each that can't be said
 */
export function spokenMails(words: Wording<MailKey>): Spoken {
  const faults = wordingFaults(words, en).map(({ language, key, text }) =>
    key === '' ? `words.${language} ${text}` : `words.${language} "${key}": ${text}`,
  )
  if (faults.length > 0) throw new LaissezPasserError('invalid-settings', faults.join('\n'))
  const languages: readonly string[] = spokenWith(words).map(({ code }) => code)
  const english = { ...en, ...words.en }
  return {
    translator(language, options) {
      const own = worded(language === 'fr' ? fr : undefined, language === 'en' ? undefined : words[language])
      return createTranslator<Record<MailKey, string>>(
        { en: english, ...(own && language !== 'en' ? { [language]: own } : {}) },
        language,
        options,
      )
    },
    languageFor(tag) {
      const code = tag.toLowerCase().split('-', 1)[0]
      return isLanguage(code) && languages.includes(code) ? code : 'en'
    },
  }
}
