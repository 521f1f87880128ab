import type { Language } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import english from '../messages/en.json' with { type: 'json' }
import french from '../messages/fr.json' with { type: 'json' }

/** Keys of the sentences that the widgets say. */
export type WidgetKey =
  | 'digits.entered'
  | 'pad.label'
  | 'pad.delete'
  | 'qr.label'
  | 'scan.aim'
  | 'scan.starting'
  | 'scan.view'
  | 'scan.denied'
  | 'scan.missing'
  | 'scan.busy'
  | 'scan.unsupported'
  | 'scan.again'
  | 'password.label'
  | 'password.show'
  | 'password.hide'
  | 'password.rules'
  | 'password.met'
  | 'password.unmet'
  | 'password.rule.length'
  | 'password.rule.groups'
  | 'password.rule.own-data'
  | 'password.rule.common'
  | 'password.rule.monotonous'
  | 'password.rule.variation'
  | 'password.rule.too-long'

/** The widgets' sentences in one language: ICU messages by key. */
export interface WidgetMessages {
  /** The language, for plurals. */
  readonly language: Language
  /** Every key; yours may reword any of them. */
  readonly words: Readonly<Record<WidgetKey, string>>
}

/** The widgets' sentences in English; what they say when no `messages` are given. */
export const en: WidgetMessages = { language: 'en', words: english }

/** The widgets' sentences in French. */
export const fr: WidgetMessages = { language: 'fr', words: french }

/** Makes the translator of a widget from its `messages` prop. */
export function widgetTranslator(messages: WidgetMessages): Translator<WidgetKey> {
  return createTranslator({ en: english, [messages.language]: messages.words }, messages.language)
}
