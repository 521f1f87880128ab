import { en as labelsEn, fr as labelsFr } from '@laissez-passer/i18n/labels'
import english from '../../messages/en.json' with { type: 'json' }
import french from '../../messages/fr.json' with { type: 'json' }

/** All that the app says in English, and the labels of pages that it quotes. */
export const en = { ...labelsEn, ...english }

/** All that the app says in French. */
export const fr: Readonly<Record<AppKey, string>> = { ...labelsFr, ...french }

/** Keys of the app's sentences. */
export type AppKey = keyof typeof en
