import type { RichText } from '../rich-text/blocks.ts'
import type { Contact, TongueView } from './cv-view.ts'
import type { DesignView } from './design-view.ts'
import type { PictureView } from './picture-view.ts'
import type { Fact } from './section-view.ts'

/** A letter as a template sets it: every text ready to print, in the order in which it is read. */
export interface LetterView extends TongueView {
  readonly title: string
  /** Who writes. */
  readonly name: string
  readonly headline: string
  readonly contactsTitle: string
  readonly contacts: readonly Contact[]
  readonly footer: string
  /** Name, function, organisation and address, a line each, as the country of the address writes them. */
  readonly recipient: readonly string[]
  /** On which side the recipient stands, as the language's letters have it. */
  readonly recipientSide: 'start' | 'end'
  /** "Brussels, 3 March 2026", as the language says it. */
  readonly placeAndDate: string
  /** Label and text, `label` empty in languages that write none. */
  readonly subject: Fact
  readonly salutation: string
  readonly body: RichText
  readonly closing: string
  readonly signature: PictureView | null
  readonly enclosures: { readonly title: string; readonly items: readonly string[] } | null
  readonly design: DesignView
}
