/** The levels of eIDAS, lowest first, as Demoland writes them in `acr`. */
export const levels = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
} as const

/** How sure Demoland pretends to be. */
export type LevelName = keyof typeof levels

/** Their names, lowest first. */
export const levelNames: readonly LevelName[] = ['low', 'substantial', 'high']

/** The lowest of the levels that were asked for; `low` when none was. */
export function levelAsked(acrValues: string): LevelName {
  const asked = acrValues.split(' ')
  return levelNames.find((name) => asked.includes(levels[name])) ?? 'low'
}
