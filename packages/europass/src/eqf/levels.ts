/** The levels, lowest first. */
export const eqfLevels = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
/** A level. */
export type EqfLevel = (typeof eqfLevels)[number]

/** Whether a text is one of the eight levels. */
export const isEqfLevel = (text: string): text is EqfLevel => (eqfLevels as readonly string[]).includes(text)

/** What a level describes: what a person knows, is able to do, and answers for. */
export const eqfAspects = ['knowledge', 'skills', 'responsibility'] as const
/** What a level describes. */
export type EqfAspect = (typeof eqfAspects)[number]

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
