import type { Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import type { Column, Columns, Stored, Values } from '../sql/column.ts'
import { insertInto } from '../sql/insert.ts'
import { prepare } from '../sql/statements.ts'
import type { Table } from '../sql/table.ts'

/** A row as it is read: what the port shows, and how often it was tried. */
type Read<Shown extends Columns> = Stored<Shown> & { readonly tries: number }

/**
 * The statements that are alike for all that waits to be answered in a sign-in, and is tried a few times:
 * challenges, and codes that were sent. One waits until it is over or consumed, and a new one takes the place
 * of the last.
 * @param whose the column that says, beside its id, whose answer counts.
 */
export function answerable<Shown extends Columns>(
  table: Table<string, Shown, { readonly tries: Column<number, number> }>,
  whose: 'signInIdHash' | 'accountId',
) {
  const rows = sql.table(table.name)
  const columns = sql.join([...table.columns, 'tries'].map((name) => sql.ref(name)))
  const waits = (now: Seconds) => sql`expires_at > ${now} and consumed_at is null`
  return {
    endEarlier: prepare(
      (p: { signInIdHash: string | null }) => sql`delete from ${rows} where sign_in_id_hash = ${p.signInIdHash}`,
    ),
    insert: prepare((p: Values<Shown> & { tries: number }) => insertInto(table, p, { own: ['tries'] })),
    ofSignIn: prepare(
      (p: { signInIdHash: string; now: Seconds }) => sql<Read<Shown>>`select ${columns} from ${rows}
        where sign_in_id_hash = ${p.signInIdHash} and ${waits(p.now)}`,
    ),
    spend: prepare(
      (p: { id: string; of: string; limit: number; now: Seconds }) => sql<
        Read<Shown>
      >`update ${rows} set tries = tries + 1
        where id = ${p.id} and ${sql.ref(whose)} = ${p.of} and tries < ${p.limit} and ${waits(p.now)} returning ${columns}`,
    ),
  }
}
