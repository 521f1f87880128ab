import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from './sql/sql.ts'
import { nonce, queueing, type Statement, statement } from './sql/statements.ts'

/** Whose: an id, or a query that finds one. */
interface Whose {
  readonly accountId: string | Sql<unknown>
}

/**
 * Notices for the services that sessions were used for, each once.
 *
 * @param options `which`: the sessions, by a condition on their rows; `of`: one service alone, whose notice
 * is `again` written when it is visited and ended another time; default: all. `now`: when it ends
 */
function notices({
  now,
  of = null,
  which,
}: {
  readonly which: Sql<unknown>
  readonly now: Seconds
  readonly of?: { readonly clientId: string; readonly again: string } | null
}): readonly Statement[] {
  const columns = sql`id, session_id_hash, account_id, uid, browser_name, protocol, client_id, service, sid, sealed_ticket,
    ended_at,
    status, due_at, attempts`
  const when = sql`cast(${now} as bigint), 'waiting', cast(${now} as bigint), 0`
  const ended = sql`(select sessions.id_hash, account_id, uid, browser_name from sessions
    inner join accounts on accounts.id = account_id where ${which}) as ended`
  const tag = of === null ? sql`''` : sql`cast(${` ${of.again}`} as text)`
  const theirs = (column: 'clientId' | 'serviceId') =>
    of === null ? sql`1 = 1` : sql`${sql.ref(column)} = ${of.clientId}`
  const written = [
    statement(
      sql`insert into logout_notices (${columns})
        select id_hash || ' ' || client_id || ${tag}, id_hash, account_id, uid, browser_name, 'oidc', client_id, null, sid, null,
          ${when}
        from ${ended} inner join visits on session_id_hash = id_hash
        where protocol = 'oidc' and ${theirs('clientId')} on conflict do nothing`,
    ),
    // Of CAS, each ticket that was taken is a session there.
    statement(
      sql`insert into logout_notices (${columns})
        select id_hash || ' ' || ticket_hash, id_hash, ended.account_id, uid, browser_name, 'cas', service_id, service,
          ticket_hash, sealed_ticket, ${when}
        from ${ended} inner join tickets on session_id_hash = id_hash
        where kind = 'service' and spent_at is not null and ${theirs('serviceId')} on conflict do nothing`,
    ),
  ]
  return written.map((each) => queueing('notice', each))
}

/**
 * Ends sessions, with the notices for the services that they were used for; their codes and tokens go with
 * them (foreign keys cascade).
 *
 * @param options `which`: the sessions, by a condition on their rows; `now`: when they end
 */
export function endSessionsThat({
  now,
  which,
}: {
  readonly which: Sql<unknown>
  readonly now: Seconds
}): readonly Statement[] {
  return [...notices({ now, which }), statement(sql`delete from sessions where ${which}`)]
}

/**
 * Ends what one service was given in sessions that go on: codes, tickets and tokens; with a notice for it. It
 * was not visited then. The last statement counts in how many it was.
 *
 * @param options `which`: the sessions, by a condition on their rows; `now`: when it ends
 */
export function endVisits({
  clientId,
  now,
  which,
}: {
  readonly clientId: string
  readonly which: Sql<unknown>
  readonly now: Seconds
}): readonly Statement[] {
  const there = sql`session_id_hash in (select id_hash from sessions where ${which})`
  const given = [
    ['authCodes', 'clientId'],
    ['accessTokens', 'clientId'],
    ['refreshGrants', 'clientId'],
    ['tickets', 'serviceId'],
    ['grantingTickets', 'serviceId'],
    ['visits', 'clientId'],
  ] as const
  const waiting = sql`delete from device_grants where client_id = ${clientId} and ${there}
    and account_id in (select account_id from sessions where ${which})`
  return [
    ...notices({ now, which, of: { clientId, again: nonce() } }),
    statement(waiting),
    ...given.map(([name, column]) =>
      statement(sql`delete from ${sql.table(name)} where ${sql.ref(column)} = ${clientId} and ${there}`),
    ),
  ]
}

/** Ends the sessions of an account but `except`, where the condition holds: {@link endSessionsThat}. */
export function endSessions(
  { accountId, except, now }: Whose & { readonly except: string | null; readonly now: Seconds },
  where: Sql<unknown>,
): readonly Statement[] {
  return endSessionsThat({ now, which: sql`account_id = ${accountId} and id_hash <> ${except ?? ''} and ${where}` })
}

/**
 * Ends what services were given of an account beyond its sessions, where the condition holds: whoever could
 * let them in while they held the account must not stay in by a service of theirs.
 */
export function endOfflineAccess({ accountId }: Whose, where: Sql<unknown>): readonly Statement[] {
  // A device that was let in, and fetches its tokens yet, is a service's way in as well.
  return ['refresh_grants', 'access_tokens', 'device_grants'].map((name) =>
    statement(
      sql`delete from ${sql.table(name)} where account_id = ${accountId} and session_id_hash is null and ${where}`,
    ),
  )
}

/**
 * Ends the adding of a phone that is under way, where the condition holds: whoever could start it while they
 * held the account must not finish it after they lost it.
 */
export function endEnrolments({ accountId }: Whose, where: Sql<unknown>): Statement {
  return statement(sql`update enrolments set status = 'cancelled', sealed_oprf_key = null, sealed_pin_check = null
    where account_id = ${accountId} and status = 'pending' and ${where}`)
}

/**
 * Ends the sign-ins that are under way where the condition holds, for every clock: what a slow request was
 * about to prove carries an earlier time than the end. Their rows stay a day, with the requests to phones
 * that belong to them.
 */
export function endSignIns(where: Sql<unknown>): Sql<unknown> {
  return sql`update sign_ins set expires_at = 0 where completed_at is null and expires_at > 0 and ${where}`
}

/**
 * Ends what was begun and proved in the browsers of some sessions: whoever signs out there leaves nothing
 * that opens the account again. What only has a name typed in stays.
 *
 * @param which the sessions, by a condition on their rows; they are still there
 */
export function endProvedBeside(which: Sql<unknown>): Statement {
  return statement(
    endSignIns(sql`account_id in (select account_id from sessions where ${which})
      and browser_hash in (select browser_hash from sessions where ${which})
      and exists (select 1 from sign_in_proofs where sign_in_id_hash = sign_ins.id_hash)`),
  )
}

/**
 * Ends what is under way in an account, where the condition holds: sign-ins, for what an old password proved,
 * or is about to prove, opens nothing after it changed; phones that are being added; and new PINs that wait
 * after a password was given for them.
 */
export function endUnderWay({ accountId }: Whose, where: Sql<unknown>): readonly Statement[] {
  return [
    statement(endSignIns(sql`account_id = ${accountId} and ${where}`)),
    endEnrolments({ accountId }, where),
    statement(sql`delete from pin_changes where purpose = 'reset'
      and device_id in (select id from devices where account_id = ${accountId}) and ${where}`),
  ]
}

/**
 * Ends the change of address that waits, where the condition holds: whoever could ask for it mustn't finish
 * it after they lost the account.
 */
export function endEmailChanges({ accountId }: Whose, where: Sql<unknown>): Statement {
  return statement(sql`update email_changes set status = 'cancelled'
    where account_id = ${accountId} and status = 'waiting' and ${where}`)
}

/** Ends what a service was given in an account's name, where the condition holds. */
export function endGrants(
  { accountId, clientId }: { readonly accountId: string; readonly clientId: string },
  where: Sql<unknown>,
): readonly Statement[] {
  const theirs = sql`account_id = ${accountId} and client_id = ${clientId} and ${where}`
  return [
    statement(sql`delete from access_tokens where ${theirs}`),
    statement(sql`delete from refresh_grants where ${theirs}`),
    statement(sql`delete from auth_codes where ${theirs}`),
    statement(sql`delete from device_grants where ${theirs}`),
  ]
}

/**
 * Withdraws all that an account allows services, and devices that fetch their tokens yet, where the
 * condition holds: whoever held the account may have allowed it. Whom its owner allowed asks again.
 */
export function endConsents({ accountId }: Whose, where: Sql<unknown>): readonly Statement[] {
  return ['consents', 'deviceGrants'].map((table) =>
    statement(sql`delete from ${sql.table(table)} where account_id = ${accountId} and ${where}`),
  )
}
