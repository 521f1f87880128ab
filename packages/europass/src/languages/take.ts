import { type CefrLevel, type CefrSkill, cefrSkills } from '../cefr/index.ts'
import { draft } from '../fields/kit.ts'
import type { Profile } from '../profile/schema.ts'
import { languageSchema, type LanguageSkill } from '../sections/language/schema.ts'
import type { LanguageCheck } from './schema.ts'

/** What a profile says of a skill, and what a self-assessment found. */
export interface LevelChoice {
  readonly skill: CefrSkill
  /** Empty where the profile says nothing. */
  readonly stands: CefrLevel | ''
  readonly found: CefrLevel
}

type Named = Pick<LanguageCheck, 'code' | 'label'>

/** Whether two say the same language: by its code, or in the same words. */
export const isSameLanguage = (one: Named, other: Named): boolean =>
  one.code === '' && other.code === ''
    ? one.label.trim().toLowerCase() === other.label.trim().toLowerCase()
    : one.code === other.code

/** The profile’s entry of a language; undefined where it has none. */
export const entryOf = (profile: Profile, language: Named): LanguageSkill | undefined =>
  profile.entries.language.find((entry) => isSameLanguage(entry, language))

/** Whether a language is a mother tongue of the person’s: those have no levels. */
export const isMotherTongue = (profile: Profile, language: Named): boolean =>
  profile.personal.motherTongues.some((one) => isSameLanguage(one, language))

/** What a self-assessment found, beside what the profile says: the person decides where they differ. */
export function levelChoices(profile: Profile, check: Named & Pick<LanguageCheck, 'levels'>): readonly LevelChoice[] {
  const entry = entryOf(profile, check)
  return cefrSkills.flatMap((skill) => {
    const found = check.levels[skill]
    return found === '' ? [] : [{ skill, found, stands: entry?.[skill] ?? '' }]
  })
}

/**
 * The profile with levels of a language. It gets an entry where it has none; skills that aren’t named stay as
 * they are.
 *
 * @param options - `levels`: what the person chose to take; `id`: of a new entry
 */
export function withLevels(
  profile: Profile,
  language: Named,
  { levels, id }: { readonly levels: Partial<Record<CefrSkill, CefrLevel>>; readonly id: string },
): Profile {
  const entry = entryOf(profile, language)
  const { code, label } = language
  const entries = entry
    ? profile.entries.language.map((one) => (one === entry ? { ...one, ...levels } : one))
    : [...profile.entries.language, drafted.parse({ id, code, label, ...levels })]
  return { ...profile, entries: { ...profile.entries, language: entries } }
}

const drafted = languageSchema(draft)
