import { assuranceOf } from '@laissez-passer/core/internal/account'
import type { ProviderSettings } from '@laissez-passer/core/context'
import { atLeast, strengthsOf } from '@laissez-passer/core/internal/sign-in'
import type { FactorsPort } from '@laissez-passer/core/ports'
import { releasesAttribute } from '../../services/index.ts'
import type { CasProvider } from '../provider.ts'
import type { Validated } from '../validated.ts'
import { reachesAssurance } from './assurance.ts'
import { fingerprintFailure } from './client-fingerprint.ts'
import type { Failure } from './failure.ts'
import { groupsAskedFor } from './groups.ts'
import type { ValidationRequest } from './parameters.ts'
import { detailsOf, factorsOf } from './person.ts'
import type { Success } from './response.ts'

/** What EU Login's dialect needs of the provider besides. */
export type EcasProvider = CasProvider & {
  readonly store: { readonly factors: FactorsPort }
  readonly settings: Pick<ProviderSettings, 'assuranceByDomain' | 'name'>
}

/**
 * What a service asks of a ticket besides that it is its own: null where the ticket is all of that. A code at
 * which clients sign in anew is given only where the same person may come back with something better.
 */
export async function faultOf(
  { methods, settings }: Pick<EcasProvider, 'methods' | 'settings'>,
  request: ValidationRequest,
  { account, session, ticket }: Validated,
): Promise<Failure | null> {
  const foreign = await fingerprintFailure(ticket.clientFingerprint, request.clientFingerprint)
  if (foreign !== null) return foreign
  const assurance = assuranceOf(account, settings)
  if (!reachesAssurance(assurance, request.assurance))
    return {
      code: 'INVALID_USER',
      message: `The account's assurance is ${assurance}, ${request.assurance} is asked for`,
    }
  if (request.level !== null)
    return atLeast(session.level, request.level)
      ? null
      : insufficient(`The sign-in reached ${session.level}, ${request.level} is asked for`)
  const { strengths } = request
  const has = strengthsOf(session.proofs, methods)
  return strengths === null || has.some((strength) => strengths.includes(strength))
    ? null
    : insufficient(`The sign-in had ${has.join(', ')}: none of acceptStrengths`)
}

/** Not `INVALID_STRENGTH`, at which clients ask for the same again, which the session gives them at once. */
function insufficient(message: string): Failure {
  return { code: 'INSUFFICIENT_AUTHENTICATION_LEVEL', message }
}

/** What a service is told of a ticket in which there is no fault. One query, where it asks for details. */
export async function successOf(
  { methods, settings, store }: EcasProvider,
  request: Pick<ValidationRequest, 'groups' | 'userDetails'>,
  { account, grantingIou, service, session, ticket }: Validated & { readonly grantingIou: string | null },
): Promise<Success> {
  const groups = groupsAskedFor(account.memberOf ?? [], request.groups)
  const { proofs } = session
  return {
    user: account.uid,
    details: request.userDetails
      ? {
          attributes: detailsOf(account, { service, settings }),
          strengths: strengthsOf(proofs, methods),
          authenticationFactors: factorsOf(account, {
            service,
            proofs,
            factors: await store.factors.list(account.id),
          }),
          sso: !ticket.fromNewLogin,
          ticketType: ticket.kind === 'proxy' ? 'PROXY' : 'SERVICE',
          proxyGrantingProtocol: grantingIou === null ? null : 'PGT_URL',
        }
      : null,
    groups: groups !== null && !releasesAttribute(service, 'groups') ? [] : groups,
    authenticationLevel: session.level,
    loginDate: session.authenticatedAt,
    proxyGrantingTicket: grantingIou,
    proxies: ticket.proxies,
  }
}
