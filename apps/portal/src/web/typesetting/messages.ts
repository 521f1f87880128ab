import type { PrintedDocument } from '@laissez-passer/europass/templates'
import type { Attachment, MissingCharacter } from '@laissez-passer/europass/typst'

/** What is drawn: documents that are ready to print. */
export interface Drawable {
  readonly documents: readonly PrintedDocument[]
  /** The Europass XML that the PDF carries; empty: none. */
  readonly xml: string
  /** Other files that it carries. */
  readonly attachments?: readonly Attachment[]
}

/** A finished PDF. */
export interface Drawn {
  readonly bytes: ArrayBuffer
  /** Characters that no font has. */
  readonly missing: readonly MissingCharacter[]
}

/** What the worker is told. `start` comes first; the compiled engine is handed on from worker to worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly engine: WebAssembly.Module | null }
  | { readonly type: 'draw'; readonly id: number; readonly document: Drawable }

/** What it answers. `memory` is in bytes. */
export type FromWorker =
  | { readonly type: 'ready'; readonly engine: WebAssembly.Module }
  | { readonly type: 'failed'; readonly reason: string }
  | ({ readonly type: 'drawn'; readonly id: number; readonly memory: number } & Drawn)
  | { readonly type: 'refused'; readonly id: number; readonly reason: string }
