import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import type { ShareItem } from '../../share-items.ts'
import type { SharedView } from '../../shared-view.ts'
import type { PrintedSentences } from '../printed.ts'
import type { PortalStore } from '../store/store.ts'

/** What a kind makes its view of. */
export interface Sharing {
  /** Whose it is: nothing of anybody else is to be read. */
  readonly owner: string
  /** Which one; empty for kinds of which a person has one. */
  readonly id: string
  /** What was chosen of it. */
  readonly item: ShareItem
  readonly store: Pick<PortalStore, 'documents' | 'files'>
  /** The reader's, for what the portal itself says. */
  readonly language: SpokenLanguage
  readonly printed: PrintedSentences
  /** Seconds since the epoch. */
  readonly now: number
}

/**
 * Makes what a receiver sees of an item: a view, of which everything is meant to be seen. Never the document
 * beneath.
 *
 * @returns null where there is no such thing any more
 */
export type SharedKind = (sharing: Sharing) => Promise<SharedView | null>
