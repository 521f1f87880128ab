import type { Proving, Seconds, Session, SessionsPort } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { changesOf, commitIfFree, didChange, type Executor, returned } from '../executor.ts'
import { owner } from '../accounts/tables.ts'
import { insertInto } from '../sql/insert.ts'
import { together } from '../sql/together.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { insertProof } from '../sign-ins/proofs.ts'
import { keepTickets } from '../tickets/keep.ts'
import { endEnrolments, endProvedBeside, endSessions, endSessionsThat, endVisits } from '../ends.ts'
import { live } from './live.ts'
import { standing } from '../sign-ins/standing.ts'
import { opensIn, rememberOfSignIn } from './browsers.ts'
import { joinedSession, sessions, visits } from './tables.ts'

const current = together({ session: joinedSession, account: owner })

const find = prepare(
  (p: { idHash: string; now: Seconds }) =>
    db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.accountId')
      .select(current.columns)
      .where('idHash', '=', p.idHash)
      .where(live(p.now)),
  current.read,
)

const list = prepare((p: { accountId: string; now: Seconds }) =>
  db
    .selectFrom('sessions')
    .select(sessions.columns)
    .where('accountId', '=', p.accountId)
    .where(live(p.now))
    .orderBy('createdAt', 'desc')
    .orderBy('idHash'),
)

const touch = prepare((p: { idHash: string; now: Seconds }) =>
  db
    .updateTable('sessions')
    .set({ lastSeenAt: p.now })
    .where('idHash', '=', p.idHash)
    .where('lastSeenAt', '<', p.now)
    .where(live(p.now)),
)

const complete = prepare((p: { idHash: string; accountId: string; now: Seconds; claim: string }) =>
  db
    .updateTable('signIns')
    .set({ completedAt: p.now, claim: p.claim })
    .where('idHash', '=', p.idHash)
    .where('accountId', '=', p.accountId)
    .where('completedAt', 'is', null)
    .where('expiresAt', '>', p.now)
    .where(standing(p.now)),
)

/** Where the person is; in statements of a commit that somebody won. */
function standIn({ id, timeZone }: { readonly id: string; readonly timeZone: string }, mine: Sql<boolean>) {
  return statement(sql`update accounts set time_zone = ${timeZone} where id = ${id} and ${mine}`)
}

const goOnWith = prepare(
  (p: { signInIdHash: string; method: string | null; credentialId: string | null; claim: string }) =>
    db
      .updateTable('signIns')
      .set({ method: p.method, credentialId: p.credentialId })
      .where('idHash', '=', p.signInIdHash)
      .where('claim', '=', p.claim),
)

/** What `signIns.prove` writes, for the sign-in that this commit completed. */
function lastProof(
  { proof, method, credentialId, clearThrottle }: Proving,
  { signInIdHash, claim }: { readonly signInIdHash: string; readonly claim: string },
): readonly Statement[] {
  const mine = claimed('signIns', { key: 'idHash', is: signInIdHash, claim })
  return [
    goOnWith({ signInIdHash, method, credentialId, claim }),
    insertProof({ signInIdHash, ...proof }, mine),
    ...effects({ clearThrottle }, mine),
  ]
}

const visited = prepare((p: { accountId: string; now: Seconds }) =>
  db
    .selectFrom('visits')
    .innerJoin('sessions', 'sessions.idHash', 'visits.sessionIdHash')
    .select(['visits.protocol', 'visits.clientId', 'visits.sid', 'visits.visitedAt', 'visits.sessionIdHash'])
    .where('sessions.accountId', '=', p.accountId)
    .where(live(p.now))
    .orderBy('visitedAt', 'desc')
    .orderBy('clientId'),
)

/**
 * What the replaced session was used for, the new one was, where the condition holds and it is one person's.
 */
function keepVisits(
  { from, session }: { readonly from: string; readonly session: Pick<Session, 'accountId' | 'idHash'> },
  where: Sql<boolean>,
): Sql<unknown> {
  return sql`insert into visits (protocol, client_id, sid, visited_at, session_id_hash)
    select protocol, client_id, sid, visited_at, cast(${session.idHash} as text) from visits where session_id_hash = ${from}
    and exists (select 1 from sessions where id_hash = ${from} and account_id = ${session.accountId}) and ${where}`
}

/** A raised session goes on being the person's: services that refresh in it stay in it. */
function keepRefreshGrants(
  { from, session }: { readonly from: string; readonly session: Pick<Session, 'accountId' | 'idHash'> },
  where: Sql<boolean>,
): Sql<unknown> {
  return sql`update refresh_grants set session_id_hash = ${session.idHash}
    where session_id_hash = ${from} and account_id = ${session.accountId} and ${where}`
}

const alive = prepare(
  (p: { now: Seconds }) =>
    sql<{ readonly count: number }>`select count(*) as count from sessions where expires_at > ${p.now}`,
)

/** Sessions on SQL. */
export function sessionsPort(executor: Executor): SessionsPort {
  return {
    async find(options) {
      const [found = null] = await executor.query(find(options))
      return found
    },

    async count({ now }) {
      const [row] = await executor.query(alive({ now }))
      return row?.count ?? 0
    },

    async touch(options) {
      await commitIfFree(executor, [touch(options)])
    },

    async open(options) {
      const {
        signInIdHash,
        session,
        proving = null,
        replaces,
        knowBrowser,
        timeZone,
        activity,
        messages,
        now,
      } = options
      const claim = nonce()
      const mine = claimed('signIns', { key: 'idHash', is: signInIdHash, claim })
      const [completed] = await executor.commit([
        complete({ idHash: signInIdHash, accountId: session.accountId, now, claim }),
        ...(proving === null ? [] : lastProof(proving, { signInIdHash, claim })),
        statement(insertInto(sessions, session, { where: mine })),
        ...(replaces === null
          ? []
          : [
              // Others that raise the session in another tab go on from the new one.
              statement(
                sql`update sign_ins set session_id_hash = ${session.idHash} where session_id_hash = ${replaces} and completed_at is null and account_id = ${session.accountId} and ${mine}`,
              ),
              statement(keepVisits({ from: replaces, session }, mine)),
              ...keepTickets({ from: replaces, session }, mine),
              statement(keepRefreshGrants({ from: replaces, session }, mine)),
              // Somebody else's services lose theirs; the same person's go on in the new one.
              ...endSessionsThat({
                which: sql`id_hash = ${replaces} and account_id <> ${session.accountId} and ${mine}`,
                now,
              }),
              statement(sql`delete from sessions where id_hash = ${replaces} and ${mine}`),
            ]),
        ...(timeZone === undefined ? [] : [standIn({ id: session.accountId, timeZone }, mine)]),
        rememberOfSignIn({ signInIdHash, claim, now, twoFactorsAt: knowBrowser ? now : null }),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(completed)
    },

    opensIn: (options) => opensIn(executor, options),

    async end({ idHash, now }) {
      const which = sql`id_hash = ${idHash}`
      await executor.commit([endProvedBeside(which), ...endSessionsThat({ which, now })])
    },

    async endOthers({ accountId, activity = null, except, now, only }) {
      const which = only === undefined ? sql`1 = 1` : sql`id_hash = ${only}`
      const theirs = sql`account_id = ${accountId} and id_hash <> ${except ?? ''} and ${which}`
      const outcomes = await executor.commit([
        ...effects({ activity }, sql`exists (select 1 from sessions where ${theirs})`),
        endEnrolments({ accountId }, sql`1 = 1`),
        endProvedBeside(theirs),
        ...endSessions({ accountId, except, now }, which),
      ])
      return changesOf(outcomes.at(-1))
    },

    async endAny({ before, limit, now }) {
      // What opens meanwhile isn't meant, or there would be no end.
      const which = sql`id_hash in (select id_hash from sessions where expires_at > ${now}
        and created_at <= ${before} and ${live(now)} order by expires_at limit ${limit})`
      const [ended] = await executor.commit([
        statement(sql`select id_hash from sessions where ${which}`),
        endProvedBeside(which),
        ...endSessionsThat({ which, now }),
      ])
      return returned(ended).length
    },

    async endVisit({ accountId, activity, clientId, now, sessionIdHash }) {
      const which = sql`account_id = ${accountId} and id_hash = ${sessionIdHash}`
      const visitedThere = sql`exists (select 1 from visits where client_id = ${clientId}
        and session_id_hash in (select id_hash from sessions where ${which}))`
      const outcomes = await executor.commit([
        ...effects({ activity }, visitedThere),
        ...endVisits({ clientId, now, which }),
      ])
      return didChange(outcomes.at(-1))
    },

    async visits(options) {
      return (await executor.query(visited(options))).map((row) => ({
        ...visits.parse(row),
        sessionIdHash: row.sessionIdHash,
      }))
    },

    async list(options) {
      return (await executor.query(list(options))).map((row) => sessions.parse(row))
    },
  }
}
