import type { GrantingTicket, Seconds, Ticket, TicketsPort } from '@laissez-passer/core/ports'
import { owner } from '../accounts/tables.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { live, sessionLives } from '../sessions/live.ts'
import { joinedSession } from '../sessions/tables.ts'
import { visit, visited as visitIf } from '../sessions/visit.ts'
import { spendPushed } from '../pushed-requests/port.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { sql } from '../sql/sql.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import { grantingTickets, tickets } from './tables.ts'

const joinedTicket = tickets.as('ticket')
const joinedGranting = grantingTickets.as('granting')

const insertTicket = prepare((p: Ticket & { now: Seconds }) =>
  insertInto(tickets, p, {
    where: sql`${sessionLives(p)}
    and (cast(${p.grantingTicketHash} as text) is null or exists (select 1 from granting_tickets
      where ticket_hash = ${p.grantingTicketHash} and session_id_hash = ${p.sessionIdHash} and expires_at > ${p.now}))`,
  }),
)

/** What a ticket says of its visit; of placeholders too. */
const casVisit = ({ accountId, now, serviceId, sessionIdHash }: Ticket & { readonly now: Seconds }) =>
  ({ accountId, clientId: serviceId, now, protocol: 'cas', sessionIdHash, sid: null }) as const

interface Answering extends Ticket {
  readonly now: Seconds
  readonly pushed: string
  readonly claim: string
}
const answers = ({ claim, pushed }: Answering) => claimed('pushedRequests', { key: 'idHash', is: pushed, claim })
/** A service ticket: nobody buys one that answers a request. */
const insertAnswer = prepare((p: Answering) => insertInto(tickets, p, { where: answers(p) }))
const visitAnswered = prepare((p: Answering) => visitIf(casVisit(p), answers(p)))

/** One sign-in is new for the first that asks. */
const oneNewLogin = prepare(
  (p: Pick<Ticket, 'sessionIdHash' | 'ticketHash'>) =>
    sql`update tickets set from_new_login = 0 where ticket_hash = ${p.ticketHash} and exists (
      select 1 from tickets other join sessions on sessions.id_hash = other.session_id_hash
      where other.session_id_hash = ${p.sessionIdHash} and other.ticket_hash <> ${p.ticketHash}
        and other.from_new_login = 1 and other.created_at >= sessions.authenticated_at)`,
)

const spend = prepare(
  (p: { ticketHash: string; now: Seconds; claim: string }) =>
    sql`update tickets set spent_at = ${p.now}, claim = ${p.claim}
    where ticket_hash = ${p.ticketHash} and spent_at is null and expires_at > ${p.now}
      and exists (select 1 from sessions where id_hash = tickets.session_id_hash and ${live(p.now)})`,
)

const read = prepare((p: { ticketHash: string }) =>
  db
    .selectFrom('tickets')
    .innerJoin('sessions', 'sessions.idHash', 'tickets.sessionIdHash')
    .innerJoin('accounts', 'accounts.id', 'tickets.accountId')
    .select([...joinedTicket.columns, ...joinedSession.columns, ...owner.columns, 'tickets.claim', 'tickets.spentAt'])
    .where('tickets.ticketHash', '=', p.ticketHash),
)

const insertGranting = prepare((p: GrantingTicket & { now: Seconds }) =>
  insertInto(grantingTickets, p, { where: sessionLives(p) }),
)

const findGranting = prepare((p: { ticketHash: string; now: Seconds }) =>
  db
    .selectFrom('grantingTickets')
    .innerJoin('sessions', 'sessions.idHash', 'grantingTickets.sessionIdHash')
    .innerJoin('accounts', 'accounts.id', 'grantingTickets.accountId')
    .select([...joinedGranting.columns, ...joinedSession.columns, ...owner.columns])
    .where('grantingTickets.ticketHash', '=', p.ticketHash)
    .where('grantingTickets.expiresAt', '>', p.now)
    .where(live(p.now)),
)

/** Tickets of CAS services, on SQL. */
export function ticketsPort(executor: Executor): TicketsPort {
  return {
    async issue(ticket, { now, pushed = null }) {
      const after = ticket.fromNewLogin ? [oneNewLogin(ticket)] : []
      if (pushed !== null) {
        const answer = { ...ticket, now, pushed, claim: nonce() }
        const [, answered] = await executor.commit([
          spendPushed(answer),
          insertAnswer(answer),
          visitAnswered(answer),
          ...after,
        ])
        return didChange(answered)
      }
      const [issued] = await executor.commit([
        insertTicket({ ...ticket, now }),
        visit(casVisit({ ...ticket, now })),
        ...after,
      ])
      return didChange(issued)
    },

    async spend(ticketHash, { now }) {
      const claim = nonce()
      const [, found] = await executor.commit([spend({ ticketHash, now, claim }), read({ ticketHash })])
      const [row] = returned<RowOfRead>(found)
      if (!row) return { ok: false, reason: 'unknown' }
      const ticket = joinedTicket.parse(row)
      if (row.claim === claim) return { ok: true, ticket, account: owner.parse(row), session: joinedSession.parse(row) }
      if (row.spentAt !== null) return { ok: false, reason: 'spent' }
      return { ok: false, reason: ticket.expiresAt <= now ? 'expired' : 'session-ended' }
    },

    async grant(ticket, { now }) {
      const [granted] = await executor.commit([insertGranting({ ...ticket, now })])
      return didChange(granted)
    },

    async findGranting(ticketHash, { now }) {
      const [row] = await executor.query(findGranting({ ticketHash, now }))
      return row
        ? { ticket: joinedGranting.parse(row), account: owner.parse(row), session: joinedSession.parse(row) }
        : null
    },
  }
}

/** What {@link read} selects, in a commit's rows. */
type RowOfRead = NonNullable<ReturnType<typeof read>['row']>
