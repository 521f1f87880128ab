import type { RichText } from '../rich-text/blocks.ts'
import type { TongueView } from '../view/cv-view.ts'
import type { DesignView } from '../view/design-view.ts'
import type { PictureView } from '../view/picture-view.ts'
import type { Fact, LanguagesView } from '../view/section-view.ts'

/** What is written in a place of a sheet: a line (`\n` breaks it), or blocks with links. */
export type SheetText = string | RichText

/** Who stands behind a sheet: a name, and lines beneath it such as an address. */
export interface SheetIssuer {
  readonly name: string
  readonly lines: readonly string[]
  readonly logo: PictureView | null
}

/** A labelled value, `number` where the form that is followed numbers its fields: `2.1`. */
export interface SheetFact {
  readonly number?: string
  readonly label: string
  readonly value: SheetText
}

/** A heading of a sheet: 1 begins a part, 2 a part of one. */
export interface SheetHeading {
  readonly kind: 'heading'
  readonly level: 1 | 2
  readonly number?: string
  readonly text: string
}

/** Running text: `lead` is larger, `small` is for what is read last. */
export interface SheetParagraphs {
  readonly kind: 'text'
  readonly form?: 'lead' | 'small'
  readonly body: SheetText
}

/**
 * A table. The first cell of each row is the row's header; every row has as many cells as there are headers.
 * Numbers stand at the `end` of their column. `total` is a last row, apart from the others.
 */
export interface SheetTable {
  readonly kind: 'table'
  readonly caption: string
  readonly headers: readonly { readonly text: string; readonly align?: 'start' | 'end' }[]
  readonly rows: readonly (readonly SheetText[])[]
  readonly total?: readonly SheetText[]
}

/**
 * A chart that is a table as well: a bar for each row, and the words that say what it shows. A `most` of up
 * to eight is drawn as steps. `before` is an earlier value, drawn as a mark: the words say it too.
 */
export interface SheetBars {
  readonly kind: 'bars'
  readonly caption: string
  /** What the rows are, and what their values are. */
  readonly headers: readonly [string, string]
  readonly most: number
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly before?: number
    readonly words: string
    readonly note?: SheetText
  }[]
}

/** The grid of the Common European Framework of Reference for Languages. */
export interface SheetGrid {
  readonly kind: 'grid'
  readonly languages: LanguagesView
}

/** Points, numbered where their order says something. */
export interface SheetList {
  readonly kind: 'list'
  readonly ordered?: boolean
  readonly items: readonly SheetText[]
}

/** A picture. `width` is its share of the line's, 0 to 1; all of it unless told. */
export interface SheetPicture {
  readonly kind: 'picture'
  readonly picture: PictureView
  readonly width?: number
  readonly caption?: string
}

/** What a reader should know of it all. Its tone is said by the words as well. */
export interface SheetNote {
  readonly kind: 'note'
  readonly tone: 'info' | 'ok' | 'warn' | 'bad'
  readonly title: string
  readonly body: SheetText
}

/** Who signs: the picture of a signature and of a stamp, where there are; a line to sign on where not. */
export interface SheetSignature {
  readonly kind: 'signature'
  readonly name: string
  readonly role: string
  readonly placeAndDate: string
  readonly picture: PictureView | null
  readonly stamp: PictureView | null
}

/** A part of a sheet. */
export type SheetBlock =
  | SheetHeading
  | SheetParagraphs
  | { readonly kind: 'facts'; readonly facts: readonly SheetFact[] }
  | SheetTable
  | SheetBars
  | SheetGrid
  | SheetList
  | SheetPicture
  | SheetNote
  | SheetSignature

/**
 * A sheet: reports, language grids, supplements, credentials, as one kind of data. One Typst template sets
 * any of them, one component of the portal shows the same on a page; neither knows what a sheet is about.
 *
 * Blocks, in the order in which they are read, by their `kind`:
 *
 * - `heading`: level 1 or 2, numbered or not
 * - `text`: a line or blocks with links; `lead`, `small`
 * - `facts`: labels and values, numbered or not
 * - `table`: caption, headers, rows that begin with their header, a total
 * - `bars`: levels or shares, drawn and said
 * - `grid`: levels of languages, as CVs have them
 * - `list`, `picture`, `note`, `signature`
 *
 * Labels, headings and captions are in the language `labels`, values and texts in `language`. Every text is
 * ready to print; an empty one is `''`, and nothing is drawn for it.
 */
export interface SheetView extends TongueView {
  readonly title: string
  readonly subtitle: string
  /** Whose it is: at the foot of pages where there are several. */
  readonly name: string
  readonly issuer: SheetIssuer | null
  /** What is read first of it: the holder, a date, a number. Shown in a frame beneath the title. */
  readonly facts: readonly Fact[]
  readonly blocks: readonly SheetBlock[]
  /** `{page}` and `{pages}` stand for the numbers; empty: no page numbers. */
  readonly footer: string
  readonly design: DesignView
}
