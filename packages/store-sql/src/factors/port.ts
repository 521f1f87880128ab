import type { Factor, FactorsPort } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import type { Executor } from '../executor.ts'
import { resetFactors } from './reset.ts'
import { selectFactors, unionOf } from './sources.ts'
import { prepare } from '../sql/statements.ts'

const recoveryCodes = (accountId: string) =>
  sql`select 'recovery-codes' as kind, 'codes' as id, '' as name, cast(null as text) as model, cast(null as text) as variant,
      'active' as status, min(created_at) as added_at, max(used_at) as last_used_at
    from recovery_codes where account_id = ${accountId} having sum(case when used_at is null then 1 else 0 end) > 0`

const list = prepare(
  (p: { accountId: string }) =>
    sql<Factor>`${unionOf([...selectFactors(p.accountId), recoveryCodes(p.accountId)])} order by added_at, id`,
)

/** What an account has, of every kind, on SQL. */
export function factorsPort(executor: Executor): FactorsPort {
  return {
    list: (accountId) => executor.query(list({ accountId })),
    reset: (options) => resetFactors(executor, options),
  }
}
