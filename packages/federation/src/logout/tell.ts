import type { LogoutNotice, Outgoing, OutgoingFailure } from '@laissez-passer/core/ports'
import { openTicket } from '../cas/index.ts'
import type { OidcContext } from '../oidc/provider.ts'
import { isSelfRegistered } from '../oidc/registration/index.ts'
import type { Service } from '../services/index.ts'
import { logoutRequest } from './logout-request.ts'
import { logoutToken } from './logout-token.ts'
import { wayOf } from './way.ts'

/** What telling a service needs. */
export interface LogoutContext extends OidcContext {
  readonly services: readonly Service[]
  readonly outgoing: Outgoing
}

/** What came of telling a service once. `passing`: it may listen the next time. */
export type Told =
  | { readonly kind: 'told' }
  | { readonly kind: 'deaf'; readonly reason: string | null }
  | { readonly kind: 'failed'; readonly reason: string; readonly passing: boolean }

/** What another try mends nothing about: the address, or that the service says no. */
const lasting: readonly OutgoingFailure[] = [
  'bad-address',
  'forbidden-address',
  'forbidden-host',
  'redirect',
  'too-large',
]

/**
 * Tells a service once that a session has ended.
 *
 * @see https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest
 * @see https://apereo.github.io/cas/7.0.x/installation/Logout-Single-Signout.html
 */
export async function tell(context: LogoutContext, notice: LogoutNotice): Promise<Told> {
  const way = wayOf(context.services, notice)
  if (way.kind === 'none') return { kind: 'deaf', reason: null }
  if (way.kind === 'front-channel') return { kind: 'deaf', reason: 'front-channel' }
  const body: Record<string, string> =
    way.kind === 'back-channel'
      ? { logout_token: await logoutToken(context, { notice, service: way.service }) }
      : { logoutRequest: logoutRequest(context, await ticketOf(context, notice)) }
  const answer = await context.outgoing(way.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
    byStranger: isSelfRegistered(notice.clientId),
  })
  if (!answer.ok) return { kind: 'failed', reason: answer.reason, passing: !lasting.includes(answer.reason) }
  if (answer.status >= 200 && answer.status < 300) return { kind: 'told' }
  // Back-Channel Logout §2.8: the client has judged the token, and the next would be judged alike.
  const judged = way.kind === 'back-channel' && answer.status === 400
  return { kind: 'failed', reason: `status-${answer.status}`, passing: !judged }
}

function ticketOf(context: LogoutContext, { sealedTicket, sid }: LogoutNotice): Promise<string> {
  return openTicket(context, { sealedTicket: sealedTicket ?? '', ticketHash: sid ?? '' })
}
