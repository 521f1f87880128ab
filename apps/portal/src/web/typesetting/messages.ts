import type { Cv } from '@laissez-passer/europass/model'
import type { PrintedDocument } from '@laissez-passer/europass/templates'
import type { MissingCharacter } from '@laissez-passer/europass/typst'

/** What is drawn: a CV, or documents that are ready to print. */
export type Drawable =
  | { readonly kind: 'cv'; readonly cv: Cv }
  | { readonly kind: 'documents'; readonly documents: readonly PrintedDocument[]; readonly xml: string }

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
