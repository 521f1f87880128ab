import { type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import type { Table } from '../sql/table.ts'

/** A row as it is stored, by the names that columns have in TypeScript. */
export type StoredRow = Readonly<Record<string, unknown>>

/** Whole rows of a table. */
export function rowsOf(executor: Executor, table: Table, where: Sql<unknown>): Promise<readonly StoredRow[]> {
  return executor.query(selected(table, where))
}

function selected(table: Table, where: Sql<unknown>): Statement<StoredRow> {
  const columns = [...table.columns, ...Object.keys(table.own)].map((name) => sql.ref(name))
  return statement(sql<StoredRow>`select ${sql.join(columns)} from ${sql.table(table.name)} where ${where}`)
}

/** Writes a row as it is in another database. */
export function copyOf(table: Table, row: StoredRow, onConflict = sql`on conflict do nothing`): Statement {
  const stored = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, sql`${value}`]))
  return statement(insertInto(table, stored as never, { own: Object.keys(table.own) as never[], onConflict }))
}

interface Visit<Result> {
  readonly from: Executor
  readonly to: Executor
  readonly where: Sql<unknown>
  readonly run: () => Promise<Result>
  /** Whether the row was spent; otherwise it is moved back. */
  readonly won: (done: Result) => boolean
}

/**
 * Runs with a row moved into another database, and moves it back where it wasn't spent. After an error nobody
 * knows what was written: a row that is still there wasn't spent, and is moved back.
 */
export async function visiting<Result>(table: Table, { from, run, to, where, won }: Visit<Result>): Promise<Result> {
  const moved = await move(table, { from, to, where })
  // Only the call that moved the row moves it back: another one may be about to use it.
  const back = async () => {
    if (moved) await move(table, { from: to, to: from, where })
  }
  let done: Result
  try {
    done = await run()
  } catch (error) {
    // If that fails, the row stays there, and is found there when the same person tries again.
    await back().catch(() => {})
    throw error
  }
  if (!won(done)) await back()
  return done
}

/**
 * Runs with a copy of a row in another database. The row itself stays, so that no crash loses it: the caller
 * deletes it once it is spent, and keeps others from using it meanwhile.
 * @returns null: there is no such row, and nothing was run
 */
export async function lent<Result>(
  table: Table,
  { from, run, to, where }: Omit<Visit<Result>, 'won'>,
): Promise<Result | null> {
  const [row] = await rowsOf(from, table, where)
  if (row === undefined) return null
  await to.commit([copyOf(table, row)])
  try {
    return await run()
  } finally {
    // A copy that is left behind does no harm: nobody looks for it there.
    await to.commit([statement(sql`delete from ${sql.table(table.name)} where ${where}`)]).catch(() => {})
  }
}

/**
 * Moves a row from one database into another. For a moment it is in neither, and a crash then loses it but
 * never doubles it: for rows that live for minutes and can be asked for again.
 * @returns whether this call moved it
 */
export async function move(
  table: Table,
  { from, to, where }: { readonly from: Executor; readonly to: Executor; readonly where: Sql<unknown> },
): Promise<boolean> {
  // Read and deleted in one commit: read earlier, it could be spent meanwhile and come back unspent.
  const [found] = await from.commit([
    selected(table, where),
    statement(sql`delete from ${sql.table(table.name)} where ${where}`),
  ])
  const [row] = returned<StoredRow>(found)
  if (row === undefined) return false
  await to.commit([copyOf(table, row)])
  return true
}
