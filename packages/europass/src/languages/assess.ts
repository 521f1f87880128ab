import { accepts, checkOptions, optional } from '@laissez-passer/password/options'
import { type CefrLevel, cefrLevels, type CefrSkill } from '../cefr/index.ts'
import type { Answer, LanguageCheck } from './schema.ts'
import { levelAbove, levelBelow, skillsOf, type StatementId, statementsOf } from './statements.ts'

/** Where the first skill begins: the middle. */
const middle: CefrLevel = 'B1'

/** How far a skill is checked. */
export type Standing =
  | {
      readonly state: 'open'
      /** The levels that were asked so far, in that order. */
      readonly asked: readonly CefrLevel[]
      /** The level to ask next. */
      readonly next: CefrLevel
    }
  | {
      readonly state: 'decided'
      readonly asked: readonly CefrLevel[]
      /** Empty: below A1. */
      readonly level: CefrLevel | ''
    }

type Asked = Pick<LanguageCheck, 'answers' | 'signed' | 'starts'>

/** The answer to a statement; undefined where there is none yet. */
export const answerTo = (check: Pick<LanguageCheck, 'answers'>, statement: StatementId): Answer | undefined =>
  (Object.hasOwn(check.answers, statement) && check.answers[statement]) || undefined

/**
 * Whether somebody has a level: they do most of what its statements say easily (two of three) and nothing of
 * it not at all.
 *
 * @returns undefined while a statement has no answer
 */
export function hasLevel(
  check: Pick<LanguageCheck, 'answers' | 'signed'>,
  { skill, level }: { readonly skill: CefrSkill; readonly level: CefrLevel },
): boolean | undefined {
  const given = statementsOf(skill, { level, signed: check.signed }).map((statement) => answerTo(check, statement))
  if (given.includes(undefined)) return undefined
  return !given.includes('no') && given.filter((answer) => answer === 'easily').length >= 2
}

/**
 * How far a skill is checked. From where it begins the questions go up as long as somebody has the level, and
 * down until they have one; where a level that they have meets one that they don’t, it is decided.
 *
 * @param options - `from`: the level to begin at where nothing is answered yet, the middle unless told
 */
export function standingOf(check: Asked, skill: CefrSkill, options: { readonly from?: CefrLevel } = {}): Standing {
  checkOptions('standingOf', options, { from: optional(accepts.oneOf(...cefrLevels)) })
  const { from = middle } = options
  const asked: CefrLevel[] = []
  let level = check.starts[skill] || from
  for (;;) {
    const has = hasLevel(check, { skill, level })
    if (has === undefined) return { state: 'open', asked, next: level }
    asked.push(level)
    const other = has ? levelAbove(level) : levelBelow(level)
    if (other === undefined) return { state: 'decided', asked, level: has ? level : '' }
    // It comes from there: on the one side they have it, on the other not.
    if (asked.includes(other)) return { state: 'decided', asked, level: has ? level : other }
    level = other
  }
}

/** A skill of a self-assessment, and how far it is checked. */
export interface SkillStanding {
  readonly skill: CefrSkill
  readonly standing: Standing
}

/**
 * How far all skills of a self-assessment are checked. One that wasn’t begun begins where the last one before
 * it ended: whoever reads at B2 isn’t asked for A1 first.
 */
export function standings(check: Asked): readonly SkillStanding[] {
  let from = middle
  return skillsOf(check).map((skill) => {
    const standing = standingOf(check, skill, { from })
    if (standing.state === 'decided') from = standing.level || 'A1'
    return { skill, standing }
  })
}

/** The self-assessment with another answer. One that was finished is under way again. */
export function answered(
  check: LanguageCheck,
  statement: StatementId,
  { answer, skill, level }: { readonly answer: Answer; readonly skill: CefrSkill; readonly level: CefrLevel },
): LanguageCheck {
  const starts = check.starts[skill] === '' ? { ...check.starts, [skill]: level } : check.starts
  return reopened({ ...check, starts, answers: { ...check.answers, [statement]: answer } })
}

const nothing = { listening: '', reading: '', interaction: '', production: '', writing: '' } as const

const reopened = (check: LanguageCheck): LanguageCheck =>
  check.finishedAt === '' ? check : { ...check, finishedAt: '', levels: nothing }

/** What came of a self-assessment so far; empty where a skill isn’t decided, or is below A1. */
export function levelsOf(check: Asked): LanguageCheck['levels'] {
  const levels: LanguageCheck['levels'] = { ...nothing }
  for (const { skill, standing } of standings(check)) if (standing.state === 'decided') levels[skill] = standing.level
  return levels
}

/**
 * The self-assessment, finished with what is decided.
 *
 * @param date - Y-M-D
 */
export const finished = (check: LanguageCheck, date: string): LanguageCheck => ({
  ...check,
  finishedAt: date,
  levels: levelsOf(check),
})

/** Why a skill has its level, and what the next one would be. */
export interface Reasons {
  /** What somebody said they do easily, of the level that they have. */
  readonly easily: readonly StatementId[]
  /** What they said costs them an effort, of the level that they have. */
  readonly effort: readonly StatementId[]
  /** The next level, with its statements; undefined at C2. */
  readonly next:
    | {
        readonly level: CefrLevel
        /** What they said they do easily already. */
        readonly there: readonly StatementId[]
        readonly missing: readonly StatementId[]
      }
    | undefined
}

/** Why a skill has a level that was decided, in the statements that were answered. */
export function reasonsFor(
  check: Pick<LanguageCheck, 'answers' | 'signed'>,
  { skill, level }: { readonly skill: CefrSkill; readonly level: CefrLevel | '' },
): Reasons {
  const { signed } = check
  const own = level === '' ? [] : statementsOf(skill, { level, signed })
  const above = levelAbove(level)
  const next = above === undefined ? [] : statementsOf(skill, { level: above, signed })
  const are = (statements: readonly StatementId[], answer: Answer) =>
    statements.filter((one) => answerTo(check, one) === answer)
  return {
    easily: are(own, 'easily'),
    effort: are(own, 'effort'),
    next: above && {
      level: above,
      there: are(next, 'easily'),
      missing: next.filter((one) => answerTo(check, one) !== 'easily'),
    },
  }
}
