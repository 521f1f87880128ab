import type { FactorsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endOfflineAccess, endSessions, endUnderWay } from '../ends.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
import { isThere, withoutFactor } from './sources.ts'

type Which = Parameters<FactorsPort['reset']>[0]['which'][number]

/** @see FactorsPort.reset */
export async function resetFactors(
  executor: Executor,
  { accountId, activity, messages, now, which }: Parameters<FactorsPort['reset']>[0],
): Promise<boolean> {
  if (which.length === 0) return false
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const any = sql.join(
    which.map((one) => has(one, accountId)),
    sql` or `,
  )
  const [reset] = await executor.commit([
    statement(sql`update accounts set claim = ${claim} where id = ${accountId} and (${any})`),
    ...which.flatMap((one) => without(one, { accountId, mine })),
    statement(
      sql`update factor_removals set status = 'cancelled' where account_id = ${accountId} and status = 'waiting' and ${mine}`,
    ),
    statement(sql`delete from browsers where account_id = ${accountId} and ${mine}`),
    ...endSessions({ accountId, except: null, now }, mine),
    ...endOfflineAccess({ accountId }, mine),
    ...endUnderWay({ accountId }, mine),
    ...effects({ messages, activity }, mine),
  ])
  return didChange(reset)
}

function has({ id, kind }: Which, accountId: string): Sql<unknown> {
  return kind === 'recovery-codes'
    ? sql`exists (select 1 from recovery_codes where account_id = ${accountId})`
    : isThere({ kind: sql`${kind}`, factorId: sql`${id}`, accountId: sql`${accountId}` })
}

/** Where it is this account's: an id may be anybody's. */
function without(
  { id, kind }: Which,
  { accountId, mine }: { readonly accountId: string; readonly mine: Sql<boolean> },
): readonly Statement[] {
  if (kind === 'recovery-codes')
    return [statement(sql`delete from recovery_codes where account_id = ${accountId} and ${mine}`)]
  const own = isThere({ kind: sql`${kind}`, factorId: sql`${id}`, accountId: sql`${accountId}` })
  return withoutFactor({ kind, factorId: id }, sql`${mine} and ${own}`).toReversed()
}
