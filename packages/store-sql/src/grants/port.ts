import type { AccessToken, AuthorizationCode, GrantsPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { camelRows, type Executor } from '../executor.ts'
import { owner } from '../accounts/tables.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { spendPushed } from '../pushed-requests/port.ts'
import { live, sessionLives } from '../sessions/live.ts'
import { joinedSession } from '../sessions/tables.ts'
import { visit, visited } from '../sessions/visit.ts'
import { accessTokens, authCodes } from './tables.ts'

const joinedToken = accessTokens.as('token')
const joinedCode = authCodes.as('code')

const insertCode = prepare((p: AuthorizationCode & { now: Seconds }) =>
  insertInto(authCodes, p, { where: sessionLives(p) }),
)

interface Answering extends AuthorizationCode {
  readonly now: Seconds
  readonly pushed: string
  readonly claim: string
}
const answers = ({ claim, pushed }: Answering) => claimed('pushedRequests', { key: 'idHash', is: pushed, claim })
const insertAnswer = prepare((p: Answering) => insertInto(authCodes, p, { where: answers(p) }))
const visitAnswered = prepare((p: Answering) => visited(p, answers(p)))

const spend = prepare(
  (p: { codeHash: string; now: Seconds; claim: string }) =>
    sql`update auth_codes set spent_at = ${p.now}, claim = ${p.claim}
    where code_hash = ${p.codeHash} and spent_at is null and expires_at > ${p.now} and exists (select 1 from sessions where id_hash = auth_codes.session_id_hash and ${live(p.now)})`,
)

const noteReuse = prepare(
  (p: { codeHash: string; now: Seconds; claim: string }) =>
    sql`update auth_codes set reused_at = ${p.now} where code_hash = ${p.codeHash} and spent_at is not null and claim <> ${p.claim}`,
)

const revoke = prepare(
  (p: { codeHash: string }) =>
    sql`delete from access_tokens where code_hash = ${p.codeHash} and exists (select 1 from auth_codes where code_hash = ${p.codeHash} and reused_at is not null)`,
)

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

const insertToken = prepare((p: AccessToken & { claim: string }) =>
  insertInto(accessTokens, p, { where: claimed('authCodes', { key: 'codeHash', is: p.codeHash, claim: p.claim }) }),
)

const findToken = prepare((p: { tokenHash: string; now: Seconds }) =>
  db
    .selectFrom('accessTokens')
    .innerJoin('sessions', 'sessions.idHash', 'accessTokens.sessionIdHash')
    .innerJoin('accounts', 'accounts.id', 'accessTokens.accountId')
    .select([...joinedToken.columns, ...joinedSession.columns, ...owner.columns])
    .where('tokenHash', '=', p.tokenHash)
    .where('accessTokens.expiresAt', '>', p.now)
    .where(live(p.now)),
)

/** Codes and tokens of relying parties, on SQL. */
export function grantsPort(executor: Executor): GrantsPort {
  return {
    async issueCode(code, { now, pushed = null }) {
      if (pushed !== null) {
        const answer = { ...code, now, pushed, claim: nonce() }
        const [, written] = await executor.commit([spendPushed(answer), insertAnswer(answer), visitAnswered(answer)])
        return written?.changes === 1
      }
      const [issued] = await executor.commit([insertCode({ ...code, now }), visit({ ...code, now })])
      return issued?.changes === 1
    },

    async findCode(codeHash) {
      const [row] = await executor.query(findCode({ codeHash }))
      return row ? { code: joinedCode.parse(row), account: owner.parse(row) } : null
    },

    async spendCode(codeHash, { token, now }) {
      const claim = nonce()
      const outcomes = await executor.commit([
        spend({ codeHash, now, claim }),
        noteReuse({ codeHash, now, claim }),
        revoke({ codeHash }),
        readClaim({ codeHash }),
        ...(token === null ? [] : [insertToken({ ...token, codeHash, claim })]),
      ])
      const [row] = camelRows<Pick<RowOf<typeof authCodes>, 'claim' | 'spentAt'>>(outcomes[3]?.rows ?? [])
      if (!row) return { ok: false, reason: 'unknown' }
      if (row.claim === claim) return { ok: true }
      return { ok: false, reason: row.spentAt === null ? 'expired' : 'reused' }
    },

    async findAccessToken(tokenHash, { now }) {
      const [row] = await executor.query(findToken({ tokenHash, now }))
      return row
        ? { token: joinedToken.parse(row), account: owner.parse(row), session: joinedSession.parse(row) }
        : null
    },
  }
}
