import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { WidgetMessages } from '@laissez-passer/widgets/messages'
import type { words as english } from './en.ts'

/** Keys of the app's sentences. */
export type AppKey = keyof typeof english

/** What the app and its widgets say in one language. */
export interface Catalogue {
  readonly words: Readonly<Record<AppKey, string>>
  readonly widgets: WidgetMessages
}

/** Each language is a file of its own, fetched when it is spoken. */
export const catalogues: Readonly<Record<SpokenLanguage, () => Promise<Catalogue>>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
}
