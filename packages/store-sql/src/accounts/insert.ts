import type { Account } from '@laissez-passer/core/ports'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import { isFree } from '../retired-uids/retire.ts'
import { foreignKind } from './foreign.ts'
import { nameKeys } from './name-keys.ts'
import { accounts } from './tables.ts'

/** What the store keeps of a new account besides what the port shows. */
interface Kept {
  readonly emailKey: string
  readonly claim: string
  /** Of its identifier, under every key, today's first. */
  readonly uidMarks: readonly string[]
}

/**
 * Writes an account where the condition holds, neither its address nor its identifier is taken, and the
 * identifier never was anybody's. The one place where accounts are made.
 */
export function insertAccount({ uidMarks: marks, ...row }: Account & Kept, where: Sql<unknown>): Statement {
  return statement(
    insertInto(
      accounts,
      { ...row, ...nameKeys(row), foreignHash: foreignKind(row.passwordHash), uidMark: marks[0] ?? null },
      {
        own: ['emailKey', 'firstNameKey', 'lastNameKey', 'foreignHash', 'claim', 'uidMark'],
        where: sql`${where} and ${isFree({ uid: row.uid, marks })}`,
        onConflict: sql`on conflict do nothing`,
      },
    ),
  )
}
