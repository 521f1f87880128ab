import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { changesOf, type Executor } from '../executor.ts'
import { prepare } from '../sql/statements.ts'
import { type Ago, agoOf, type Kind, kinds, sliceRows } from './kinds.ts'

/** Of each kind 1 where something is due, else 0: one query, with an index for each. */
const look = prepare((ago: Ago) => {
  const found = kinds.map(
    (kind, index) => sql`(select count(*) from
      (select 1 as one from ${sql.table(kind.table.name)} where ${kind.due(ago)}${oldestFirst(kind)} limit 1) as found) as ${sql.ref(`kind${index}`)}`,
  )
  return sql<Readonly<Record<string, number>>>`select ${sql.join(found)}`
})

/** `LIMIT` stands in a query of its own: neither D1 nor PostgreSQL has one for `DELETE`. */
function slice(kind: Kind) {
  const { table, due, first } = kind
  const [name, key] = [sql.table(table.name), sql.ref(table.key)]
  const gone = prepare(
    (ago: Ago) => sql`delete from ${name} where ${key} in
      (select ${key} from ${name} where ${due(ago)}${oldestFirst(kind)} limit ${sql.lit(sliceRows)})`,
  )
  if (!first) return (ago: Ago) => [gone(ago)]
  const before = prepare((ago: Ago) => first(due(ago)))
  return (ago: Ago) => [before(ago), gone(ago)]
}

const slices = kinds.map(slice)

/**
 * Deletes what expired long ago, slice by slice; one query where nothing did.
 * @param options `now`; `most`: slices at most, the rest at the next call; all of them by default.
 * @returns how many rows went, cascades not counted.
 */
export async function sweep(
  executor: Executor,
  { now, most = Number.POSITIVE_INFINITY }: { readonly now: Seconds; readonly most?: number },
): Promise<number> {
  const ago = agoOf(now)
  const [found = {}] = await executor.query(look(ago))
  let left = most
  let count = 0
  for (const [index, next] of slices.entries()) {
    let deleted = found[`kind${index}`] === 1 ? sliceRows : 0
    while (deleted === sliceRows && left > 0) {
      const outcomes = await executor.commit(next(ago), { patient: true })
      deleted = changesOf(outcomes.at(-1))
      count += deleted
      left -= 1
    }
  }
  return count
}

function oldestFirst({ by }: Kind): Sql<unknown> {
  return by === undefined ? sql`` : sql` order by ${sql.ref(by)}`
}
