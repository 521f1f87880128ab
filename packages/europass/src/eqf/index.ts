/**
 * The European Qualifications Framework: eight levels of what a person knows, understands and is able to do.
 *
 * @see Council Recommendation 2017/C 189/03, Annex II
 * @module
 */

/** The levels, lowest first. */
export const eqfLevels = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
/** A level. */
export type EqfLevel = (typeof eqfLevels)[number]

/** Whether a text is one of the eight levels. */
export const isEqfLevel = (text: string): text is EqfLevel => (eqfLevels as readonly string[]).includes(text)

/**
 * Qualifications of the Bologna framework and the EQF level each is referenced to.
 *
 * @see the self-certification arrangement between the Qualifications Frameworks of the European Higher Education Area and the EQF
 */
export const bolognaCycles: Readonly<Record<'short' | 'first' | 'second' | 'third', EqfLevel>> = {
  short: '5',
  first: '6',
  second: '7',
  third: '8',
}
