import type { Block } from '../rich-text/index.ts'

/**
 * What a template sets: every text ready to print, in one language. A template lays out and decides nothing.
 * A new section of a profile becomes another `SectionView`, usually of kind `entries`, and needs no new
 * template.
 */
export interface CvView {
  readonly title: string
  readonly language: string
  readonly name: string
  readonly headline: string
  /** The accent colour, `#rrggbb`. */
  readonly colour: string
  /** `{page}` and `{pages}` stand for the numbers; empty: no page numbers. */
  readonly footer: string
  readonly contacts: readonly Contact[]
  readonly facts: readonly Fact[]
  readonly about: { readonly title: string; readonly body: readonly Block[] } | null
  readonly sections: readonly SectionView[]
}

/** A way to reach the person; `href` is empty where there is nothing to follow. */
export interface Contact {
  readonly kind: 'email' | 'phone' | 'address' | 'website' | 'social' | 'messaging'
  readonly label: string
  readonly text: string
  readonly href: string
}

/** A labelled value. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** A section in one of the shapes that templates can set. */
export type SectionView =
  | { readonly kind: 'entries'; readonly title: string; readonly entries: readonly EntryView[] }
  | ({ readonly kind: 'languages'; readonly title: string } & LanguagesView)
  | {
      readonly kind: 'groups'
      readonly title: string
      readonly groups: readonly { readonly name: string; readonly items: readonly string[] }[]
    }

/** One position, qualification, project… */
export interface EntryView {
  readonly title: string
  readonly organisation: string
  readonly place: string
  readonly period: string
  readonly link: { readonly text: string; readonly href: string } | null
  /** Short marks beside the title, such as the EQF level. */
  readonly tags: readonly string[]
  readonly facts: readonly Fact[]
  readonly body: readonly Block[]
}

/** Mother tongues, and the CEFR table of other languages. */
export interface LanguagesView {
  readonly mother: Fact | null
  readonly table: {
    readonly caption: string
    readonly corner: string
    readonly groups: readonly { readonly title: string; readonly skills: readonly string[] }[]
    readonly rows: readonly { readonly name: string; readonly levels: readonly string[] }[]
    readonly missing: string
    readonly key: string
  } | null
}
