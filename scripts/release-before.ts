// What the release before asks of a database, held against the newest schema: for tests of both apps.
/** Runs SQL on a database and gives its rows. */
type Run = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** PostgreSQL's parameters have numbers. */
function numbered(sql: string): string {
  let count = 0
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (found) => (found === '?' ? `$${++count}` : found))
}

/** Statements that a schema no longer takes, and why. */
export async function refusedOf(run: Run, statements: readonly string[]): Promise<readonly string[]> {
  const refused: string[] = []
  for (const [index, sql] of statements.entries())
    await run(`prepare before_${index} as ${numbered(sql)}`).catch((error: unknown) => {
      refused.push(`${String(error)}: ${sql}`)
    })
  return refused
}

/** Columns that want a value which the statements' inserts don't give. */
export async function lackingIn(run: Run, statements: readonly string[]): Promise<readonly string[]> {
  const needed = await run(
    `select table_name as name, column_name as column from information_schema.columns
     where table_schema = current_schema() and is_nullable = 'NO' and column_default is null`,
  )
  return statements.flatMap((sql) => {
    const [, table, columns] = /^insert into "?(\w+)"? \(([^)]*)\)/i.exec(sql) ?? []
    const given = new Set(columns?.split(',').map((column) => column.replaceAll('"', '').trim()))
    return needed
      .filter(({ column, name }) => name === table && !given.has(String(column)))
      .map(({ column }) => `${table}.${String(column)}`)
  })
}
