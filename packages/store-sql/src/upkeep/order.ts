import { migrations } from '../migrations/index.ts'
import { tables } from '../schema.ts'
import { snake } from '../sql/names.ts'

/** All tables of today as SQL names them, each after those to which it refers. */
const today = tables.map(({ name }) => snake(name))

/** Those that any step ever made: what else lies in a database is somebody else's. */
const ours = new Set(
  migrations.flatMap(({ statements }) =>
    statements.flatMap((sql) =>
      [...sql.matchAll(/\b(?:create table(?: if not exists)?|rename to) "?(\w+)"?/gi)].map(([, name = '']) => name),
    ),
  ),
)

/**
 * Our tables among some, each after those to which it refers. Of an older schema those that are no more come
 * last: nothing of today refers to them.
 */
export function inOrder(names: readonly string[]): readonly string[] {
  const place = (name: string): number => (today.includes(name) ? today.indexOf(name) : today.length)
  return names.filter((name) => ours.has(name)).toSorted((one, other) => place(one) - place(other))
}
