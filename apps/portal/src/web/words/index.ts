import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import type english from '../../../messages/en.json'

/** A key of the portal's catalogue. */
export type MessageKey = keyof typeof english

/** Each language is a file of its own, fetched when it is spoken. */
export const catalogues: Readonly<
  Record<SpokenLanguage, () => Promise<{ readonly default: Readonly<Record<MessageKey, string>> }>>
> = {
  en: () => import('../../../messages/en.json', { with: { type: 'json' } }),
  fr: () => import('../../../messages/fr.json', { with: { type: 'json' } }),
}
