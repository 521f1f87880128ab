import type { CvSectionName } from '@laissez-passer/europass/cv'
import { draft } from '@laissez-passer/europass/fields'
import type { Entry, Path } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'
import { customSection, type Form, isSectionName, type Section, sections } from '@laissez-passer/europass/sections'
import type { EuropassMessageKey } from '@laissez-passer/europass/words'

/**
 * What of the editor is open: personal information, a section, a part of a letter, or a panel about the
 * document.
 */
export type Place = 'personal' | CvSectionName | LetterPart | Panel

/** What a letter is made of, beside who writes it. */
export const letterParts = ['recipient', 'text', 'enclosed'] as const
/** A part of a letter. */
export type LetterPart = (typeof letterParts)[number]

/** Whether a text names a part of a letter. */
export const isLetterPart = (text: string): text is LetterPart => letterParts.some((one) => one === text)

/** What is told about a document itself. */
export const panels = ['design', 'tongue', 'made-for'] as const
/** A panel about the document itself. */
export type Panel = (typeof panels)[number]

/** Whether a text names a panel. */
export const isPanel = (text: string): text is Panel => panels.some((one) => one === text)

/** Whether a text names a section that a profile has. */
export const isSectionOf = (profile: Profile, text: string): text is CvSectionName =>
  isSectionName(text) || profile.custom.some(({ id }) => text === `custom:${id}`)

/** Where the entries of a section lie, how one is edited, and what a new one is. */
export interface SectionList {
  readonly path: Path
  readonly form: Form
  /** With all fields that the section has, the form's and others. */
  readonly make: (id: string) => Entry
}

/** The list of a section. */
export function listOf(name: CvSectionName): SectionList {
  const section: Pick<Section, 'form' | 'schema'> = isSectionName(name) ? sections[name] : customSection
  const path = isSectionName(name) ? `entries/${name}` : `custom/${name.slice('custom:'.length)}/entries`
  const make = (id: string): Entry => ({ ...section.schema(draft).parse({ id }) })
  return { path, form: section.form, make }
}

/** The usual heading of a section; null for one that the person made, which has its own. */
export const headingOf = (name: CvSectionName): EuropassMessageKey | null =>
  isSectionName(name) ? sections[name].heading : null

/** Sections that every editor shows, empty or not: what nearly everybody tells. */
export const usual: readonly CvSectionName[] = ['work-experience', 'education-training', 'language', 'profile-skills']
