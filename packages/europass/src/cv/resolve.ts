import { check } from '../fields/issue.ts'
import { directionOf } from '../fields/language-tag.ts'
import { lay, type Laid, type Overlay } from '../profile/overlay.ts'
import type { Path } from '../patch/path.ts'
import { pathOfIssue } from '../profile/path.ts'
import { type Kept, type Profile, profileDraftSchema } from '../profile/schema.ts'
import { type Entry, isSectionName, type Personal, sectionNames } from '../sections/index.ts'
import type { Cv, CvSection, CvSectionName } from './schema.ts'
import { shownPersonal } from './shown-personal.ts'

/** A section as a CV shows it. */
export interface ResolvedSection {
  readonly name: CvSectionName
  /** Empty: the usual title of this section. */
  readonly title: string
  readonly entries: readonly Entry[]
}

/** The content of a CV as it is shown: hidden things gone, overrides laid on. */
export interface ResolvedCv {
  readonly cv: Cv
  /** The language of the content, and how it is written. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly personal: Personal
  /** In order, those without an entry too: languages show mother tongues, which are personal information. */
  readonly sections: readonly ResolvedSection[]
  /** What imports put aside, for the formats that carry it: seen on no page. */
  readonly kept: readonly Kept[]
  /** Overrides beneath which the profile has changed since: "take it?". Paths of `cv.overrides`. */
  readonly stale: readonly Path[]
  /** Translated texts whose originals have changed since. Paths of the translation. */
  readonly staleTranslation: readonly Path[]
}

/**
 * What a CV shows of a profile. Pure; nothing is lost by it, and what the CV names and the profile hasn't any
 * more is left out.
 *
 * @param profile - the profile, finished or a draft
 * @param cv - the CV, finished or a draft
 */
export function resolveCv(profile: Profile, cv: Cv): ResolvedCv {
  const translated = inLanguage(profile, cv.language)
  const { document, stale } = laid(translated.document, cv.overrides)
  return {
    cv,
    language: cv.language,
    direction: directionOf(cv.language),
    personal: shownPersonal(document.personal, cv.personalHidden),
    sections: orderedSections(document, cv)
      .filter((section) => section.shown)
      .map((section) => ({ name: section.name, title: titleOf(document, section), entries: shown(document, section) })),
    kept: cv.personalHidden.includes('kept') ? [] : profile.kept,
    stale,
    staleTranslation: translated.stale,
  }
}

/**
 * A profile in one of its languages: what isn't translated stands as it was written.
 *
 * @param language - the profile's own, or a key of its translations; of another, nothing is translated
 */
export function inLanguage(profile: Profile, language: string): Laid<Profile> {
  // `toString` is a well-formed tag, and a function of every object.
  const overlay = Object.hasOwn(profile.translations, language) ? profile.translations[language] : undefined
  return overlay === undefined || language === profile.language
    ? { document: profile, stale: [] }
    : laid(profile, overlay)
}

function laid(profile: Profile, overlay: Overlay): Laid<Profile> {
  return lay(profile, overlay, (value) => {
    const checked = check(profileDraftSchema, value)
    return checked.ok ? checked : { ok: false, at: checked.issues.map((issue) => pathOfIssue(value, issue.path)) }
  })
}

/**
 * All sections that a CV could show: those it lists, in its order, then those it doesn't know of yet.
 *
 * @param profile - for the sections that the person made
 */
export function orderedSections(profile: Profile, cv: Cv): CvSection[] {
  const all: CvSectionName[] = [...sectionNames, ...profile.custom.map(({ id }): CvSectionName => `custom:${id}`)]
  const listed = new Map(cv.sections.filter(({ name }) => all.includes(name)).map((one) => [one.name, one]))
  const rest = all.filter((name) => !listed.has(name))
  return [...listed.values(), ...rest.map((name) => ({ name, shown: true, title: '', order: [], hidden: [] }))]
}

/** The entries of a section, as the profile has them. */
export function entriesOf(profile: Profile, name: CvSectionName): readonly Entry[] {
  if (isSectionName(name)) return profile.entries[name]
  return profile.custom.find(({ id }) => name === `custom:${id}`)?.entries ?? []
}

const titleOf = (profile: Profile, section: CvSection): string =>
  section.title || (profile.custom.find(({ id }) => section.name === `custom:${id}`)?.title ?? '')

function shown(profile: Profile, { name, order, hidden }: CvSection): Entry[] {
  const rank = new Map(order.map((id, at) => [id, at]))
  const last = order.length
  return entriesOf(profile, name)
    .filter(({ id }) => !hidden.includes(id))
    .toSorted((one, other) => (rank.get(one.id) ?? last) - (rank.get(other.id) ?? last))
}
