import type { GrantsPort, LastingAccess, Seconds } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare, statement } from '../sql/statements.ts'

const list = prepare((p: { accountId: string; now: Seconds }) =>
  db
    .selectFrom('refreshGrants')
    .select(['idHash', 'clientId', 'scope', 'createdAt', 'expiresAt', 'endsAt'])
    .where('accountId', '=', p.accountId)
    .where('sessionIdHash', 'is', null)
    .where('expiresAt', '>', p.now)
    .orderBy('createdAt', 'desc')
    .orderBy('idHash'),
)

/** @see GrantsPort.lasting */
export async function lasting(
  executor: Executor,
  options: { readonly accountId: string; readonly now: Seconds },
): Promise<readonly LastingAccess[]> {
  return executor.query(list(options))
}

/** @see GrantsPort.endLasting */
export async function endLasting(
  executor: Executor,
  { accountId, activity, idHash }: Parameters<GrantsPort['endLasting']>[0],
): Promise<boolean> {
  const theirs = sql`id_hash = ${idHash} and account_id = ${accountId} and session_id_hash is null`
  const outcomes = await executor.commit([
    ...effects({ activity }, sql`exists (select 1 from refresh_grants where ${theirs})`),
    statement(
      sql`delete from access_tokens where origin_hash = (select origin_hash from refresh_grants where ${theirs})`,
    ),
    statement(sql`delete from refresh_grants where ${theirs}`),
  ])
  return didChange(outcomes.at(-1))
}
