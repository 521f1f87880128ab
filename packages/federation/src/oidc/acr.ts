import type { Level } from '@laissez-passer/core/ports'

const acrPrefix = 'https://ecas.ec.europa.eu/loa/'

/**
 * Authentication context class of a level, as EU Login names them, e.g.
 * `https://ecas.ec.europa.eu/loa/medium`.
 */
export function acrOf(level: Level): string {
  return acrPrefix + level.toLowerCase()
}

/** The level that an `acr` value names; null for a value that isn't one of ours. */
export function levelOfAcr(acr: string): Level | null {
  const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']
  return levels.find((level) => acrOf(level) === acr) ?? null
}
