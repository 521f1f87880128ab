import { type InvalidReason, validateTicket } from '../validate.ts'
import type { Failure, FailureCode } from './failure.ts'
import { type EcasProvider, faultOf, successOf } from './judge.ts'
import { readValidation, type ValidationAddress } from './parameters.ts'
import type { Validation } from './response.ts'

/** Where EU Login has tickets validated, by the address's name, with what each asks by itself. */
export const ecasAddresses = {
  TicketValidationService: { assurance: 'LOW', ticketKinds: ['service'] },
  laxValidate: { assurance: 'LOW', ticketKinds: ['service', 'proxy'] },
  sponsorValidate: { assurance: 'MEDIUM', ticketKinds: ['service', 'proxy'] },
  interinstitutionalValidate: { assurance: 'HIGH', ticketKinds: ['service', 'proxy'] },
  strictValidate: { assurance: 'TOP', ticketKinds: ['service', 'proxy'] },
} as const satisfies Readonly<Record<string, ValidationAddress>>

/** Codes by reason, as EU Login has them; clients go on to a new login at `INVALID_TICKET`. */
const failures: Readonly<Record<InvalidReason, readonly [code: FailureCode, message: string]>> = {
  incomplete: ['INVALID_REQUEST', 'service and ticket are needed'],
  unknown: ['INVALID_TICKET', 'The ticket is unknown, or the person has signed out'],
  spent: ['INVALID_TICKET', 'The ticket was presented before'],
  expired: ['INVALID_TICKET', 'The ticket has expired'],
  'session-ended': ['INVALID_TICKET', 'The session of the person has ended'],
  'other-service': ['INVALID_SERVICE', 'The ticket was issued for another service'],
  'not-registered': ['UNAUTHORIZED_SERVICE', 'No registered service has this address'],
  'wrong-kind': ['INVALID_TICKET_SPEC', 'This kind of ticket is not among the ticketTypes'],
  'single-sign-on': ['INVALID_TICKET_SPEC', 'The person did not sign in for this ticket, and renew asks for that'],
  denied: ['ACCESSED_DENIED', 'The account can not be used'],
  unbound: ['INVALID_REQUEST', 'The login had a clientFingerprint, the validation has none'],
  'too-weak': ['INSUFFICIENT_AUTHENTICATION_LEVEL', 'The service is registered to ask for a stronger sign-in'],
  'may-not-proxy': ['UNAUTHORIZED_SERVICE_PROXY', 'The service is not registered to act for people'],
  'callback-address': ['INVALID_PROXY_CALLBACK_URL', 'pgtUrl must be an https address of this very service'],
  'callback-failed': ['ECAS_PROXY_COMMUNICATION_ERROR', 'pgtUrl did not answer 200 with proxySuccess'],
}

/**
 * Validates a ticket as EU Login's dialect asks. It is spent by its first presentation, whatever is wrong
 * with the request.
 *
 * @param request - `parameters` of the query, the form or the SOAP body; `address`: what the address asks by
 * itself.
 * @see ecas-protocol, `TicketValidationService` and its parameters
 */
export async function validateEcas(
  provider: EcasProvider,
  { address, parameters }: { readonly address: ValidationAddress; readonly parameters: URLSearchParams },
): Promise<Validation> {
  const read = readValidation(parameters, address)
  if (!read.ok) {
    await validateTicket(provider, {
      ticket: parameters.get('ticket') || null,
      service: null,
      renew: false,
      kinds: [],
      proxying: null,
    })
    return read
  }
  const { pgtUrl, renew, service, ticket, ticketKinds } = read.value
  const proxying = pgtUrl === null ? null : ({ url: pgtUrl, method: 'POST' } as const)
  const presented = { ticket, service, renew, kinds: ticketKinds, proxying }
  const validation = await validateTicket<Failure>(provider, presented, (validated) =>
    faultOf(provider, read.value, validated),
  )
  if (validation.ok) return { ok: true, success: await successOf(provider, read.value, validation) }
  if (typeof validation.reason === 'object') return { ok: false, failure: validation.reason }
  const [code, message] = failures[validation.reason]
  return { ok: false, failure: { code, message } }
}
