/** How strongly a person was authenticated; each level accepts the ones above it. */
export type Level = 'BASIC' | 'MEDIUM' | 'HIGH'

/** The person signed in, as EU Login describes them. */
export interface User {
  /** Unique identifier, e.g. `n00abcde`; stable, the key to store with your own data. */
  readonly id: string
  readonly email: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** BCP 47 language of the person's account. */
  readonly language: string | null
  readonly level: Level
  /** Authentication method references (RFC 8176), e.g. `['pwd', 'swk', 'pin', 'mfa']`. */
  readonly methods: readonly string[]
  /** When the person last proved who they are, in seconds since the epoch. */
  readonly authenticatedAt: number
}

const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']
const acrPrefix = 'https://ecas.ec.europa.eu/loa/'

/** The `acr` value that stands for a level, e.g. `https://ecas.ec.europa.eu/loa/medium`. */
export function acrOf(level: Level): string {
  return acrPrefix + level.toLowerCase()
}

/** The level that an `acr` value stands for; an unknown or absent one counts as BASIC. */
export function levelOf(acr: string | undefined): Level {
  return levels.find((level) => acrOf(level) === acr) ?? 'BASIC'
}

/** Whether a person known at level `has` may enter where `required` is asked for. */
export function reaches(has: Level, required: Level): boolean {
  return levels.indexOf(has) >= levels.indexOf(required)
}
