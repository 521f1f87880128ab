import type { Factor, FactorsPort } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import type { Executor } from '../executor.ts'
import { selectFactors } from '../factor-sources.ts'
import { prepare, raw } from '../statements.ts'

const list = prepare((p: { accountId: string }) =>
  raw<Factor>(sql`${selectFactors(p.accountId)}
    union all select 'recovery-codes', 'codes', '', null, null, 'active', min(created_at), max(used_at)
      from recovery_codes where account_id = ${p.accountId} having sum(case when used_at is null then 1 else 0 end) > 0
    order by added_at, id`),
)

/** What an account has, of every kind, on SQL. */
export function factors(executor: Executor): FactorsPort {
  return { list: (accountId) => executor.query(list({ accountId })) }
}
