import type { Ticket } from '@laissez-passer/core/ports'
import { type CasService, serviceId } from '../services/index.ts'
import { type CasProvider, ticketSeconds } from './provider.ts'
import { hashTicket, newTicket } from './ticket.ts'

/** What a new ticket is for. */
type Issued = Pick<
  Ticket,
  'accountId' | 'sessionIdHash' | 'fromNewLogin' | 'proxies' | 'grantingTicketHash' | 'clientFingerprint'
> & {
  readonly kind: Ticket['kind']
  /** The service's address, byte for byte as it was asked for. */
  readonly address: string
  readonly service: CasService
  /** What the service sent up front for this login (`store.tickets.issue`). Default: nothing. */
  readonly pushed?: string | null
}

/**
 * Issues a ticket: to be validated once, within {@link ticketSeconds}, for this address alone.
 *
 * @returns null when its session, or what it is bought with, has ended since it was read.
 */
export async function issueTicket(
  { keyRing, now, random, store }: CasProvider,
  { address, pushed = null, service, ...rest }: Issued,
): Promise<string | null> {
  const value = newTicket(random, rest.kind === 'service' ? 'ST' : 'PT', rest.accountId)
  const ticketHash = hashTicket(value)
  const ticket: Ticket = {
    ...rest,
    ticketHash,
    sealedTicket: await keyRing.seal(new TextEncoder().encode(value), sealContext(ticketHash)),
    service: address,
    serviceId: serviceId(service),
    createdAt: now,
    expiresAt: now + ticketSeconds,
  }
  return (await store.tickets.issue(ticket, { now, pushed })) ? value : null
}

/**
 * The ticket that a service was given, out of what is kept of it: a logout names it (`SessionIndex`).
 *
 * @param kept - What the store has of it.
 * @throws LaissezPasserError `sealed-value` when it was sealed with a key that is gone.
 */
export async function openTicket(
  { keyRing }: Pick<CasProvider, 'keyRing'>,
  { sealedTicket, ticketHash }: Pick<Ticket, 'sealedTicket' | 'ticketHash'>,
): Promise<string> {
  return new TextDecoder().decode(await keyRing.open(sealedTicket, sealContext(ticketHash)))
}

function sealContext(ticketHash: string): string {
  return `ticket:${ticketHash}`
}
