/**
 * How well somebody knows a language: a self-assessment by can-do statements of our own words, after the
 * levels of the Common European Framework of Reference for Languages.
 *
 * @see https://www.coe.int/en/web/common-european-framework-reference-languages/level-descriptions
 * @module
 */
export {
  answered,
  answerTo,
  finished,
  hasLevel,
  levelsOf,
  type Reasons,
  reasonsFor,
  type SkillStanding,
  type Standing,
  standingOf,
  standings,
} from './assess.ts'
export { gridSheet, type GridWords } from './grid.ts'
export {
  type Answer,
  answers,
  type LanguageCheck,
  languageCheckDraftSchema,
  languageCheckSchema,
  newLanguageCheck,
} from './schema.ts'
export { type Activity, activityOf, levelAbove, skillsOf, type StatementId, statementsOf } from './statements.ts'
export { entryOf, isMotherTongue, isSameLanguage, type LevelChoice, levelChoices, withLevels } from './take.ts'
export { type LanguagesMessageKey, languagesWords } from './words/index.ts'
