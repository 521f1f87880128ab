import { LaissezPasserError } from '@laissez-passer/core/errors'
import { checkArgument } from '@laissez-passer/core/options'
import { type D1Answer, type D1Binding, d1Database } from './d1-executor.ts'
import { migrate } from './d1-migrate.ts'
import { migrationsTable, type Migration, restoring } from './migrations/index.ts'
import type { SqlValue } from './sql/column.ts'
import { inOrder } from './upkeep/order.ts'
import { quoted, readInto, type SnapshotWriter } from './upkeep/restoring.ts'
import { schemaState } from './upkeep/schema-state.ts'
import { occupied, type SnapshotPart, type SnapshotRow, type Upkeep } from './upkeep/upkeep.ts'

/** D1 takes two million bytes in one parameter; a character is at most four. */
const charactersAtOnce = 400_000
/** What a single answer can hold; D1 has no reading transaction that lasts longer than one. */
const largestSnapshot = 64 * 1024 * 1024

/**
 * Looks after a Cloudflare D1 database.
 *
 * @throws LaissezPasserError `invalid-settings` where there is no such binding
 */
export function d1Upkeep(binding: D1Binding): Upkeep {
  checkArgument('d1Upkeep', binding, d1Database)
  const all = (sql: string): Promise<D1Answer> => binding.prepare(sql).all()
  const names = async (sql: string): Promise<readonly string[]> =>
    (await all(sql)).results.map((row) => String(Object.values(row)[0]))
  const tables = () => names("select name from sqlite_master where type = 'table'")
  const steps = async () =>
    (await tables()).includes('migrations') ? await names('select id from migrations order by id') : []
  const size = async () => (await all('select 1')).meta.size_after ?? 0

  return {
    async schema() {
      const done = await steps()
      return schemaState(done)
    },

    migrate: () => migrate(binding),
    size,

    health: async () => ({
      version: 'Cloudflare D1',
      damage: (await names('pragma quick_check')).filter((line) => line !== 'ok'),
      settings: {},
      clock: null,
    }),

    snapshot: (options) => snapshotOf(binding, { size, tables, wanted: options?.tables }),

    async restore(parts, { replace }) {
      const there = await tables()
      const before = [...inOrder(there), ...there.filter((name) => name === 'migrations')]
      if (before.length > 0 && !replace) throw occupied()
      const writer = writerOf(binding, { before })
      const later = await readInto(writer, parts)
      for (const step of later) await take(binding, step)
      await binding.batch([binding.prepare('delete from migrations where id = ?').bind(restoring)])
    },
  }
}

/** One batch is one transaction: all tables as of one moment, in one answer. */
async function* snapshotOf(
  binding: D1Binding,
  asked: {
    readonly size: () => Promise<number>
    readonly tables: () => Promise<readonly string[]>
    readonly wanted?: readonly string[] | undefined
  },
): AsyncGenerator<SnapshotPart> {
  if ((await asked.size()) > largestSnapshot)
    throw new LaissezPasserError(
      'snapshot-too-large',
      'A D1 database of more than 64 MB can’t be read in one transaction: use D1’s Time Travel, or wrangler d1 export',
    )
  const tables = inOrder(await asked.tables()).filter((name) => asked.wanted?.includes(name) ?? true)
  const columns = await Promise.all(tables.map((name) => columnsOf(binding, name)))
  const [noted, ...answers] = await binding.batch([
    binding.prepare('select id from migrations order by id'),
    ...tables.map((name, at) => binding.prepare(`select ${quoted(columns[at] ?? [])} from "${name}"`)),
  ])
  yield { kind: 'schema', steps: (noted?.results ?? []).map(({ id }) => String(id)) }
  for (const [at, name] of tables.entries()) {
    const named = columns[at] ?? []
    yield { kind: 'table', name, columns: named }
    const rows = (answers[at]?.results ?? []).map((row): SnapshotRow => named.map((column) => toValue(row[column])))
    if (rows.length > 0) yield { kind: 'rows', rows }
  }
}

async function columnsOf(binding: D1Binding, table: string): Promise<readonly string[]> {
  const { results } = await binding.prepare(`pragma table_info("${table}")`).all()
  return results.map(({ name }) => String(name))
}

function toValue(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new TypeError(`A column holds a ${typeof value}`)
}

function writerOf(binding: D1Binding, { before }: { readonly before: readonly string[] }): SnapshotWriter {
  return {
    async begin(steps) {
      // Whoever opens the database from here on is told why it can't be used.
      await binding.batch([
        ...before.toReversed().map((name) => binding.prepare(`drop table "${name}"`)),
        binding.prepare(migrationsTable),
        binding.prepare('insert into migrations (id) values (?)').bind(restoring),
      ])
      for (const step of steps) await take(binding, step)
    },
    async empty(table) {
      await binding.batch([binding.prepare(`delete from "${table}"`)])
    },
    async rows({ columns, name }, rows) {
      const values = columns.map((_, at) => `value ->> ${at}`).join(', ')
      const insert = binding.prepare(`insert into "${name}" (${quoted(columns)}) select ${values} from json_each(?)`)
      for (const some of portions(rows)) await binding.batch([insert.bind(some)])
    },
  }
}

/** Rows as JSON, as many together as one parameter can hold. */
function* portions(rows: readonly SnapshotRow[]): Generator<string> {
  let some: string[] = []
  let length = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (length > 0 && length + text.length > charactersAtOnce) {
      yield `[${some.join(',')}]`
      ;[some, length] = [[], 0]
    }
    some.push(text)
    length += text.length
  }
  if (some.length > 0) yield `[${some.join(',')}]`
}

async function take(binding: D1Binding, { id, statements }: Migration): Promise<void> {
  await binding.batch([
    ...statements.map((statement) => binding.prepare(statement)),
    binding.prepare('insert into migrations (id) values (?)').bind(id),
  ])
}
