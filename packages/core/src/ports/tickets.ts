import type { Account } from './account.ts'
import type { Session } from './sessions.ts'
import type { Seconds } from './time.ts'

/**
 * A ticket that a service validates: a service ticket (ST) for which a browser was sent to it, or a proxy
 * ticket (PT) that another service got for it. Only its hash is kept, and sealed what a logout needs to say
 * it again. When and how the person signed in, and how strongly, says the session that it belongs to.
 */
export interface Ticket {
  /** SHA-256 of the ticket, base64url. */
  readonly ticketHash: string
  /** The ticket itself, sealed: a logout tells the service by it which of its sessions ends. */
  readonly sealedTicket: string
  readonly kind: 'service' | 'proxy'
  /** The address that it is for, in normal form; another is none of this ticket's. */
  readonly service: string
  /** Which registered service has that address (federation's `serviceId`). */
  readonly serviceId: string
  readonly accountId: string
  /** The session it was issued in; the ticket dies with it. */
  readonly sessionIdHash: string
  /** The person signed in for it; false: single sign-on. */
  readonly fromNewLogin: boolean
  /** Callback addresses of the services it came through, the last one first; a service ticket's: none. */
  readonly proxies: readonly string[]
  /** Hash of the proxy-granting ticket that it was bought with; null for a service ticket. */
  readonly grantingTicketHash: string | null
  /** What a browser was bound to at the login, as the service sent it; null: nothing. */
  readonly clientFingerprint: string | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/**
 * A proxy-granting ticket (PGT), with which a service gets proxy tickets for as long as the session lasts.
 * Only its hash is kept; of its IOU, by which the service finds it again, nothing.
 */
export interface GrantingTicket {
  /** SHA-256 of the ticket, base64url. */
  readonly ticketHash: string
  /** Address of the service that has it, in normal form. */
  readonly service: string
  readonly serviceId: string
  readonly accountId: string
  readonly sessionIdHash: string
  /** Callback addresses that tickets bought with it came through: its own, then those before it. */
  readonly proxies: readonly string[]
  readonly createdAt: Seconds
  /** Ends at the latest. */
  readonly expiresAt: Seconds
}

/** A ticket with the person whose it is, and the session that says how they signed in. */
export interface TicketOwner {
  readonly account: Account
  readonly session: Session
}

/** Why a ticket can't be validated: nobody has it, it was presented before, it or its session is over. */
export type TicketRefusal = 'unknown' | 'spent' | 'expired' | 'session-ended'

/** What CAS services were given. */
export interface TicketsPort {
  /**
   * Writes a ticket, and that its service was visited, if its session is live, and the granting ticket with
   * which it is bought is still there. One sign-in is a new login (`fromNewLogin`) for one ticket: of several
   * that ask, the others are written as single sign-on. One commit.
   * @param options `pushed`: `idHash` of the request that it answers, which is spent with it: one ticket
   * answers a request. Default: none.
   * @returns false when nothing was written.
   */
  issue(ticket: Ticket, options: { readonly now: Seconds; readonly pushed?: string | null }): Promise<boolean>
  /**
   * Spends a ticket at its first presentation, whatever is wrong with that: for exactly one caller. It is
   * given back as it was written, for the caller to compare. One commit.
   */
  spend(
    ticketHash: string,
    options: { readonly now: Seconds },
  ): Promise<
    | ({ readonly ok: true; readonly ticket: Ticket } & TicketOwner)
    | { readonly ok: false; readonly reason: TicketRefusal }
  >
  /** Writes a proxy-granting ticket if its session is live; false otherwise. One commit. */
  grant(ticket: GrantingTicket, options: { readonly now: Seconds }): Promise<boolean>
  /** A live proxy-granting ticket (unexpired, its session live) with its owner. One query. */
  findGranting(
    ticketHash: string,
    options: { readonly now: Seconds },
  ): Promise<({ readonly ticket: GrantingTicket } & TicketOwner) | null>
}
