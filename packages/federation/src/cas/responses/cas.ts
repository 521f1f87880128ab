import { releasedAttributes } from '../attributes.ts'
import type { ProxyRefusal } from '../proxy.ts'
import type { InvalidReason, Validation } from '../validate.ts'
import { type ResponseFormat, serviceResponse, type ServiceResponse } from './service-response.ts'

/** Failure codes of CAS 2 and 3, and of `/proxy`. */
export type CasCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'UNAUTHORIZED_SERVICE'
  | 'UNAUTHORIZED_SERVICE_PROXY'
  | 'INVALID_PROXY_CALLBACK'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'BAD_PGT'

/**
 * Codes by reason. `INVALID_TICKET` makes clients start the sign-in anew: it stands where that helps, and
 * nowhere else, or they would go in circles.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.5.3
 */
const failures: Readonly<Record<InvalidReason, readonly [code: CasCode, description: string]>> = {
  incomplete: ['INVALID_REQUEST', 'service and ticket are needed, each once; format is XML or JSON'],
  unknown: ['INVALID_TICKET', 'The ticket is unknown, or the person has signed out'],
  spent: ['INVALID_TICKET', 'The ticket was presented before'],
  expired: ['INVALID_TICKET', 'The ticket has expired'],
  'session-ended': ['INVALID_TICKET', 'The session of the person has ended'],
  'other-service': ['INVALID_SERVICE', 'The ticket was issued for another service'],
  'not-registered': ['UNAUTHORIZED_SERVICE', 'No registered service has this address'],
  'wrong-kind': ['INVALID_TICKET_SPEC', 'This is a proxy ticket: it is validated at proxyValidate'],
  'single-sign-on': ['INVALID_TICKET_SPEC', 'The person did not sign in for this ticket, and renew asks for that'],
  denied: ['UNAUTHORIZED_SERVICE', 'The account can not be used'],
  unbound: ['INVALID_REQUEST', 'The login had a clientFingerprint, the validation has none'],
  'too-weak': ['UNAUTHORIZED_SERVICE', 'The service asks for a stronger sign-in'],
  'may-not-proxy': ['UNAUTHORIZED_SERVICE_PROXY', 'The service is not registered to act for people'],
  'callback-address': ['INVALID_PROXY_CALLBACK', 'pgtUrl must be an https address of this very service'],
  'callback-failed': ['INVALID_PROXY_CALLBACK', 'pgtUrl did not answer with 200'],
}

/** How a service is answered. */
export interface Answering {
  /** Null: the request names one that there isn't; the answer is XML. */
  readonly format: ResponseFormat | null
  /** Whether attributes are told (`/p3/…`). */
  readonly attributes: boolean
}

/**
 * The answer of CAS 2 and 3 to a validation.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.5.2
 */
export function casResponse(validation: Validation, { attributes, format }: Answering): ServiceResponse {
  if (!validation.ok) {
    const [code, description] = failures[validation.reason]
    return serviceResponse(format ?? 'XML', ['authenticationFailure', { code, description }])
  }
  const { account, grantingIou, service, session, ticket } = validation
  return serviceResponse(format ?? 'XML', [
    'authenticationSuccess',
    {
      user: account.uid,
      ...(attributes
        ? {
            attributes: {
              authenticationDate: new Date(session.authenticatedAt * 1000).toISOString(),
              // There is no "remember me": a session ends with the browser.
              longTermAuthenticationRequestTokenUsed: false,
              isFromNewLogin: ticket.fromNewLogin,
              ...Object.fromEntries(releasedAttributes(account, service)),
            },
          }
        : {}),
      ...(grantingIou === null ? {} : { proxyGrantingTicket: grantingIou }),
      ...(ticket.proxies.length === 0 ? {} : { proxies: { each: 'proxy', values: ticket.proxies } }),
    },
  ])
}

const proxyFailures: Readonly<Record<ProxyRefusal, readonly [code: CasCode, description: string]>> = {
  incomplete: ['INVALID_REQUEST', 'pgt and targetService are needed, each once; format is XML or JSON'],
  'bad-granting-ticket': ['BAD_PGT', 'The proxy-granting ticket is unknown, or its session has ended'],
  target: ['UNAUTHORIZED_SERVICE', 'No registered service has this address, or it asks for a stronger sign-in'],
}

/**
 * The answer of `/proxy`.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.7.2
 */
export function proxyResponse(
  result: { readonly ok: true; readonly ticket: string } | { readonly ok: false; readonly reason: ProxyRefusal },
  format: ResponseFormat | null,
): ServiceResponse {
  if (result.ok) return serviceResponse(format ?? 'XML', ['proxySuccess', { proxyTicket: result.ticket }])
  const [code, description] = proxyFailures[result.reason]
  return serviceResponse(format ?? 'XML', ['proxyFailure', { code, description }])
}
