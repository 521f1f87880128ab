import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'

/** Retires an identifier by its mark, where the condition holds. */
export function retire(mark: string, where: Sql<unknown>): Statement {
  return statement(sql`insert into retired_uids (mark) select ${mark} where ${where} on conflict do nothing`)
}

/**
 * Retires the identifiers of pending accounts that are about to go, if anybody may know them: whom an
 * operator or a directory named has a line of activity. Of who registered and never came nobody was told.
 * @param where which of the accounts.
 */
export function retirePending(where: Sql<unknown>): Sql<unknown> {
  return sql`insert into retired_uids (mark) select uid_mark from accounts
    where uid_mark is not null and status = 'pending' and ${where}
      and (exists (select 1 from activity where activity.account_id = accounts.id)
        or exists (select 1 from provisioned where provisioned.account_id = accounts.id))
    on conflict do nothing`
}

/**
 * An identifier that nobody has and that never was anybody's. Both are read here, as they are at one moment:
 * its deletion is either seen whole or not at all.
 * @param marks of the identifier, under every key.
 */
export function isFree({ marks, uid }: { readonly uid: string; readonly marks: readonly string[] }): Sql<boolean> {
  const unused = sql<boolean>`not exists (select 1 from accounts where uid = ${uid})`
  return marks.length === 0 ? unused : sql<boolean>`${unused} and not ${areRetired(marks)}`
}

function areRetired(marks: readonly string[]): Sql<boolean> {
  return sql<boolean>`exists (select 1 from retired_uids where mark in (${sql.join(marks)}))`
}
