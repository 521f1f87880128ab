import type { AuthorizationCode, GrantsPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { endGrants } from '../ends.ts'
import { allows } from '../consents/port.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { owner, toldOwner } from '../accounts/tables.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { together } from '../sql/together.ts'
import type { RowOf } from '../sql/table.ts'
import { spendPushed, spendPushedWhere } from '../pushed-requests/port.ts'
import { live, sessionLives } from '../sessions/live.ts'
import { joinedSession, provedSession } from '../sessions/tables.ts'
import { visit, visited } from '../sessions/visit.ts'
import { insertToken, purchases } from './bought.ts'
import { endLasting, lasting } from './lasting.ts'
import { findRefreshGrant, refresh } from './refresh.ts'
import { accessTokens, authCodes } from './tables.ts'

const joinedToken = accessTokens.as('token')
const joinedCode = authCodes.as('code')

/** What the client was told before in this session stays: whoever tells it of the end names that. */
const toldSid = (p: AuthorizationCode) => ({
  sid: sql`(select sid from visits where session_id_hash = ${p.sessionIdHash} and client_id = ${p.clientId})`,
})

const insertCode = prepare((p: AuthorizationCode & { now: Seconds }) =>
  insertInto(authCodes, p, { instead: toldSid(p), where: sessionLives(p) }),
)

interface Answering extends AuthorizationCode {
  readonly now: Seconds
  readonly pushed: string
  readonly claim: string
}
const answers = ({ claim, pushed }: Answering) => claimed('pushedRequests', { key: 'idHash', is: pushed, claim })
const insertAnswer = prepare((p: Answering) => insertInto(authCodes, p, { instead: toldSid(p), where: answers(p) }))
const visitAnswered = prepare((p: Answering) => visited(oidcVisit(p), answers(p)))

/** What a code says of its visit; of placeholders too. */
const oidcVisit = ({ accountId, clientId, now, sessionIdHash, sid }: AuthorizationCode & { readonly now: Seconds }) =>
  ({ accountId, clientId, now, protocol: 'oidc', sessionIdHash, sid }) as const

const spend = prepare(
  (p: { codeHash: string; now: Seconds; claim: string }) =>
    sql`update auth_codes set spent_at = ${p.now}, claim = ${p.claim}
    where code_hash = ${p.codeHash} and spent_at is null and expires_at > ${p.now} and exists (select 1 from sessions where id_hash = auth_codes.session_id_hash and ${live(p.now)})`,
)

/**
 * What a code bought that somebody else spent before. Asked first whether anybody did: whoever looks through
 * the tokens each time has to be run again on PostgreSQL where another token is bought meanwhile.
 */
const reused = (p: { codeHash: string; claim: string }) =>
  sql`origin_hash = ${p.codeHash} and exists (select 1 from auth_codes where code_hash = ${p.codeHash} and claim <> ${p.claim})`
const revokeTokens = prepare((p: Parameters<typeof reused>[0]) => sql`delete from access_tokens where ${reused(p)}`)
const revokeGrants = prepare((p: Parameters<typeof reused>[0]) => sql`delete from refresh_grants where ${reused(p)}`)

const buyByCode = purchases(({ claim, key }) => claimed('authCodes', { key: 'codeHash', is: key, claim }))

const readClaim = prepare((p: { codeHash: string }) =>
  db.selectFrom('authCodes').select(['spentAt', 'claim']).where('codeHash', '=', p.codeHash),
)

const findCode = prepare((p: { codeHash: string }) =>
  db
    .selectFrom('authCodes')
    .innerJoin('accounts', 'accounts.id', 'authCodes.accountId')
    .select([...joinedCode.columns, ...owner.columns])
    .where('codeHash', '=', p.codeHash),
)

interface LiveToken {
  readonly tokenHash: string
  readonly now: Seconds
}

const liveToken = (p: LiveToken) =>
  db
    .selectFrom('accessTokens')
    .leftJoin('sessions', 'sessions.idHash', 'accessTokens.sessionIdHash')
    .leftJoin('accounts', 'accounts.id', 'accessTokens.accountId')
    .where('tokenHash', '=', p.tokenHash)
    .where('accessTokens.expiresAt', '>', p.now)
    .where(sql<boolean>`(access_tokens.session_id_hash is null or ${live(p.now)})`)

const told = together({ token: joinedToken }, { account: toldOwner, session: provedSession })
const whole = together({ token: joinedToken }, { account: owner, session: joinedSession })
const findTold = prepare((p: LiveToken) => liveToken(p).select(told.columns), told.read)
const findWhole = prepare((p: LiveToken) => liveToken(p).select(whole.columns), whole.read)

const endToken = prepare((p: { tokenHash: string }) =>
  db.deleteFrom('accessTokens').where('tokenHash', '=', p.tokenHash),
)
const endTokensOfGrant = prepare(
  (p: { idHash: string }) =>
    sql`delete from access_tokens
    where origin_hash = (select origin_hash from refresh_grants where id_hash = ${p.idHash})`,
)
const endGrant = prepare((p: { idHash: string }) => db.deleteFrom('refreshGrants').where('idHash', '=', p.idHash))

/** A code of a service that people are asked about: only while they allow it all of this. */
async function issueWhereAllowed(
  executor: Executor,
  code: AuthorizationCode & { readonly now: Seconds },
  { allowed, pushed }: { readonly allowed: readonly string[]; readonly pushed: string | null },
): Promise<boolean> {
  const where = sql<boolean>`${sessionLives(code)} and ${allows(code, allowed)}`
  if (pushed === null) {
    const insert = insertInto(authCodes, code, { instead: toldSid(code), where })
    const [, issued] = await executor.commit([statement(visited(oidcVisit(code), where)), statement(insert)])
    return didChange(issued)
  }
  const answer = { ...code, pushed, claim: nonce() }
  const spent = statement(spendPushedWhere(answer, where))
  const [, , written] = await executor.commit([spent, visitAnswered(answer), insertAnswer(answer)])
  return didChange(written)
}

/** Codes and tokens of relying parties, on SQL. */
export function grantsPort(executor: Executor): GrantsPort {
  return {
    async issueCode(code, { allowed = [], now, pushed = null }) {
      if (allowed.length > 0) return issueWhereAllowed(executor, { ...code, now }, { allowed, pushed })
      if (pushed !== null) {
        const answer = { ...code, now, pushed, claim: nonce() }
        const [, , written] = await executor.commit([spendPushed(answer), visitAnswered(answer), insertAnswer(answer)])
        return didChange(written)
      }
      const [, issued] = await executor.commit([visit(oidcVisit({ ...code, now })), insertCode({ ...code, now })])
      return didChange(issued)
    },

    async findCode(codeHash) {
      const [row] = await executor.query(findCode({ codeHash }))
      return row ? { code: joinedCode.parse(row), account: owner.parse(row) } : null
    },

    async spendCode(codeHash, { buys, now }) {
      const claim = nonce()
      const outcomes = await executor.commit([
        spend({ codeHash, now, claim }),
        revokeTokens({ codeHash, claim }),
        revokeGrants({ codeHash, claim }),
        readClaim({ codeHash }),
        ...buyByCode(buys, { key: codeHash, claim }),
      ])
      const [row] = returned<Pick<RowOf<typeof authCodes>, 'claim' | 'spentAt'>>(outcomes[3])
      if (!row) return { ok: false, reason: 'unknown' }
      if (row.claim === claim) return { ok: true }
      return { ok: false, reason: row.spentAt === null ? 'expired' : 'reused' }
    },

    async issueToken(token) {
      await executor.commit([insertToken(token)])
    },

    async findAccessToken(tokenHash, { now }) {
      const [found = null] = await executor.query(findTold({ tokenHash, now }))
      return found
    },

    async findApiToken(tokenHash, { now }) {
      const [found = null] = await executor.query(findWhole({ tokenHash, now }))
      return found
    },

    findRefreshGrant: (idHash, { now }) => findRefreshGrant(executor, { idHash, now }),
    refresh: (options) => refresh(executor, options),

    lasting: (options) => lasting(executor, options),
    endLasting: (options) => endLasting(executor, options),

    async revokeToken(tokenHash) {
      await executor.commit([endToken({ tokenHash })])
    },

    async revokeGrant(idHash) {
      await executor.commit([endTokensOfGrant({ idHash }), endGrant({ idHash })])
    },

    async revokeClient(options) {
      await executor.commit(endGrants(options, sql`1 = 1`))
    },
  }
}
