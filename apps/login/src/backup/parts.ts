import type { SnapshotPart, SnapshotRow } from '@laissez-passer/store-sql/sqlite'
import type { Place } from '../cli/place-of-data.ts'
import type { BackupSchema } from './lines.ts'

/** What the first of several databases keeps for all, and gives to the others. */
const stock = 'token_stock'
/** What no two of its rows have in common. */
const own = ['id', 'source']

/** Rows of a table, by its columns. */
type Rows = { readonly columns: readonly string[]; readonly rows: readonly SnapshotRow[] }

/**
 * All that is in the databases. Of several all are begun before any is read, so that their moments lie as
 * close as can be, the first one last: what the others give it (rows of the audit log), and the names of
 * whoever registers meanwhile, are there. What it gives to them, tokens in stock, is read before they are
 * begun as well, so that what is given meanwhile is there twice and not in neither; `restore` looks who has
 * it.
 */
export async function* partsOf({
  further = [],
  upkeep,
}: Pick<Place, 'further' | 'upkeep'>): AsyncGenerator<SnapshotPart | BackupSchema> {
  const before = further.length === 0 ? null : await rowsOf(upkeep.snapshot({ tables: [stock] }))
  const reading = [upkeep, ...further].map((one) => one.snapshot()[Symbol.asyncIterator]())
  try {
    const begun: IteratorResult<SnapshotPart>[] = []
    for (const parts of reading.toReversed()) begun.unshift(await parts.next())
    for (const [index, parts] of reading.entries()) {
      const all = from(parts, begun[index])
      for await (const part of index === 0 && before !== null ? withStock(all, before) : all)
        yield part.kind === 'schema' ? { ...part, database: index } : part
    }
  } finally {
    for (const parts of reading) await parts.return?.()
  }
}

/** What is read, with its beginning, which was read already. */
async function* from(
  parts: AsyncIterator<SnapshotPart>,
  begun: IteratorResult<SnapshotPart> | undefined,
): AsyncGenerator<SnapshotPart> {
  for (let read = begun; read !== undefined && read.done !== true; read = await parts.next()) yield read.value
}

async function rowsOf(parts: AsyncIterable<SnapshotPart>): Promise<Rows> {
  const rows: SnapshotRow[] = []
  let columns: readonly string[] = []
  for await (const part of parts)
    if (part.kind === 'table') columns = part.columns
    else if (part.kind === 'rows') rows.push(...part.rows)
  return { columns, rows }
}

/** The parts, and what was in stock before and is no longer. */
async function* withStock(parts: AsyncIterable<SnapshotPart>, before: Rows): AsyncGenerator<SnapshotPart> {
  const marks = (row: SnapshotRow) => own.map((name) => `${name} ${row[before.columns.indexOf(name)]}`)
  const there = new Set<string>()
  let inStock = false
  const gone = function* (): Generator<SnapshotPart> {
    const rows = inStock ? before.rows.filter((row) => !marks(row).some((mark) => there.has(mark))) : []
    if (rows.length > 0) yield { kind: 'rows', rows }
  }
  for await (const part of parts) {
    if (part.kind === 'table') {
      yield* gone()
      // A step that was taken in between makes them other rows.
      inStock = part.name === stock && part.columns.join() === before.columns.join()
    }
    if (inStock && part.kind === 'rows') for (const row of part.rows) for (const mark of marks(row)) there.add(mark)
    yield part
  }
  yield* gone()
}
