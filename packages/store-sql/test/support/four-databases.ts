import { sql } from '../../src/sql/sql.ts'
import { type Statement, statement } from '../../src/sql/statements.ts'
import { tables } from '../../src/schema.ts'
import type { SqlStore } from '../../src/store.ts'

/** The key of a directory in tests. */
export const key: Uint8Array = new Uint8Array(32).fill(7)

/** Deletes all rows: as quick as a look, where making a database anew takes all the migrations. */
export async function emptied(store: SqlStore): Promise<SqlStore> {
  await store.executor.commit(everything)
  return store
}

const everything: readonly Statement[] = tables
  .toReversed()
  .map(({ name }) => statement(sql`delete from ${sql.table(name)}`))
