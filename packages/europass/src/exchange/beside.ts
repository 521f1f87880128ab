import { shownPersonal } from '../cv/shown-personal.ts'
import type { Cv, CvSection } from '../cv/schema.ts'
import type { Letter } from '../letter/schema.ts'
import { pathOf, type Path } from '../patch/path.ts'
import type { Profile } from '../profile/index.ts'
import { type Personal, sectionNames } from '../sections/index.ts'
import { fieldsOf, idOf, isFilled, listOf, saysSame } from './take.ts'

/** Two profiles: before anything was taken of an import, and the imported one. */
export interface BothProfiles {
  readonly mine: Profile
  readonly theirs: Profile
}

/**
 * A CV that an import brought, over a profile that had things before: it shows what came with it, and what
 * says the same; the rest is hidden in it, personal information and the person's own sections too. Of a field
 * that both have, the profile's is shown, whichever was taken.
 *
 * @param cv - as it was imported
 * @param profiles - see {@link BothProfiles}
 */
export function cvBeside(cv: Cv, profiles: BothProfiles): Cv {
  return {
    ...cv,
    sections: sectionsBeside(cv, profiles),
    personalHidden: [...new Set([...cv.personalHidden, ...personalBeside(profiles)])],
  }
}

/**
 * A letter that an import brought, over a profile that had things before: it shows the personal information
 * that came with it, and what says the same.
 *
 * @param letter - as it was imported
 * @param profiles - see {@link BothProfiles}
 */
export const letterBeside = (letter: Letter, profiles: BothProfiles): Letter => ({
  ...letter,
  personalHidden: [...new Set([...letter.personalHidden, ...personalBeside(profiles)])],
})

/** Entries that one list has and another says nothing of, by their ids. */
const onlyIn = (one: unknown, other: unknown): string[] =>
  listOf(one)
    .filter((entry) => !listOf(other).some((such) => saysSame(entry, such)))
    .map(idOf)

/** What of personal information can be hidden and isn't the import's. */
function personalBeside({ mine, theirs }: BothProfiles): Path[] {
  const [own, other] = [fieldsOf(mine.personal), fieldsOf(theirs.personal)]
  return Object.entries(own).flatMap(([field, value]) => {
    if (!isFilled(value) || !canBeHidden(mine.personal, field)) return []
    if (!isFilled(other[field] ?? null)) return [pathOf(field)]
    const isEntries = listOf(value).some((entry) => idOf(entry) !== '')
    return isEntries ? onlyIn(value, other[field]).map((id) => pathOf(field, id)) : []
  })
}

/** Names can't be. */
const canBeHidden = (personal: Personal, field: string): boolean =>
  !isFilled(fieldsOf(shownPersonal(personal, [field]))[field] ?? null)

function sectionsBeside(cv: Cv, { mine, theirs }: BothProfiles): CvSection[] {
  const listed = new Map(cv.sections.map((section) => [section.name, section]))
  const listing = (name: CvSection['name']): CvSection =>
    listed.get(name) ?? { name, shown: true, title: '', order: [], hidden: [] }
  for (const name of sectionNames) {
    const others = onlyIn(mine.entries[name], theirs.entries[name])
    const section = listing(name)
    if (others.length > 0) listed.set(name, { ...section, hidden: [...section.hidden, ...others] })
  }
  for (const { id, title, entries } of mine.custom) {
    // What comes into a section of the same title is taken into that one.
    const such = theirs.custom.find((section) => section.title === title)
    const section = listing(such ? `custom:${such.id}` : `custom:${id}`)
    if (such) {
      const hidden = [...section.hidden, ...onlyIn(entries, such.entries)]
      listed.set(section.name, { ...section, name: `custom:${id}`, hidden })
    } else listed.set(section.name, { ...section, shown: false })
  }
  return [...listed.values()]
}
