import { type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { type Statement, statement } from '../sql/statements.ts'
import type { Table } from '../sql/table.ts'

/** A row as it is stored, in the names of TypeScript. */
export type StoredRow = Readonly<Record<string, unknown>>

/** Rows of a table, whole. */
export function rowsOf(executor: Executor, table: Table, where: Sql<unknown>): Promise<readonly StoredRow[]> {
  return executor.query(selected(table, where))
}

function selected(table: Table, where: Sql<unknown>): Statement<StoredRow> {
  const columns = [...table.columns, ...Object.keys(table.own)].map((name) => sql.ref(name))
  return statement(sql<StoredRow>`select ${sql.join(columns)} from ${sql.table(table.name)} where ${where}`)
}

/** Writes a row of another database as it is there. */
export function copyOf(table: Table, row: StoredRow, onConflict = sql`on conflict do nothing`): Statement {
  const stored = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, sql`${value}`]))
  return statement(insertInto(table, stored as never, { own: Object.keys(table.own) as never[], onConflict }))
}

interface Visit<Result> {
  readonly from: Executor
  readonly to: Executor
  readonly where: Sql<unknown>
  readonly run: () => Promise<Result>
  /** Whether the row is spent, or stays. */
  readonly won: (done: Result) => boolean
}

/**
 * Runs with a row beside what it is about, and takes it back where nothing came of it. Where that throws,
 * nobody knows whether it was written: what is still there wasn't spent, and goes back.
 */
export async function visiting<Result>(table: Table, { from, run, to, where, won }: Visit<Result>): Promise<Result> {
  const moved = await move(table, { from, to, where })
  // Whoever didn't bring it doesn't take it away, from under who is about to answer.
  const back = async () => {
    if (moved) await move(table, { from: to, to: from, where })
  }
  let done: Result
  try {
    done = await run()
  } catch (error) {
    // While its database is away it stays there, and is found there when the same person tries again.
    await back().catch(() => {})
    throw error
  }
  if (!won(done)) await back()
  return done
}

/**
 * Runs with a copy of a row beside what it is about. The row itself stays, for whoever calls this to take it
 * away once it is spent: whatever crashes or goes away between, it isn't lost. Somebody else has to keep
 * others from it meanwhile.
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
    // One that stays behind is found by nobody: the stock is where the row is.
    await to.commit([statement(sql`delete from ${sql.table(table.name)} where ${where}`)]).catch(() => {})
  }
}

/**
 * Takes a row out of one database and puts it into another: whoever finds it in neither meanwhile comes too
 * early. A crash between loses it, never doubles it: it is for what lives for minutes and can be asked for
 * again.
 * @returns whether this call moved it
 */
export async function move(
  table: Table,
  { from, to, where }: { readonly from: Executor; readonly to: Executor; readonly where: Sql<unknown> },
): Promise<boolean> {
  // As it is when it goes: read before, it might be spent meanwhile, and be there again unspent.
  const [found] = await from.commit([
    selected(table, where),
    statement(sql`delete from ${sql.table(table.name)} where ${where}`),
  ])
  const [row] = returned<StoredRow>(found)
  if (row === undefined) return false
  await to.commit([copyOf(table, row)])
  return true
}
