import { RelyingPartyError } from '../errors.ts'
import type { RelyingPartyOptions } from '../options.ts'

const assurances = ['TOP', 'HIGH', 'MEDIUM', 'LOW'] as const

/** Whom accounts belong to, as EU Login ranks it; each accepts the ones before. */
export type Assurance = (typeof assurances)[number]

/** Options of {@link euLogin} over CAS. */
export interface EuLoginOverCas extends RelyingPartyOptions {
  /** EU Login's address, e.g. `https://ecas.ec.europa.eu/cas`. */
  readonly server: string
  readonly clientId?: never
  readonly clientSecret?: never
  /**
   * The population that may enter: `TOP` Commission staff, `HIGH` and other institutions, `MEDIUM` and
   * sponsored people, `LOW` (the default) and whoever registered by themselves.
   */
  readonly assurance?: Assurance
  /** Which of a person's groups are asked for: names, or `*` for all; default none. They come as a claim. */
  readonly groups?: '*' | readonly string[]
  /**
   * Strengths that are enough, e.g. `['PASSWORD_SMS']`, where a level doesn't say it; default those of the
   * level.
   */
  readonly acceptStrengths?: readonly string[]
  /** Ask for a proxy-granting ticket with each login, so that {@link CasRelyingParty.proxyTicket} works. */
  readonly proxy?: boolean
  /** Send a login's parameters ahead (`POST /login/init`), so that the browser carries none of them. */
  readonly loginTransaction?: boolean
}

/**
 * The population that an option names.
 * @throws RelyingPartyError for any other text: EU Login takes an empty one for everybody
 */
export function readAssurance(given: Assurance = 'LOW'): Assurance {
  const assurance = assurances.find((one) => one === given)
  if (assurance !== undefined) return assurance
  const said = JSON.stringify(given) ?? typeof given
  throw new RelyingPartyError('invalid-option', `assurance is ${said}: it is ${assurances.join(', ')}, in capitals.`)
}
