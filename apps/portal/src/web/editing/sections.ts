import { type Cv, type CvSection, type CvSectionName, orderedSections } from '@laissez-passer/europass/cv'
import type { Patch } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'

/**
 * Writes down the sections that a CV doesn't list yet, so that they can be changed: a new CV lists none.
 *
 * @returns patches that change nothing of what is shown
 */
export function listed(profile: Profile, cv: Cv): Patch[] {
  const known = new Set<string>(cv.sections.map(({ name }) => name))
  const patches: Patch[] = []
  let after: string | null = cv.sections.at(-1)?.name ?? null
  for (const section of orderedSections(profile, cv)) {
    if (known.has(section.name)) continue
    patches.push({ insert: { ...section }, into: 'sections', after })
    after = section.name
  }
  return patches
}

/** Changes one section of a CV. */
export function settingSection(
  layers: { readonly profile: Profile; readonly cv: Cv },
  name: CvSectionName,
  part: Partial<Omit<CvSection, 'name'>>,
): Patch[] {
  const { profile, cv } = layers
  const before = orderedSections(profile, cv).find((section) => section.name === name)
  if (!before) return []
  const set: Patch[] = []
  if (part.shown !== undefined) set.push({ at: `sections/${name}/shown`, value: part.shown, was: before.shown })
  if (part.title !== undefined) set.push({ at: `sections/${name}/title`, value: part.title, was: before.title })
  if (part.order !== undefined) set.push({ at: `sections/${name}/order`, value: part.order, was: before.order })
  if (part.hidden !== undefined) set.push({ at: `sections/${name}/hidden`, value: part.hidden, was: before.hidden })
  return [...listed(profile, cv), ...set]
}

/**
 * Moves a section of a CV.
 *
 * @param after - the section before its new place; null: first
 */
export function movingSection(
  { profile, cv }: { readonly profile: Profile; readonly cv: Cv },
  name: CvSectionName,
  after: CvSectionName | null,
): Patch[] {
  const all = orderedSections(profile, cv).map((section) => section.name)
  const was = all[all.indexOf(name) - 1] ?? null
  return was === after ? [] : [...listed(profile, cv), { move: name, in: 'sections', after, was }]
}
