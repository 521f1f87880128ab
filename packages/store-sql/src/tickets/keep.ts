import { sql, type Sql } from '../sql/sql.ts'
import { statement, type Statement } from '../sql/statements.ts'

/**
 * The tickets of a session that is replaced go on in the new one, where the condition holds and it is one
 * person's: a service that acts for them isn't cut off because they proved more, and a logout still tells
 * whoever was told of the session.
 */
export function keepTickets(
  {
    from,
    session,
  }: { readonly from: string; readonly session: { readonly accountId: string; readonly idHash: string } },
  where: Sql<boolean>,
): readonly Statement[] {
  const isTheirs = sql`exists (select 1 from sessions where id_hash = ${from} and account_id = ${session.accountId})`
  return ['tickets', 'grantingTickets'].map((name) =>
    statement(sql`update ${sql.table(name)} set session_id_hash = ${session.idHash}
      where session_id_hash = ${from} and ${isTheirs} and ${where}`),
  )
}
