import { spokenLanguages } from '@laissez-passer/i18n/languages'
import * as z from 'zod/mini'
import { draft, entryId, type FieldKit, list, strict } from './fields.ts'
import { profileDraftSchema, profileSchema, type Profile } from './profile.ts'

/**
 * The sections that a CV can order, by the names Europass gives them. Personal information always comes
 * first.
 */
export const sectionNames = ['work-experience', 'education-training', 'language', 'profile-skills'] as const
/** The name of a section. */
export type SectionName = (typeof sectionNames)[number]

/** The templates there are, by the names Europass gives them. */
export const templateNames = ['cv-formal', 'cv-modern'] as const
/** The name of a template. */
export type TemplateName = (typeof templateNames)[number]

/** Accent colours; every one has at least 7 : 1 against white paper. */
export const cvColours = {
  burgundy: '#6d1a36',
  ink: '#2b2733',
  forest: '#1d4d3a',
  sea: '#12486b',
  plum: '#55306e',
  umber: '#6b3410',
} as const
/** The name of an accent colour. */
export type CvColour = keyof typeof cvColours
/** The names of the accent colours. */
export const colourNames = ['burgundy', 'ink', 'forest', 'sea', 'plum', 'umber'] as const satisfies readonly CvColour[]

/** The languages a CV's own words exist in. */
export const cvLanguages = spokenLanguages
/** A language a CV can be written in. */
export type CvLanguage = (typeof cvLanguages)[number]

const cv = (kit: FieldKit, content: z.ZodMiniType<Profile>) =>
  z.object({
    id: entryId(),
    /** What the person calls this CV; never printed. */
    title: kit.line(120),
    /** The line under the name: the occupation applied for, for example. */
    headline: kit.line(120),
    language: z._default(z.enum(cvLanguages), 'en'),
    template: z._default(z.enum(templateNames), 'cv-formal'),
    colour: z._default(z.enum(colourNames), 'burgundy'),
    pageNumbers: z._default(z.boolean(), true),
    /** The sections shown, in order; one that isn't listed is left out. */
    sections: z._default(z.array(z.enum(sectionNames)).check(z.maxLength(sectionNames.length)), [...sectionNames]),
    /** Ids of entries kept but not shown. */
    hidden: list(entryId(), 300),
    content,
  })

/** A CV: content chosen from a profile, and how it is set. */
export type Cv = z.infer<ReturnType<typeof cv>>

/** A finished CV. */
export const cvSchema: z.ZodMiniType<Cv> = cv(strict, profileSchema)

/** A CV that is being typed: same shape and limits, any text. */
export const cvDraftSchema: z.ZodMiniType<Cv> = cv(draft, profileDraftSchema)

/**
 * Makes a CV of a profile: a copy, which then goes its own way.
 *
 * @param profile - what to take
 * @param options - `id` of the new CV, its `language` and `title`
 */
export function cvFromProfile(profile: Profile, options: { id: string; language?: CvLanguage; title?: string }): Cv {
  return cvDraftSchema.parse({ ...options, content: structuredClone(profile) })
}

/**
 * What of a CV is shown: its sections without hidden entries. Sections that aren't listed keep their content
 * here.
 */
export function shownContent(cv: Cv): Profile {
  const hidden = new Set(cv.hidden)
  const shown = <T extends { id: string }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => !hidden.has(entry.id))
  const { content } = cv
  return {
    personal: content.personal,
    work: shown(content.work),
    education: shown(content.education),
    languages: { motherTongues: shown(content.languages.motherTongues), others: shown(content.languages.others) },
    digitalSkills: shown(content.digitalSkills),
  }
}
