import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { type Migration, migrations } from '../src/migrations/index.ts'
import { newest } from '../src/migrations/newest.ts'
import { migrate } from '../src/sqlite-migrate.ts'

/** A copy of the list: each step is taken, and nothing as a whole. */
const oneByOne: readonly Migration[] = [...migrations]

function made(known?: readonly Migration[], before = ''): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  database.exec(before)
  migrate(database, known)
  return database
}

/** All that there is, in the order in which it was made. */
const schema = (database: DatabaseSync) =>
  database.prepare('select type, name, tbl_name, sql from sqlite_schema order by rowid').all()

function rows(database: DatabaseSync): readonly unknown[] {
  const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all()
  return tables.map(({ name }) => [name, database.prepare(`select * from "${String(name)}"`).all()])
}

/** What the steps make, as statements. */
function text(database: DatabaseSync): string {
  const statements = schema(database).flatMap(({ sql }) => (sql === null ? [] : [`${String(sql)};`]))
  return `\n${statements.join('\n')}\n`
}

/** As `src/migrations/newest.ts` says it. */
function written(database: DatabaseSync): string {
  const quoted = text(database).replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
  return `// oxlint-disable max-lines -- one text, written by a test
/**
 * What all steps together make, for a file that is new. Written by \`test/newest.node.test.ts\`:
 * \`pnpm exec vitest run --project store-sql:node newest -u\`.
 */
export const newest: string = \`${quoted}\`
`
}

test('the newest schema is written down as the steps make it', async () => {
  await expect(written(made(oneByOne))).toMatchFileSnapshot('../src/migrations/newest.ts')
})

test('a new file gets it as a whole: the same schema, the same rows, every step noted', ({ skip }) => {
  // By -u it was written a moment ago, and what was loaded is what stood there before.
  skip(newest !== text(made(oneByOne)), 'newest.ts isn’t what the steps make; the test above says how')
  const [whole, stepwise] = [made(), made(oneByOne)]
  expect(schema(whole)).toEqual(schema(stepwise))
  expect(rows(whole)).toEqual(rows(stepwise))
  expect(newest).toContain('CREATE TABLE migrations')
})

test('a file in which something is takes the steps that it lacks', () => {
  const theirs = 'create table theirs (id text)'
  expect(schema(made(undefined, theirs)).slice(1)).toEqual(schema(made(oneByOne)))
})

test('a file that took the first step only takes the rest', () => {
  const database = made(migrations.slice(0, 1))
  migrate(database)
  expect(schema(database)).toEqual(schema(made(oneByOne)))
})
