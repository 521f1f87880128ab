import { hashToken, ofAccount } from '@laissez-passer/core/internal/ids'
import type { Random } from '@laissez-passer/core/ports'

/** What a ticket is, by how it begins (CAS Protocol 3.0.3 §3). */
export type TicketPrefix = 'ST' | 'PT' | 'PGT' | 'PGTIOU'

/** 32 of the characters that a ticket may have (§3.7), so that five bits of a byte choose one. */
const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * How many, where the account is kept included, so that a service ticket has the 32 characters that every
 * service takes (§3.1.1).
 */
const length = 29

/**
 * A new ticket of an account: its prefix, where the account is kept, and 140 random bits (130 where that
 * takes three characters). 32 characters for a service ticket.
 *
 * @param accountId - Whose.
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head3.7
 */
export function newTicket(random: Random, prefix: TicketPrefix, accountId: string): string {
  const secret = Array.from(random(length - ofAccount(accountId, '').length), (byte) =>
    letters.charAt(byte % letters.length),
  ).join('')
  return `${prefix}-${ofAccount(accountId, secret)}`
}

/** The hash under which a ticket is kept and looked up; of whatever somebody presents. */
export const hashTicket: (ticket: string) => string = hashToken
