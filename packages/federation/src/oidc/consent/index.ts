export { answerConsent } from './answer.ts'
export { type Known, knownBy } from './known.ts'
export type { ConsentQuestion } from './question.ts'
