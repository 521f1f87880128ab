import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { postgresExecutor } from '../src/postgres/executor.ts'
import { connected, freshSchema } from './support/schema.ts'

// What the release before asks goes on while the schema is brought up to date: its statements, as its
// contract asked them (`RECORD_STATEMENTS=FILE vitest run test/sqlite-contract.node.test.ts`, once a
// release), on the newest schema.
const recorded = await readFile(new URL('./releases/0032-statements.txt', import.meta.url), 'utf8')
const statements = recorded.trimEnd().split('\n')

const url = await freshSchema()
const run = await connected(url)
const executor = postgresExecutor(url)
await executor.migrate()
await executor.close()

/** PostgreSQL's parameters have numbers. */
function numbered(sql: string): string {
  let count = 0
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (found) => (found === '?' ? `$${++count}` : found))
}

test('the newest schema takes every statement of the release before', async () => {
  const refused: string[] = []
  for (const [index, sql] of statements.entries())
    await run(`prepare before_${index} as ${numbered(sql)}`).catch((error: unknown) => {
      refused.push(`${String(error)}: ${sql}`)
    })
  expect(statements.length).toBeGreaterThan(200)
  expect(refused).toEqual([])
})

test('no column wants a value that the release before doesn’t give', async () => {
  const needed = await run(
    `select table_name as name, column_name as column from information_schema.columns
     where table_schema = current_schema() and is_nullable = 'NO' and column_default is null`,
  )
  const lacking = statements.flatMap((sql) => {
    const [, table, columns] = /^insert into "?(\w+)"? \(([^)]*)\)/.exec(sql) ?? []
    const given = new Set(columns?.split(',').map((column) => column.replaceAll('"', '').trim()))
    return needed
      .filter(({ column, name }) => name === table && !given.has(String(column)))
      .map(({ column }) => `${table}.${String(column)}`)
  })
  expect(lacking).toEqual([])
})
