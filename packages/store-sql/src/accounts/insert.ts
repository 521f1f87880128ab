import type { Account } from '@laissez-passer/core/ports'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { foreignKind } from './foreign.ts'
import { nameKeys } from './name-keys.ts'
import { accounts } from './tables.ts'

/** What the store keeps of a new account besides what the port shows. */
interface Kept {
  readonly emailKey: string
  readonly claim: string
}

/**
 * Writes an account where the condition holds and neither its address nor its identifier is taken. The one
 * place where accounts are made.
 */
export function insertAccount(row: Account & Kept, where: Sql<unknown>): Statement {
  return statement(
    insertInto(
      accounts,
      { ...row, ...nameKeys(row), foreignHash: foreignKind(row.passwordHash) },
      {
        own: ['emailKey', 'firstNameKey', 'lastNameKey', 'foreignHash', 'claim'],
        where,
        onConflict: sql`on conflict do nothing`,
      },
    ),
  )
}
