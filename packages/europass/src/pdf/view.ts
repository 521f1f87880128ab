import type { Block } from '../rich-text/index.ts'
import type * as View from '../view/index.ts'

/** What the templates before those of `../templates` set: long texts as the markup before blocks has them. */
export type { Contact, Fact, LanguagesView } from '../view/index.ts'

/** One position or qualification. */
export type EntryView = Omit<View.EntryView, 'body'> & { readonly body: readonly Block[] }

/** A section. */
export type SectionView =
  | Exclude<View.SectionView, View.EntriesView>
  | (Omit<View.EntriesView, 'entries'> & { readonly entries: readonly EntryView[] })

/** A CV. */
export type CvView = Omit<View.CvView, 'about' | 'sections'> & {
  readonly about: { readonly title: string; readonly body: readonly Block[] } | null
  readonly sections: readonly SectionView[]
}
