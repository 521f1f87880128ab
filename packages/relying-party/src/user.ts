import { RelyingPartyError } from './errors.ts'
import { refuseUnknown } from './misspelt.ts'

/** How strongly a person was authenticated; each level accepts the ones above it. */
export type Level = 'BASIC' | 'MEDIUM' | 'HIGH'

/** The person signed in, as the provider describes them. */
export interface User {
  /** Unique identifier, e.g. `n00abcde`; stable, the key to store with your own data. */
  readonly id: string
  readonly email: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** BCP 47 language of the person's account. */
  readonly language: string | null
  readonly level: Level
  /**
   * How they proved it: over OpenID Connect authentication method references (RFC 8176), e.g. `['pwd',
   * 'mfa']`; over CAS EU Login's strengths, e.g. `['PASSWORD_SMS']`.
   */
  readonly methods: readonly string[]
  /** When the person last proved who they are, in seconds since the epoch. */
  readonly authenticatedAt: number
  /**
   * Everything the provider said, under its own names: claims of the ID token and of userinfo; over CAS the
   * attributes, lists as arrays.
   */
  readonly claims: Readonly<Record<string, unknown>>
}

/** The levels, the weakest first. */
export const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']
const acrPrefix = 'https://ecas.ec.europa.eu/loa/'

/** The `acr` value that stands for a level at EU Login, e.g. `https://ecas.ec.europa.eu/loa/medium`. */
export function acrOf(level: Level): string {
  return acrPrefix + level.toLowerCase()
}

/** The level that EU Login means by an `acr` value; an unknown or absent one counts as BASIC. */
export function levelOf(acr: string | undefined): Level {
  return levels.find((level) => acrOf(level) === acr) ?? 'BASIC'
}

/** The level that a text names, or null. */
export function toLevel(name: string | null | undefined): Level | null {
  return levels.find((level) => level === name) ?? null
}

/**
 * The level that an option names; BASIC where it names none.
 * @throws RelyingPartyError for any other text: a door that nobody could pass, or everybody
 */
function readLevel(given: Level = 'BASIC'): Level {
  const level = toLevel(given)
  if (level !== null) return level
  const said = JSON.stringify(given) ?? typeof given
  throw new RelyingPartyError('invalid-option', `level is ${said}: it is ${levels.join(', ')}, in capitals.`)
}

/**
 * What `require` is told.
 * @throws RelyingPartyError for anything else than a level: misspelt, it would let everybody through
 */
export function readRequirement(options: { readonly level?: Level } = {}): Level {
  // As JavaScript gives it: `require('MEDIUM')`, or `app.get('/me', auth.require)`, which a framework calls.
  if (Object.getPrototypeOf(options ?? '') !== Object.prototype)
    throw new RelyingPartyError(
      'invalid-option',
      "require is called by you, with nothing or an object: require({ level: 'MEDIUM' }).",
    )
  refuseUnknown('require', options, ['level'])
  return readLevel(options.level)
}

/**
 * Whether a person known at level `has` may enter where `required` is asked for; nobody may where that is no
 * level.
 */
export function reaches(has: Level, required: Level): boolean {
  return levels.includes(required) && levels.indexOf(has) >= levels.indexOf(required)
}
