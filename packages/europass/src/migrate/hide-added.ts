import type { Cv } from '../cv/schema.ts'
import { pathOf } from '../patch/path.ts'
import type { Profile } from '../profile/schema.ts'
import { type SectionName } from '../sections/index.ts'
import { personalLists } from './lists.ts'
import { old } from './version-1.ts'

/** A CV that shows of a profile no more than it did before entries were added to it. */
export function hideAdded(cv: Cv, { before, after }: { readonly before: Profile; readonly after: Profile }): Cv {
  const added = (one: readonly { readonly id: string }[], other: readonly { readonly id: string }[]): string[] => {
    const known = new Set(one.map(({ id }) => id))
    return other.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  }
  const personal = personalLists.flatMap((name) =>
    added(before.personal[name], after.personal[name]).map((id) => pathOf(name, id)),
  )
  const sections = old.reduce(
    (list, name) => hidden(list, name, added(before.entries[name], after.entries[name])),
    [...cv.sections],
  )
  return { ...cv, sections, personalHidden: [...new Set([...cv.personalHidden, ...personal])] }
}

function hidden(list: Cv['sections'], name: SectionName, ids: readonly string[]): Cv['sections'] {
  if (ids.length === 0) return list
  const found = list.find((section) => section.name === name)
  if (!found) return [...list, { name, shown: true, title: '', order: [], hidden: [...ids] }]
  return list.map((section) =>
    section === found ? { ...section, hidden: [...new Set([...section.hidden, ...ids])] } : section,
  )
}
