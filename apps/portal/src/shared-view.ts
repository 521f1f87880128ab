import type { SheetView } from '@laissez-passer/europass/sheet'
import type { TemplateName } from '@laissez-passer/europass/templates'
import type { CvView, LetterView } from '@laissez-passer/europass/view'
import type { ShareKind } from './share-items.ts'

/** A file as a receiver sees it in a list. */
export interface SharedFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly description: string
  /** In bytes. */
  readonly size: number
}

/**
 * What a receiver gets of an item: texts that are ready to read, and nothing of the document beneath. What a
 * view doesn't say never leaves the server.
 */
export type SharedView =
  | {
      readonly kind: 'profile'
      readonly view: CvView
      readonly template: TemplateName
      readonly files: readonly SharedFile[]
      /** The levels of a test of digital skills; null where none was chosen, or there is none. */
      readonly report: SheetView | null
    }
  | { readonly kind: 'cv'; readonly view: CvView; readonly template: TemplateName }
  | { readonly kind: 'letter'; readonly view: LetterView; readonly template: TemplateName }
  | {
      readonly kind: 'sheet'
      /** What the sheet is of. */
      readonly of: Exclude<ShareKind, 'profile' | 'cv' | 'letter' | 'file'>
      /** Which one, of kinds of which there are several. */
      readonly id?: string
      readonly view: SheetView
    }
  | { readonly kind: 'file'; readonly file: SharedFile }

/** What a link shows, as its receiver gets it. */
export interface SharedContent {
  readonly title: string
  readonly message: string
  /** Who shares. */
  readonly by: string
  /** Seconds since the epoch; null: as long as its owner wants. */
  readonly expiresAt: number | null
  readonly may: ShareRight
  /** The reader is who shares: this look isn't counted. */
  readonly own: boolean
  readonly items: readonly SharedView[]
}

/** What a receiver may do: read, or also write in a document that institutions fill in together. */
export type ShareRight = 'read' | 'complete'
