import { type Sql, sql } from '../sql/sql.ts'
import { prepare, type Statement, statement } from '../sql/statements.ts'

/** A secret that was here before goes on where it stopped. */
export const goOnCounting = prepare(
  (p: { id: string; source: string | null; claim: string }) =>
    sql`update code_tokens set count_from = (select max(count_from) from
      (select earlier.count_from from code_tokens earlier where earlier.source = ${p.source}
        union all select left_counters.count_from from left_counters where left_counters.source = ${p.source}) as known)
    where id = ${p.id} and source = ${p.source} and claim = ${p.claim}`,
)

/**
 * Keeps where the secrets of an account's devices stopped, where the condition holds: the account goes, and
 * whoever gets such a device next must not be signed in by a code that was used before.
 */
export function keepCounting({ accountId }: { readonly accountId: string }, where: Sql<unknown>): Statement {
  return statement(sql`insert into left_counters (source, count_from)
    select source, max(count_from) from code_tokens
    where account_id = ${accountId} and source is not null and ${where} group by source
    on conflict (source) do update set count_from = excluded.count_from
      where excluded.count_from > left_counters.count_from`)
}
