/**
 * Digital skills on DigComp 3.0: questions of our own, a test, its score and its report.
 *
 * @see https://joint-research-centre.ec.europa.eu/digcomp_en
 * @module
 */
export { type Change, changes, type TestChanges } from './compare.ts'
export { credentialOfTest, type CredentialOfTestOptions } from './credential.ts'
export {
  type Area,
  areaOf,
  areas,
  type Competence,
  competences,
  competencesOf,
  type Level,
  levels,
} from './framework.ts'
export { type Item, type ItemId, items, itemsOf } from './items.ts'
export { groupOfTests, withTest } from './profile-entry.ts'
export { bands, levelOf, type Mark, most, type Score, score } from './score.ts'
export { reportSheet, type ReportOptions } from './sheet.ts'
export { itemSources } from './sources.ts'
export {
  abilityAnswers,
  type Answer,
  answered,
  answeredCount,
  answersTo,
  answerTo,
  type DigitalTest,
  digitalTestSchema,
  type FinishedTest,
  isCompetenceAnswered,
  isFinished,
  knowledgeAnswers,
  newDigitalTest,
  placeOf,
  unanswered,
} from './test.ts'
export { type DigitalMessageKey, type DigitalWords, digitalWords } from './words/index.ts'
