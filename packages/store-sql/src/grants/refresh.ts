import type { GrantsPort, Seconds } from '@laissez-passer/core/ports'
import { owner } from '../accounts/tables.ts'
import { didChange, type Executor } from '../executor.ts'
import { live } from '../sessions/live.ts'
import { sql } from '../sql/sql.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import { insertRefreshed } from './bought.ts'
import { refreshGrants } from './tables.ts'

const joinedGrant = refreshGrants.as('grant')

const find = prepare((p: { idHash: string; now: Seconds }) =>
  db
    .selectFrom('refreshGrants')
    .innerJoin('accounts', 'accounts.id', 'refreshGrants.accountId')
    .leftJoin('sessions', 'sessions.idHash', 'refreshGrants.sessionIdHash')
    .select([...joinedGrant.columns, ...owner.columns])
    .where('refreshGrants.idHash', '=', p.idHash)
    .where('refreshGrants.expiresAt', '>', p.now)
    .where(sql<boolean>`(refresh_grants.session_id_hash is null or ${live(p.now)})`),
)

interface Presented {
  readonly idHash: string
  readonly secretHash: string
  readonly claim: string
}

const exchange = prepare(
  (p: Presented & { nextHash: string; expiresAt: Seconds; now: Seconds }) =>
    sql`update refresh_grants set secret_hash = ${p.nextHash}, expires_at = ${p.expiresAt}, claim = ${p.claim}
    where id_hash = ${p.idHash} and secret_hash = ${p.secretHash} and expires_at > ${p.now}
    and (session_id_hash is null
      or exists (select 1 from sessions where id_hash = refresh_grants.session_id_hash and ${live(p.now)}))`,
)

/** The grant, where somebody else exchanged the secret that is presented here, or it is none of ours. */
const stolen = (p: Presented) =>
  sql`id_hash = ${p.idHash} and secret_hash <> ${p.secretHash} and (claim is null or claim <> ${p.claim})`

const revokeTokens = prepare(
  (p: Presented) =>
    sql`delete from access_tokens where origin_hash = (select origin_hash from refresh_grants where ${stolen(p)})`,
)
const revoke = prepare((p: Presented) => sql`delete from refresh_grants where ${stolen(p)}`)

/** @see GrantsPort.findRefreshGrant */
export async function findRefreshGrant(
  executor: Executor,
  options: { readonly idHash: string; readonly now: Seconds },
): ReturnType<GrantsPort['findRefreshGrant']> {
  const [row] = await executor.query(find(options))
  return row ? { grant: joinedGrant.parse(row), account: owner.parse(row) } : null
}

/** @see GrantsPort.refresh */
export async function refresh(
  executor: Executor,
  { idHash, secretHash, next, token, now }: Parameters<GrantsPort['refresh']>[0],
): ReturnType<GrantsPort['refresh']> {
  const presented = { idHash, secretHash, claim: nonce() }
  const [exchanged, , revoked] = await executor.commit([
    exchange({ ...presented, nextHash: next.secretHash, expiresAt: next.expiresAt, now }),
    revokeTokens(presented),
    revoke(presented),
    insertRefreshed({ ...token, key: idHash, claim: presented.claim }),
  ])
  if (didChange(exchanged)) return { ok: true }
  return { ok: false, reason: didChange(revoked) ? 'reused' : 'expired' }
}
