import { labels } from '@laissez-passer/i18n/labels/fr'
import french from '../../../messages/fr.json' with { type: 'json' }
import type { words as english } from './en.ts'

export { fr as widgets } from '@laissez-passer/widgets/messages'

/** All that the app says in French, and the labels of pages that it quotes. */
export const words: Readonly<Record<keyof typeof english, string>> = { ...labels, ...french }
