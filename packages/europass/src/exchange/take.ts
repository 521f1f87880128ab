import { isObject, type Json, same } from '../patch/json.ts'
import { pathOf, type Path } from '../patch/path.ts'
import type { Profile } from '../profile/index.ts'
import { type SectionName, sectionNames } from '../sections/index.ts'
import { textOf } from './json.ts'
import { filledFields } from './report.ts'

/**
 * Something that an import brings and a person may take: a field of personal information, one of a list
 * there, an entry, a section of the person's own.
 */
export interface Offer {
  /**
   * Where it stands in the imported profile: `personal/birthDate`, `entries/projects/<id>`, `custom/<id>`.
   */
  readonly path: Path
  /** `personal`, the name of a section, or `custom`. */
  readonly section: 'personal' | 'custom' | SectionName
  /** The field of personal information it is, or belongs to; empty for entries. */
  readonly field: string
  readonly value: Json
  /**
   * Beside what the profile has: it has none, it has the same (nothing is taken), or its one field says
   * something else (it is replaced).
   */
  readonly standing: 'new' | 'same' | 'other'
  /** What the profile says where `standing` is `other`. */
  readonly mine: Json
}

type Fields = Readonly<Record<string, Json>>

/** Documents are plain JSON. */
export const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {})
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [])

/** The id of an entry. */
export const idOf = (entry: Json): string => textOf(fieldsOf(entry)['id'])

/** Whether two entries say the same; their ids say nothing. */
export const saysSame = (one: Json, other: Json): boolean => same(withoutIds(one), withoutIds(other))

function withoutIds(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => withoutIds(one))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      // Files are known by ids too.
      .filter(([key]) => key !== 'id' && key !== 'files')
      .map(([key, one]) => [key, withoutIds(one)]),
  )
}

export const isFilled = (value: Json): boolean => filledFields({ value }).length > 0

/** The entries that say something: other programs leave empty ones in their files. */
const saying = (entries: unknown): readonly Json[] => listOf(entries).filter(isFilled)

/**
 * What an import brings beside a profile, in the order of Europass.
 *
 * @param mine - the profile as it is
 * @param theirs - the imported one
 */
export function offersOf(mine: Profile, theirs: Profile): Offer[] {
  return [...personalOffers(fieldsOf(mine.personal), fieldsOf(theirs.personal)), ...entryOffers(mine, theirs)]
}

function personalOffers(mine: Fields, theirs: Fields): Offer[] {
  return Object.entries(theirs).flatMap(([field, value]): Offer[] => {
    const base = { section: 'personal', field } as const
    const isList = Array.isArray(value) && value.every((one: Json) => isObject(one) && 'id' in one)
    if (isList)
      return saying(value).map((one) => {
        const has = listOf(mine[field]).some((other) => saysSame(one, other))
        const path = pathOf('personal', field, idOf(one))
        return { ...base, path, value: one, standing: has ? 'same' : 'new', mine: null }
      })
    const own = mine[field] ?? null
    if (!isFilled(value)) return []
    const standing = same(own, value) ? 'same' : isFilled(own) ? 'other' : 'new'
    return [{ ...base, path: pathOf('personal', field), value, standing, mine: own }]
  })
}

function entryOffers(mine: Profile, theirs: Profile): Offer[] {
  const named = sectionNames.flatMap((section) =>
    saying(theirs.entries[section]).map((value): Offer => {
      const has = listOf(mine.entries[section]).some((other) => saysSame(value, other))
      const path = pathOf('entries', section, idOf(value))
      return { path, section, field: '', value, standing: has ? 'same' : 'new', mine: null }
    }),
  )
  const custom = saying(theirs.custom).map((value): Offer => {
    const has = listOf(mine.custom).some((other) => saysSame(value, other))
    return {
      path: pathOf('custom', idOf(value)),
      section: 'custom',
      field: '',
      value,
      standing: has ? 'same' : 'new',
      mine: null,
    }
  })
  return [...named, ...custom]
}

/** What is taken unless the person chooses otherwise: what is new; what would replace something isn't. */
export const usualChoice = (offers: readonly Offer[]): Set<Path> =>
  new Set(offers.filter(({ standing }) => standing === 'new').map(({ path }) => path))

/**
 * The profile with what was chosen of an import. Entries are added behind its own; a section of the person's
 * own that has the same title gets the entries. What the import put aside comes with it.
 *
 * @param mine - the profile as it is
 * @param theirs - the imported one
 * @param chosen - paths of offers; those that say the same as the profile change nothing
 */
export function takeOffers(mine: Profile, theirs: Profile, chosen: ReadonlySet<Path>): Profile {
  const offers = offersOf(mine, theirs).filter(({ path, standing }) => standing !== 'same' && chosen.has(path))
  if (offers.length === 0) return mine
  const personal: Record<string, Json> = { ...fieldsOf(mine.personal) }
  const entries: Record<string, readonly Json[]> = Object.fromEntries(
    sectionNames.map((name) => [name, listOf(mine.entries[name])]),
  )
  let custom: readonly Json[] = listOf(mine.custom)
  for (const { section, field, value } of offers) {
    if (section === 'personal') {
      const own = personal[field]
      personal[field] = isObject(value) && 'id' in value ? [...listOf(own), value] : value
    } else if (section === 'custom') custom = withSection(custom, fieldsOf(value))
    else entries[section] = [...(entries[section] ?? []), value]
  }
  const isFirst = filledFields({ personal: mine.personal, entries: mine.entries, custom: mine.custom }).length === 0
  const taken: unknown = {
    ...mine,
    language: isFirst ? theirs.language : mine.language,
    personal,
    entries,
    custom,
    kept: [
      ...mine.kept,
      ...theirs.kept.filter((one) => !mine.kept.some((other) => same(withoutIds(one), withoutIds(other)))),
    ],
  }
  // Both profiles are: so is what is made of their parts.
  return taken as Profile
}

function withSection(sections: readonly Json[], section: Fields): readonly Json[] {
  const title = section['title']
  const at = sections.findIndex((one) => fieldsOf(one)['title'] === title)
  if (at === -1) return [...sections, section]
  return sections.map((one, index) => {
    if (index !== at) return one
    const own = fieldsOf(one)
    const entries = listOf(own['entries'])
    const added = listOf(section['entries']).filter((entry) => !entries.some((other) => saysSame(entry, other)))
    return { ...own, entries: [...entries, ...added] }
  })
}
