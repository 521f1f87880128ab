import type { Profile } from '@laissez-passer/europass/profile'

/** A group of digital skills. */
export type SkillGroup = Profile['entries']['profile-skills'][number]

/** What goes from one group to another. */
export interface Moving {
  readonly skills: readonly string[]
  /** Ids of achievements. */
  readonly achievements: readonly string[]
}

const same = (one: string): string => one.trim().toLocaleLowerCase()

/** Skills behind those that are there, each once. */
function withSkills(before: readonly string[], more: readonly string[]): string[] {
  const known = new Set(before.map(same))
  return [...before, ...more.filter((one) => !known.has(same(one)) && known.add(same(one)))]
}

/** Moves skills and achievements from a group to another one; nothing where one of them isn't there. */
export function moved(
  groups: readonly SkillGroup[],
  { from, into, what }: { readonly from: string; readonly into: string; readonly what: Moving },
): readonly SkillGroup[] {
  const source = groups.find(({ id }) => id === from)
  if (!source || from === into || !groups.some(({ id }) => id === into)) return groups
  const isGoing = ({ id }: { readonly id: string }): boolean => what.achievements.includes(id)
  return groups.map((group) => {
    if (group.id === from)
      return {
        ...group,
        skills: group.skills.filter((skill) => !what.skills.includes(skill)),
        achievements: group.achievements.filter((one) => !isGoing(one)),
      }
    if (group.id !== into) return group
    return {
      ...group,
      skills: withSkills(group.skills, what.skills),
      achievements: [...group.achievements, ...source.achievements.filter(isGoing)],
    }
  })
}

/** Puts all of a group into another one, which has its name unless it had none; the first is gone then. */
export function merged(
  groups: readonly SkillGroup[],
  { from, into }: { readonly from: string; readonly into: string },
): readonly SkillGroup[] {
  const source = groups.find(({ id }) => id === from)
  if (!source || from === into || !groups.some(({ id }) => id === into)) return groups
  const what = { skills: source.skills, achievements: source.achievements.map(({ id }) => id) }
  return moved(groups, { from, into, what })
    .filter(({ id }) => id !== from)
    .map((group) => (group.id === into && group.name.trim() === '' ? { ...group, name: source.name } : group))
}
