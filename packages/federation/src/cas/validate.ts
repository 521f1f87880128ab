import type { Session, Ticket, TicketRefusal } from '@laissez-passer/core/ports'
import { meets } from '@laissez-passer/core/internal/sign-in'
import { type CasService, matchService, type Service } from '../services/index.ts'
import { type CallbackMethod, grantProxying, type GrantingRefusal } from './grant.ts'
import type { CasProvider } from './provider.ts'
import { hashTicket } from './ticket.ts'
import type { Validated } from './validated.ts'

/** What a service presents, whatever protocol it speaks. */
export interface Presented {
  /** As it came; null: none did. */
  readonly ticket: string | null
  /** Its own address; null: it didn't say. */
  readonly service: string | null
  /** The request can't be read for another reason: something occurs twice, an unknown format. */
  readonly isUnclear?: boolean
  /** It wants a person who signed in for it, not single sign-on. */
  readonly renew: boolean
  /** Which tickets it takes. */
  readonly kinds: readonly Ticket['kind'][]
  /** Where it wants to be given a proxy-granting ticket; null: it wants none. */
  readonly proxying: { readonly url: string; readonly method: CallbackMethod } | null
}

/**
 * Why a ticket isn't valid. Those of `TicketRefusal` are mended by signing in again, all others aren't:
 *
 * - `incomplete`: ticket or service is missing, or the request is unclear
 * - `other-service`: the ticket is for another address
 * - `not-registered`: no registered service has this address (any more)
 * - `wrong-kind`: a proxy ticket, where none is taken
 * - `single-sign-on`: the person didn't sign in for it, and `renew` asks for that
 * - `denied`: the account is locked
 * - `unbound`: the login bound it to a browser, and the presentation says nothing of one
 * - `too-weak`: the person isn't known as strongly as the service asks (by proxy alone)
 */
export type InvalidReason =
  | TicketRefusal
  | 'incomplete'
  | 'other-service'
  | 'not-registered'
  | 'wrong-kind'
  | 'single-sign-on'
  | 'denied'
  | 'unbound'
  | 'too-weak'
  | GrantingRefusal

/** What came of a validation. `grantingIou`: stands for the proxy-granting ticket that was delivered. */
export type Validation<More extends string | object = never> =
  | ({ readonly ok: true; readonly grantingIou: string | null } & Validated)
  | { readonly ok: false; readonly reason: InvalidReason | More }

/**
 * Validates a ticket. It is spent by its first presentation, whatever is wrong with that: an incomplete
 * request, a wrong service.
 *
 * @param presented - Read out of a request by whichever protocol.
 * @param more - What a dialect asks besides; it is judged before a proxy-granting ticket is granted. Answers
 * null, or why not. Default: nothing.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head3.1.1
 */
export async function validateTicket<More extends string | { readonly code: string } = never>(
  provider: CasProvider,
  presented: Presented,
  more: (validated: Validated) => More | null | Promise<More | null> = () => null,
): Promise<Validation<More>> {
  const validation = await validated(provider, presented, more)
  if (!validation.ok) {
    const { reason } = validation
    provider.onInvalid?.({ address: presented.service, reason: typeof reason === 'string' ? reason : reason.code })
  }
  return validation
}

async function validated<More extends string | { readonly code: string }>(
  provider: CasProvider,
  presented: Presented,
  more: (validated: Validated) => More | null | Promise<More | null>,
): Promise<Validation<More>> {
  const { now, services, store } = provider
  const { isUnclear = false, proxying, service: address, ticket: value } = presented
  const spent = value === null ? null : await store.tickets.spend(hashTicket(value), { now })
  if (spent === null || address === null || isUnclear) return { ok: false, reason: 'incomplete' }
  if (!spent.ok) return { ok: false, reason: matchService(services, address).ok ? spent.reason : 'not-registered' }

  const service = ownerOf(services, spent.ticket)
  if (spent.ticket.service !== address) return { ok: false, reason: 'other-service' }
  if (service === null) return { ok: false, reason: 'not-registered' }
  const { account, session, ticket } = spent
  const validated = { account, service, session, ticket }
  const wrong = whatIsWrong(provider, { ...presented, validated }) ?? (await more(validated))
  if (wrong !== null) return { ok: false, reason: wrong }
  if (proxying === null) return { ok: true, ...validated, grantingIou: null }
  const granted = await grantProxying(provider, { ...validated, callback: proxying })
  return granted.ok ? { ok: true, ...validated, grantingIou: granted.iou } : granted
}

/** The service that has a ticket's address today; it may have been registered anew since. */
function ownerOf(services: readonly Service[], ticket: Ticket): CasService | null {
  const match = matchService(services, ticket.service)
  return match.ok ? match.service : null
}

function whatIsWrong(
  { methods }: CasProvider,
  { kinds, renew, validated }: Pick<Presented, 'kinds' | 'renew'> & { readonly validated: Validated },
): InvalidReason | null {
  const { account, service, session, ticket } = validated
  if (!kinds.includes(ticket.kind)) return 'wrong-kind'
  if (account.status !== 'active') return 'denied'
  if (renew && !ticket.fromNewLogin) return 'single-sign-on'
  return satisfies(session, { service, methods }) ? null : 'too-weak'
}

/** Whether a session is what a service asks for by its registration. */
export function satisfies(
  session: Pick<Session, 'proofs'>,
  { methods, service }: { readonly service: CasService } & Pick<CasProvider, 'methods'>,
): boolean {
  const { acceptedMethods, name, requiredLevel } = service
  const requirement = { serviceName: name, level: requiredLevel, methods: acceptedMethods ?? null }
  return meets(session.proofs, { requirement, methods })
}
