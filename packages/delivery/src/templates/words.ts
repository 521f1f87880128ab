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
