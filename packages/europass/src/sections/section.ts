import type { Language } from '@laissez-passer/i18n/languages'
import type * as z from 'zod/mini'
import type { JsonObject } from '../patch/json.ts'
import type { FieldKit } from '../fields/kit.ts'
import type { EuropassMessageKey } from '../words/keys.ts'
import type { EntriesView, GroupView, LanguagesView } from '../view/section-view.ts'
import type { XmlElement } from '../xml/read.ts'
import type { Xml } from '../xml/write.ts'
import type { ElementReading } from './candidate.ts'
import type { ItemReading, ResumeList } from './resume.ts'
import type { Form } from './form.ts'
import type { Personal } from './personal-information/schema.ts'
import type { Saying } from './saying.ts'

/** What every entry of a list has: an id that never changes. */
export interface Entry {
  readonly id: string
}

/** A section as templates set it, but for its title. */
export type SectionBody =
  | Omit<EntriesView, 'title'>
  | ({ readonly kind: 'languages' } & LanguagesView)
  | { readonly kind: 'groups'; readonly groups: readonly GroupView[] }

/** What a section may show beside its own entries. */
export interface SectionContext {
  readonly personal: Personal
}

/** What elements of a section may say beside its entries. */
export interface XmlOptions {
  /** The language of headings. */
  readonly labels: Language
  /** Numbers of the files that go along, by the ids that entries know them by. */
  readonly files?: ReadonlyMap<string, string>
}

/** A section in Europass XML, the "Candidate" document 4.0. */
export interface XmlSection<E extends Entry = Entry> {
  /** Its elements in `CandidateProfile`; an empty one where there are no entries, as the editor writes. */
  write(entries: readonly E[], options: XmlOptions): Xml
  /**
   * Its entries, as far as they can be read. What it doesn't ask for is found afterwards and kept.
   *
   * @param profile - the element `CandidateProfile`
   */
  read(profile: XmlElement | undefined, reading: ElementReading): E[]
}

/** A section in a JSON Resume: what a list there has fields for. What it has none for is kept beside them. */
export interface ResumeSection<E extends Entry = Entry> {
  readonly list: ResumeList
  write(entry: E, say: Saying): JsonObject
  /** @returns `undefined` for an item that belongs elsewhere; fields that are left out have their defaults */
  read(source: JsonObject, reading: ItemReading): Partial<E> | undefined
}

/** All that is known of one section. What is told here and nowhere else is all that a section needs. */
export interface Section<E extends Entry = Entry> {
  /** As Europass names it; also the name of its folder. */
  readonly name: string
  /** What it is called above its entries. */
  readonly heading: EuropassMessageKey
  /** One entry, finished or being typed. */
  schema(kit: FieldKit): z.ZodMiniType<E>
  /** How one entry is edited. */
  readonly form: Form
  /**
   * How its entries are set.
   *
   * @returns null where there is nothing to set. Never throws: what isn't finished is left out
   */
  view(entries: readonly E[], say: Saying, context: SectionContext): SectionBody | null
  readonly xml: XmlSection<E>
  /** Null where JSON Resume has no such list. */
  readonly resume: ResumeSection<E> | null
}
