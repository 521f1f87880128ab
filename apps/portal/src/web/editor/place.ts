import type { CvSectionName } from '@laissez-passer/europass/cv'
import type { Path } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'
import { customSection, type Form, isSectionName, sections } from '@laissez-passer/europass/sections'
import type { EuropassMessageKey } from '@laissez-passer/europass/words'

/** What of the editor is open: personal information, a section, or a panel about the CV itself. */
export type Place = 'personal' | CvSectionName | Panel

/** What is told about a CV itself. */
export const panels = ['design', 'tongue', 'made-for'] as const
/** A panel about the CV itself. */
export type Panel = (typeof panels)[number]

/** Whether a text names a panel. */
export const isPanel = (text: string): text is Panel => panels.some((one) => one === text)

/** Whether a text names a section that a profile has. */
export const isSectionOf = (profile: Profile, text: string): text is CvSectionName =>
  isSectionName(text) || profile.custom.some(({ id }) => text === `custom:${id}`)

/** Where the entries of a section lie, and how one is edited. */
export function listOf(name: CvSectionName): { readonly path: Path; readonly form: Form } {
  return isSectionName(name)
    ? { path: `entries/${name}`, form: sections[name].form }
    : { path: `custom/${name.slice('custom:'.length)}/entries`, form: customSection.form }
}

/** The usual heading of a section; null for one that the person made, which has its own. */
export const headingOf = (name: CvSectionName): EuropassMessageKey | null =>
  isSectionName(name) ? sections[name].heading : null

/** Sections that every editor shows, empty or not: what nearly everybody tells. */
export const usual: readonly CvSectionName[] = ['work-experience', 'education-training', 'language', 'profile-skills']
