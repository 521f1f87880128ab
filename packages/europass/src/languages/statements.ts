import { cefrLevels, type CefrLevel, type CefrSkill, cefrSkills } from '../cefr/index.ts'

/** What statements are about: the five skills and, for sign languages, watching instead of listening. */
export type Activity = CefrSkill | 'watching'

/** The name of a can-do statement: `reading.B1.2`. Its text is `canDo.reading.B1.2` of the words. */
export type StatementId = `${Activity}.${CefrLevel}.${1 | 2 | 3}`

/** A sign language isn’t written: it is watched, and signed to somebody or to an audience. */
const signedSkills: readonly CefrSkill[] = ['listening', 'interaction', 'production']

/** The skills that a language is checked in, in the order of the grid. */
export const skillsOf = ({ signed }: { readonly signed: boolean }): readonly CefrSkill[] =>
  signed ? signedSkills : cefrSkills

/** What a skill is about: of a sign language, listening is watching. */
export const activityOf = (skill: CefrSkill, { signed }: { readonly signed: boolean }): Activity =>
  signed && skill === 'listening' ? 'watching' : skill

/** The statements of a level: three things that somebody who has it can do. */
export function statementsOf(
  skill: CefrSkill,
  { level, signed }: { readonly level: CefrLevel; readonly signed: boolean },
): readonly StatementId[] {
  const activity = activityOf(skill, { signed })
  return ([1, 2, 3] as const).map((number): StatementId => `${activity}.${level}.${number}`)
}

/** The level above; undefined above C2. */
export const levelAbove = (level: CefrLevel | ''): CefrLevel | undefined =>
  level === '' ? cefrLevels[0] : cefrLevels[cefrLevels.indexOf(level) + 1]

/** The level below; undefined below A1. */
export const levelBelow = (level: CefrLevel): CefrLevel | undefined => cefrLevels[cefrLevels.indexOf(level) - 1]
