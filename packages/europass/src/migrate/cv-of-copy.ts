import { type Cv, cvDraftSchema, type CvSection } from '../cv/schema.ts'
import { check, type Checked } from '../fields/issue.ts'
import { isObject, type Json, same } from '../patch/json.ts'
import { pathOf } from '../patch/path.ts'
import type { Profile } from '../profile/schema.ts'
import type { Entry } from '../sections/index.ts'
import { colourNames } from '../templates/colours.ts'
import { listsOf, personalLists } from './lists.ts'
import { type Cv1, old } from './version-1.ts'

/**
 * A CV over a profile that shows what the copy in a CV of version 1 held: where the two say different things,
 * the copy's becomes wording for this CV alone; what the copy hadn't is hidden.
 *
 * @param profile - that already holds all entries of the copy
 */
export function cvOfCopy(profile: Profile, cv: Cv1): Checked<Cv> {
  return check(cvDraftSchema, {
    id: cv.id,
    title: cv.title,
    headline: cv.headline,
    language: cv.language,
    labels: cv.language,
    template: cv.template === 'cv-modern' ? 'modern' : 'formal',
    design: { colour: colourNames.find((name) => name === cv.colour) ?? 'template', pageNumbers: cv.pageNumbers },
    sections: sectionsOf(profile, cv),
    personalHidden: hiddenPersonal(profile, cv),
    overrides: overridesOf(profile, cv),
  })
}

/** Listed sections in their order, the others of version 1 kept and not shown. */
function sectionsOf(profile: Profile, cv: Cv1): CvSection[] {
  const listed = old.filter((name) => cv.sections.includes(name))
  listed.sort((one, other) => cv.sections.indexOf(one) - cv.sections.indexOf(other))
  return [...listed, ...old.filter((name) => !listed.includes(name))].map((name) => {
    const copy = cv.content.entries[name].map(({ id }) => id)
    const all = profile.entries[name].map(({ id }) => id)
    const usual = all.filter((id) => copy.includes(id))
    return {
      name,
      shown: listed.includes(name),
      title: '',
      order: same(usual, copy) ? [] : copy,
      hidden: all.filter((id) => !copy.includes(id) || cv.hidden.includes(id)),
    }
  })
}

/** Of personal information only mother tongues could be hidden, as part of the languages. */
function hiddenPersonal(profile: Profile, cv: Cv1): string[] {
  return personalLists.flatMap((name) => {
    const copy = new Set(cv.content.personal[name].map(({ id }) => id))
    return profile.personal[name]
      .filter(({ id }) => !copy.has(id) || (name === 'motherTongues' && cv.hidden.includes(id)))
      .map(({ id }) => pathOf(name, id))
  })
}

function overridesOf(profile: Profile, cv: Cv1): Record<string, { value: Json; of: Json }> {
  const overrides: Record<string, { value: Json; of: Json }> = {}
  const compare = (at: string, ours: unknown, theirs: unknown): void => {
    for (const [field, value] of Object.entries(fieldsOf(theirs))) {
      const of = fieldsOf(ours)[field]
      if (of !== undefined && !same(of, value)) overrides[`${at}/${pathOf(field)}`] = { value, of }
    }
  }
  const lists = new Set<string>(personalLists)
  const single = (personal: Profile['personal']) =>
    Object.fromEntries(Object.entries(personal).filter(([field]) => !lists.has(field)))
  compare('personal', single(profile.personal), single(cv.content.personal))
  const theirs = listsOf(cv.content)
  for (const [index, { at, entries }] of listsOf(profile).entries()) {
    const copies = new Map<string, Entry>((theirs[index]?.entries ?? []).map((entry) => [entry.id, entry]))
    for (const entry of entries) {
      const copy = copies.get(entry.id)
      if (copy) compare(`${at}/${pathOf(entry.id)}`, entry, copy)
    }
  }
  return overrides
}

const fieldsOf = (value: unknown): Readonly<Record<string, Json>> => (isObject(value) ? value : {})
