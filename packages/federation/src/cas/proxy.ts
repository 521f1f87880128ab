import { matchService } from '../services/index.ts'
import { issueTicket } from './issue.ts'
import type { CasProvider } from './provider.ts'
import { hashTicket } from './ticket.ts'
import { satisfies } from './validate.ts'

/**
 * Why there is no proxy ticket:
 *
 * - `incomplete`: `pgt` or `targetService` is missing, or something occurs twice
 * - `bad-granting-ticket`: unknown or over; its session ended, or it may not act for people any more
 * - `target`: no registered service has that address, or it asks for more than the session proved
 */
export type ProxyRefusal = 'incomplete' | 'bad-granting-ticket' | 'target'

/**
 * Sells a proxy ticket: with it a service shows another one for whom it acts.
 *
 * @param pgt - The proxy-granting ticket as it came; `targetService`: the other's address. Null: it didn't.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.7
 */
export async function proxyTicket(
  provider: CasProvider,
  { pgt, targetService }: { readonly pgt: string | null; readonly targetService: string | null },
): Promise<{ readonly ok: true; readonly ticket: string } | { readonly ok: false; readonly reason: ProxyRefusal }> {
  const { methods, now, services, store } = provider
  if (pgt === null || targetService === null) return { ok: false, reason: 'incomplete' }
  const found = await store.tickets.findGranting(hashTicket(pgt), { now })
  const seller = found && matchService(services, found.ticket.service)
  if (found?.account.status !== 'active' || !seller?.ok || !seller.service.proxy)
    return { ok: false, reason: 'bad-granting-ticket' }
  const target = matchService(services, targetService)
  if (!target.ok || !satisfies(found.session, { service: target.service, methods }))
    return { ok: false, reason: 'target' }
  const ticket = await issueTicket(provider, {
    kind: 'proxy',
    address: target.address,
    service: target.service,
    accountId: found.account.id,
    sessionIdHash: found.session.idHash,
    // Nobody signed in for the other service.
    fromNewLogin: false,
    proxies: found.ticket.proxies,
    grantingTicketHash: found.ticket.ticketHash,
    clientFingerprint: null,
  })
  return ticket === null ? { ok: false, reason: 'bad-granting-ticket' } : { ok: true, ticket }
}
