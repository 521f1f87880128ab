import type { RichText } from '../rich-text/index.ts'
import type { Activity, Entry, EntryOf, Personal, SectionName } from '../sections/index.ts'
import type { TakenNotes } from './notes.ts'
import type { Json } from '../patch/json.ts'

/** An entry that a reader began: what it left out gets its default, what is too long is shortened later. */
export type EntryDraft<N extends SectionName> = Partial<EntryOf<N>> & Entry

/** A profile that a reader fills field by field. */
export interface ProfileDraft {
  /** A BCP 47 tag, or empty where the source doesn't say. */
  language: string
  personal: Partial<Personal>
  /** Entries by the names of their sections; `addEntry` knows which fields each has. */
  entries: Record<string, Entry[]>
  custom: { id: string; title: string; entries: (Partial<Activity> & Entry)[] }[]
  kept: { id: string; format: string; path: string; value: Json }[]
}

/** What any reader found of a profile: JSON, to be brought within limits. */
export interface FoundProfile {
  /** A BCP 47 tag, or empty where the source doesn't say. */
  readonly language: string
  readonly personal: object
  readonly entries: Readonly<Record<string, readonly object[]>>
  readonly custom: readonly object[]
  readonly kept: readonly object[]
}

/** A letter that a reader found; field by field as letters have them. */
export interface LetterDraft {
  id: string
  language: string
  recipient: {
    name: string
    title: string
    organisation: string
    address: string
    postalCode: string
    city: string
    country: string
  }
  place: string
  date: string
  subject: string
  salutation: string
  body: RichText
  closing: string
  signature: string
  enclosures: string[]
}

/** A file that came with a document. */
export interface Attachment {
  readonly name: string
  readonly mimeType: string
  /** Empty where the source names it and doesn't hold it. */
  readonly bytes: Uint8Array
  readonly description: string
  /** By which entries of the document name it, where they do. */
  readonly id?: string
}

/** What a source says of a CV beyond what the profile holds. */
export interface CvDraft {
  headline: string
  /** Names of sections in the source's order; what isn't listed follows. */
  sections: { name: string; shown?: boolean; title?: string; hidden?: string[] }[]
  pageNumbers?: boolean
  template?: string
  /** The language of headings, where the source says it. */
  labels?: string
  /** Whether sections that aren't listed are hidden. */
  hidesOthers?: boolean
  /** Places under `personal` that it doesn't show. */
  personalHidden?: string[]
}

/** What a reader gives: a profile, what the CV says beyond it, letters and files. */
export interface DocumentDraft {
  profile: FoundProfile
  /** None where the source has no CV (a letter alone). */
  cv?: CvDraft
  letters: LetterDraft[]
  attachments: Attachment[]
}

/** What every reader is given. */
export interface Reading {
  readonly newId: () => string
  readonly notes: TakenNotes
}

/** A draft with nothing in it. */
export const emptyDraft = (): DocumentDraft & { profile: ProfileDraft } => ({
  profile: { language: '', personal: {}, entries: {}, custom: [], kept: [] },
  letters: [],
  attachments: [],
})

/** Adds an entry to a section of a draft. */
export function addEntry<N extends SectionName>(draft: ProfileDraft, section: N, entry: EntryDraft<N>): void {
  ;(draft.entries[section] ??= []).push(entry)
}

/** A section that the source has and Europass hasn't, found by its title or made. */
export function customSection(draft: ProfileDraft, title: string, newId: () => string): ProfileDraft['custom'][number] {
  const found = draft.custom.find((section) => section.title === title)
  if (found) return found
  const section: ProfileDraft['custom'][number] = { id: newId(), title, entries: [] }
  draft.custom.push(section)
  return section
}
