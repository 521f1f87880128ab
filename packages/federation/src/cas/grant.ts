import { readElement } from '@laissez-passer/core/internal/xml'
import type { OutgoingResult } from '@laissez-passer/core/ports'
import { matchService, serviceId } from '../services/index.ts'
import type { CasProvider } from './provider.ts'
import { hashTicket, newTicket } from './ticket.ts'
import type { Validated } from './validated.ts'

/** How a service is called back: by a query (CAS), or by a form (EU Login). */
export type CallbackMethod = 'GET' | 'POST'

/**
 * Why a service gets no proxy-granting ticket:
 *
 * - `may-not-proxy`: it isn't registered to act for people
 * - `callback-address`: no https address, or none of the service's own
 * - `callback-failed`: nobody there took the ticket
 * - `session-ended`: meanwhile
 */
export type GrantingRefusal = 'may-not-proxy' | 'callback-address' | 'callback-failed' | 'session-ended'

/**
 * Gives a service a proxy-granting ticket: delivers it to the callback address, and tells by an IOU which it
 * is. The address lies below the service's own, or whoever took a ticket away could have the other one sent
 * to themselves.
 *
 * @param callback - Where and how the service wants it.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.5.4
 */
export async function grantProxying(
  provider: CasProvider,
  {
    account,
    callback,
    service,
    session,
    ticket,
  }: Validated & { readonly callback: { readonly url: string; readonly method: CallbackMethod } },
): Promise<{ readonly ok: true; readonly iou: string } | { readonly ok: false; readonly reason: GrantingRefusal }> {
  const { now, random, services, store } = provider
  if (!service.proxy) return { ok: false, reason: 'may-not-proxy' }
  const match = matchService(services, callback.url)
  if (!match.ok || match.service !== service || new URL(match.address).protocol !== 'https:')
    return { ok: false, reason: 'callback-address' }

  const [value, iou] = [newTicket(random, 'PGT', account.id), newTicket(random, 'PGTIOU', account.id)]
  const delivered = await deliver(provider, { ...callback, fields: { pgtId: value, pgtIou: iou } })
  if (!delivered?.ok || !isTaken(delivered, callback.method)) return { ok: false, reason: 'callback-failed' }
  const granted = await store.tickets.grant(
    {
      ticketHash: hashTicket(value),
      service: ticket.service,
      serviceId: serviceId(service),
      accountId: account.id,
      sessionIdHash: session.idHash,
      // §2.6.2: the most recent one first.
      proxies: [match.address, ...ticket.proxies],
      createdAt: now,
      expiresAt: session.expiresAt,
    },
    { now },
  )
  return granted ? { ok: true, iou } : { ok: false, reason: 'session-ended' }
}

/** EU Login wants more than a page that is there: the service says that it has the ticket. */
function isTaken({ body, status }: Extract<OutgoingResult, { readonly ok: true }>, method: CallbackMethod): boolean {
  if (status !== 200 || method === 'GET') return status === 200
  const root = readElement(new TextDecoder().decode(body))
  return typeof root !== 'string' && root.name === 'proxySuccess'
}

async function deliver(
  { outgoing }: CasProvider,
  {
    fields,
    method,
    url,
  }: { readonly url: string; readonly method: CallbackMethod; readonly fields: Readonly<Record<string, string>> },
): Promise<OutgoingResult | undefined> {
  const form = new URLSearchParams(fields).toString()
  if (method === 'GET') return outgoing?.(`${url}${url.includes('?') ? '&' : '?'}${form}`)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return outgoing?.(url, { method, headers, body: form })
}
