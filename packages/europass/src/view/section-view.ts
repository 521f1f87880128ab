import type { RichText } from '../rich-text/blocks.ts'

/** Text that may lead somewhere; `href` is empty where there is nothing to follow. */
export interface LinkView {
  readonly text: string
  readonly href: string
}

/** A labelled value. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** A section in one of the shapes that templates can set. A template never knows a section's name. */
export type SectionView =
  | EntriesView
  | ({ readonly kind: 'languages'; readonly title: string } & LanguagesView)
  | {
      readonly kind: 'groups'
      readonly title: string
      readonly groups: readonly GroupView[]
    }

/**
 * Entries, and how much room one wants.
 *
 * - `story`: a title, where and when, and text beneath: positions, qualifications, projects
 * - `brief`: usually a line: memberships, honours, certificates
 * - `reference`: a work that is cited: publications. Academic templates number them.
 */
export interface EntriesView {
  readonly kind: 'entries'
  readonly form: 'story' | 'brief' | 'reference'
  readonly title: string
  readonly entries: readonly EntryView[]
}

/** One position, qualification, project… Each text may be empty, but one of them isn't. */
export interface EntryView {
  readonly title: string
  /** Who made it, where that isn't the person alone: a work's authors. */
  readonly by: string
  /** The employer, school, publisher, society… */
  readonly organisation: string
  readonly place: string
  readonly period: string
  readonly links: readonly LinkView[]
  /** Short marks beside the title, such as the EQF level. */
  readonly tags: readonly string[]
  readonly facts: readonly Fact[]
  readonly body: RichText
}

/** Things of a kind, under a name or none. */
export interface GroupView {
  readonly name: string
  readonly items: readonly string[]
  /** What is told beside them, at length; `[]` where nothing is. */
  readonly body: RichText
}

/** Mother tongues, and the CEFR table of other languages. */
export interface LanguagesView {
  readonly mother: Fact | null
  readonly table: {
    readonly caption: string
    /** What the first column holds, for whoever reads by ear. */
    readonly corner: string
    readonly groups: readonly { readonly title: string; readonly skills: readonly string[] }[]
    readonly rows: readonly LanguageRow[]
    /** What an empty level says. */
    readonly missing: string
    /** What the levels mean. */
    readonly key: string
  } | null
}

/** A language: a level for each skill of the table's groups, in order; '' where there is none. */
export interface LanguageRow {
  readonly name: string
  readonly levels: readonly string[]
  readonly certificates: readonly string[]
}
