import french from '../../messages/fr.json' with { type: 'json' }
import type { labels as english } from './en.ts'

/** The labels of `labels/en`, in French. */
export const labels: Readonly<Record<keyof typeof english, string>> = french
