import type { VerificationMethod } from '@laissez-passer/core/context'
import type { Requirement } from '@laissez-passer/core/ports'
import { type CasService, matchService, type NoMatch, type Service } from '../services/index.ts'
import { readEcasLogin } from './ecas/login-parameters.ts'
import { isSet, parameter, repeated } from './parameters.ts'

/** A request to `/login` that a service sent a browser with. */
export interface LoginRequest {
  readonly service: CasService
  /** The service's address as it was given: where the browser goes back to, and what tickets are bound to. */
  readonly address: string
  /** A new sign-in is asked for, whoever is signed in. */
  readonly renew: boolean
  /** Nobody is to be asked anything. */
  readonly gateway: boolean
  /** How the ticket is handed over. */
  readonly method: 'GET' | 'POST'
  /** What is asked of the sign-in. */
  readonly requirement: Requirement
  /** What the browser is bound to, as the service says; null: nothing. */
  readonly clientFingerprint: string | null
  /** The language in which the service speaks with the person (ISO 639-1); null: it doesn't say. */
  readonly locale: string | null
}

/**
 * Why a service can't be served: it isn't registered, says something twice, or something that can't be
 * (`message`: what, in English, for whoever wrote it).
 */
export type LoginRefusal =
  | NoMatch
  | { readonly reason: 'repeated-parameter' }
  | { readonly reason: 'parameter'; readonly message: string }
  /** What it sent up front was answered before, or waited too long. */
  | { readonly reason: 'request-over' }
  /** It is longer than what can be come back to after a sign-in. */
  | { readonly reason: 'request-too-long' }

/** What a login request's query says. */
export type ReadLogin =
  | { readonly kind: 'request'; readonly request: LoginRequest }
  | { readonly kind: 'refuse'; readonly why: LoginRefusal }
  /** Nobody sent this browser. */
  | { readonly kind: 'no-service' }

/** What is read of a request, and may be there once. */
export const readNames = ['service', 'renew', 'gateway', 'method']

/**
 * Reads what a service asks of a sign-in. `renew` wins over `gateway`; without a service neither means
 * anything.
 *
 * @param provider - Its registered services, and the methods that a service may ask for.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.1.1
 */
export function readLogin(
  { methods, services }: { readonly methods: readonly VerificationMethod[]; readonly services: readonly Service[] },
  query: URLSearchParams,
): ReadLogin {
  if (repeated(query, readNames) !== null) return { kind: 'refuse', why: { reason: 'repeated-parameter' } }
  const given = parameter(query, 'service')
  if (given === null) return { kind: 'no-service' }
  const match = matchService(services, given)
  if (!match.ok) return { kind: 'refuse', why: match.why }
  const { address, service } = match
  const requirement = {
    serviceName: service.name,
    level: service.requiredLevel,
    methods: service.acceptedMethods ?? null,
  }
  const dialect = readEcasLogin(query, { methods, requirement })
  if (!dialect.ok) return { kind: 'refuse', why: { reason: 'parameter', message: dialect.failure.message } }
  const renew = isSet(query, 'renew')
  return {
    kind: 'request',
    request: {
      service,
      address,
      renew,
      gateway: !renew && isSet(query, 'gateway'),
      method: parameter(query, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      ...dialect.value,
    },
  }
}
