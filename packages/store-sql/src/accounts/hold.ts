import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'

/**
 * Takes an account's row: first in a commit that has a row of its own (a link, a report) and then writes what
 * all such commits of this account share. They wait for each other before they hold anything; else each would
 * hold what the next one waits for, and PostgreSQL would let all of them wait until a time limit ends it.
 * Nothing changes.
 *
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
 */
export function holdAccount(accountId: string | Sql<unknown>): Statement {
  return statement(sql`update accounts set claim = claim where id = ${accountId}`)
}
