import { labels } from '@laissez-passer/i18n/labels/en'
import english from '../../../messages/en.json' with { type: 'json' }

export { en as widgets } from '@laissez-passer/widgets/messages'

/** All that the app says in English, and the labels of pages that it quotes. */
export const words = { ...labels, ...english }
