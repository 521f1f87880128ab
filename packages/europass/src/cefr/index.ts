/**
 * The Common European Framework of Reference for Languages: six levels, five skills.
 *
 * @see https://www.coe.int/en/web/common-european-framework-reference-languages/level-descriptions
 * @module
 */

/** The levels, lowest first. */
export const cefrLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
/** A level. */
export type CefrLevel = (typeof cefrLevels)[number]

/** The skills of the self-assessment grid, in its order. */
export const cefrSkills = ['listening', 'reading', 'interaction', 'production', 'writing'] as const
/** A skill. */
export type CefrSkill = (typeof cefrSkills)[number]

/** How the grid groups its skills. */
export const cefrGroups: readonly {
  readonly name: 'understanding' | 'speaking' | 'writing'
  readonly skills: readonly CefrSkill[]
}[] = [
  { name: 'understanding', skills: ['listening', 'reading'] },
  { name: 'speaking', skills: ['interaction', 'production'] },
  { name: 'writing', skills: ['writing'] },
]

/** A person's levels in one language; `''` where a skill wasn't assessed. */
export type CefrAssessment = Readonly<Record<CefrSkill, CefrLevel | ''>>

/** Whether a text is one of the six levels. */
export const isCefrLevel = (text: string): text is CefrLevel => (cefrLevels as readonly string[]).includes(text)

/**
 * One level for a language, where one must do (a headline, a sort order): the median of the assessed skills,
 * the lower one on a tie.
 *
 * @returns `undefined` when no skill was assessed
 */
export function overallLevel(assessment: CefrAssessment): CefrLevel | undefined {
  const ranks = cefrSkills
    .map((skill) => assessment[skill])
    .filter(isCefrLevel)
    .map((level) => cefrLevels.indexOf(level))
    .toSorted((one, other) => one - other)
  const middle = ranks[Math.floor((ranks.length - 1) / 2)]
  return middle === undefined ? undefined : cefrLevels[middle]
}
