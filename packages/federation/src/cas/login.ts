import type { Session } from '@laissez-passer/core/ports'
import { meets, safeContinue } from '@laissez-passer/core/internal/sign-in'
import { type Mark, readMark } from '../oidc/requests/mark.ts'
import { asked } from './asked.ts'
import { transactionOf } from './ecas/transaction.ts'
import { issueTicket } from './issue.ts'
import { type LoginRefusal, type LoginRequest, readLogin } from './login-request.ts'
import type { CasProvider } from './provider.ts'

/** What the route does with a browser at `/login`. */
export type LoginResult =
  /** Send it to the service, with a ticket or (gateway) without. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** Let it post the ticket to the service (`method=POST`). */
  | {
      readonly kind: 'post'
      readonly to: string
      readonly fields: Readonly<Record<string, string>>
      readonly serviceName: string
    }
  /**
   * Ask the person to sign in, then come back to `continueTo` (a path on our origin). `locale`: in which
   * language the service speaks with them, when they are first asked; another may have been chosen by then.
   */
  | { readonly kind: 'sign-in'; readonly continueTo: string; readonly locale: string | null }
  /** Say so on a page of ours: nobody is sent to an address that isn't registered. */
  | { readonly kind: 'refuse'; readonly why: LoginRefusal }
  /** No service sent it. */
  | { readonly kind: 'no-service' }

/**
 * Answers a browser that a service sent to `/login`: with a ticket when the session satisfies what the
 * service asks, else with what is missing. Reading a request writes nothing; a ticket is written only when
 * one is issued.
 *
 * @param query - As it came, with what this provider noted in it on the way back from a sign-in.
 * @param session - The live session of this browser, or null.
 * @param wantsMore - The person wants to be asked for more than this session proved, whatever the service
 * asks (`meetsOwnWish`). Default: no.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.1
 */
export async function login(
  provider: CasProvider,
  {
    query,
    session,
    wantsMore = false,
  }: { readonly query: URLSearchParams; readonly session: Session | null; readonly wantsMore?: boolean },
): Promise<LoginResult> {
  const mark = await readMark(provider, { path: provider.settings.addresses.signIn, query })
  const transaction = await transactionOf(provider, { query, inTime: mark !== null })
  if (transaction === null) return { kind: 'refuse', why: { reason: 'request-over' } }
  const read = readLogin(provider, transaction.query)
  if (read.kind !== 'request') return read
  const { request } = read
  if (session !== null && !wantsMore && isEnough(provider, { request, session, mark })) {
    const { address, clientFingerprint, service } = request
    const ticket = await issueTicket(provider, {
      kind: 'service',
      address,
      service,
      accountId: session.accountId,
      sessionIdHash: session.idHash,
      fromNewLogin: signedInFor(provider, { session, mark }),
      proxies: [],
      grantingTicketHash: null,
      clientFingerprint,
      pushed: transaction.pushed,
    })
    if (ticket !== null) return handOver(request, ticket)
  }
  // §2.1.1: who isn't signed in goes back without a ticket, and isn't asked.
  if (request.gateway) return { kind: 'redirect', url: request.address }
  const continueTo = await asked(provider, query)
  // What couldn't be come back to would be forgotten on the way.
  return safeContinue(continueTo, provider.settings) === null
    ? { kind: 'refuse', why: { reason: 'request-too-long' } }
    : { kind: 'sign-in', continueTo, locale: mark === null ? request.locale : null }
}

/** Whether a session satisfies what is asked, so that single sign-on may go on without a question. */
function isEnough(
  { methods, now }: CasProvider,
  { mark, request, session }: { readonly request: LoginRequest; readonly session: Session; readonly mark: Mark | null },
): boolean {
  const isNew = signedInFor({ now }, { session, mark })
  return (!request.renew || isNew) && meets(session.proofs, { requirement: request.requirement, methods })
}

/** How long a sign-in is a new one, in seconds: what is due right after it is seen to meanwhile. */
const newSeconds = 600

/**
 * Whether somebody signed in just now, after they were asked to for this very request. The address that says
 * so can be kept and come back to: later it says nothing of whoever sits there.
 */
function signedInFor(
  { now }: Pick<CasProvider, 'now'>,
  { mark, session: { authenticatedAt } }: { readonly session: Session; readonly mark: Mark | null },
): boolean {
  if (mark === null || mark.after === null || authenticatedAt < mark.after) return false
  // A sign-in from the future was made before the clock was put back: how long ago, nobody knows.
  return authenticatedAt <= now + 60 && now - authenticatedAt <= newSeconds
}

function handOver({ address, method, service }: LoginRequest, ticket: string): LoginResult {
  if (method === 'POST') return { kind: 'post', to: address, fields: { ticket }, serviceName: service.name }
  // Byte for byte as given, or it isn't the address that the service compares.
  return { kind: 'redirect', url: `${address}${address.includes('?') ? '&' : '?'}ticket=${ticket}` }
}
