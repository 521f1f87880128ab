import { type Sql, sql } from '../sql/sql.ts'
import type { Executor } from '../executor.ts'
import { db, prepare, type Statement, statement } from '../sql/statements.ts'

/** Which account a statement is about: a value, or a query that finds it. */
type AccountId = Sql<unknown>

/**
 * Keeps a hash as the newest former one, and no more than `remember` in all, where the condition holds.
 * @param options `hash`: a value; or the column `password_hash`, in a statement that goes before the one that
 * replaces it.
 */
export function keepFormer(
  options: { readonly accountId: AccountId; readonly hash: Sql<unknown>; readonly remember: number },
  where: Sql<unknown>,
): readonly Statement[] {
  const { accountId, hash, remember } = options
  return [
    statement(
      sql`insert into password_history (account_id, position, hash)
        select id, (select coalesce(max(position), 0) + 1 from password_history where account_id = accounts.id), ${hash}
        from accounts where id = ${accountId} and password_hash is not null and cast(${remember} as bigint) > 0 and ${where}`,
    ),
    statement(
      sql`delete from password_history where account_id = ${accountId} and ${where}
        and position <= (select max(position) from password_history newest where newest.account_id = ${accountId}) - cast(${remember} as bigint)`,
    ),
  ]
}

const newest = prepare((p: { accountId: string; limit: number }) =>
  db
    .selectFrom('passwordHistory')
    .select('hash')
    .where('accountId', '=', p.accountId)
    .orderBy('position', 'desc')
    .limit(p.limit),
)

/** @see AccountsPort.formerPasswords */
export async function formerPasswords(
  executor: Executor,
  options: { readonly accountId: string; readonly limit: number },
): Promise<readonly string[]> {
  return (await executor.query(newest(options))).map(({ hash }) => hash)
}
