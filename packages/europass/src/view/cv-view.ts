import type { RichText } from '../rich-text/blocks.ts'
import type { DesignView } from './design-view.ts'
import type { PictureView } from './picture-view.ts'
import type { Fact, SectionView } from './section-view.ts'

/** In what a document is written. */
export interface TongueView {
  /** BCP 47 tag of what the person wrote. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** BCP 47 tag of headings, labels and dates. */
  readonly labels: string
}

/**
 * What a template sets: every text ready to print. A template lays out and decides nothing; it may rely on
 * this: no text is `undefined`, an empty one is `''`; no section is empty; texts have no white space at their
 * ends; a new section of a profile is another `SectionView` and needs no new template.
 */
export interface CvView extends TongueView {
  /** The document's title, for its window and its properties. */
  readonly title: string
  readonly name: string
  readonly headline: string
  readonly photo: PictureView | null
  /** `{page}` and `{pages}` stand for the numbers; empty: no page numbers. */
  readonly footer: string
  /** What the block of contacts is called, where a template gives it a heading. */
  readonly contactsTitle: string
  readonly contacts: readonly Contact[]
  readonly facts: readonly Fact[]
  readonly about: { readonly title: string; readonly body: RichText } | null
  readonly sections: readonly SectionView[]
  readonly design: DesignView
}

/** A way to reach the person; `href` is empty where there is nothing to follow. */
export interface Contact {
  readonly kind: 'email' | 'phone' | 'address' | 'website' | 'social' | 'messaging'
  readonly label: string
  readonly text: string
  readonly href: string
}
