/**
 * The European Qualifications Framework: eight levels of what a person knows, is able to do and answers for,
 * explained in words of ours, with countries' own levels where they are known.
 *
 * @see https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:C:2017:189:TOC Council Recommendation 2017/C 189/03, Annex II
 * @module
 */
export { bolognaCycles, type EqfAspect, eqfAspects, type EqfLevel, eqfLevels, isEqfLevel } from './levels.ts'
export { nationalFrameworks, type NationalFramework, type NationalLevel, nationalLevels } from './frameworks.ts'
export { type EqfMessageKey, eqfWords } from './words/index.ts'
