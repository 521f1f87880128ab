import type { MachineText } from '@laissez-passer/europass/machine-text'

/** A page's size, in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** What the thread that draws pages is told. A document has a number; what is asked of it has one, too. */
export type ToPages =
  | { readonly type: 'open'; readonly document: number; readonly bytes: ArrayBuffer }
  /** `width` in device pixels. */
  | {
      readonly type: 'draw'
      readonly document: number
      readonly asked: number
      readonly page: number
      readonly width: number
    }
  | { readonly type: 'read'; readonly document: number; readonly asked: number }
  | { readonly type: 'close'; readonly document: number }

/** What it answers. `closed`: the document was closed before it was done, or can't be read. */
export type FromPages =
  | {
      readonly type: 'opened'
      readonly document: number
      /** Of the pages that are drawn. */
      readonly sizes: readonly PageSize[]
      /** Of all pages. */
      readonly count: number
    }
  | { readonly type: 'unreadable'; readonly document: number }
  | { readonly type: 'drawn'; readonly asked: number; readonly bitmap: ImageBitmap }
  | { readonly type: 'read'; readonly asked: number; readonly text: MachineText }
  | { readonly type: 'closed'; readonly asked: number }
