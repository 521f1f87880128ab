import type { AccountsPage, AccountsPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { nameKey } from './name-keys.ts'
import { accounts } from './tables.ts'

type Row = RowOf<typeof accounts>

/** By what an account is found; each is a range of an index. */
interface Way {
  readonly column: 'emailKey' | 'uid' | 'firstNameKey' | 'lastNameKey'
  readonly from: string
}

/** Where a page ended: by which way, at which value of its column, at which account. */
interface Place {
  readonly way: number
  readonly at: string
  readonly id: string
}

/** A row that was found, and where. */
type Found = Row & { readonly way: number; readonly found: string }

/** @see AccountsPort.search */
export async function searchAccounts(
  executor: Executor,
  options: Parameters<AccountsPort['search']>[0],
): Promise<AccountsPage> {
  return searchPage(await foundRows(executor, options), options)
}

/** A page of rows as they are found. */
export function searchPage(rows: readonly Found[], { limit }: { readonly limit: number }): AccountsPage {
  return pageOf(rows, { limit, next: ({ found: at, id, way }) => JSON.stringify([way, at, id]) })
}

/** As many rows as a page has and one more, in its order: by way, by what was found, by id. */
export async function foundRows(
  executor: Executor,
  { after, email, limit, name, uid }: Parameters<AccountsPort['search']>[0],
): Promise<readonly Found[]> {
  const key = name === null ? '' : nameKey(name)
  const ways: readonly Way[] = [
    ...wayBy('emailKey', email),
    ...wayBy('uid', uid),
    ...wayBy('firstNameKey', key),
    ...wayBy('lastNameKey', key),
  ]
  const place = placeOf(after)
  const first = place?.way ?? 0
  const selects = ways.flatMap((way, at) => {
    if (at < first) return []
    const earlier = ways.slice(0, at).map((other) => sql` and not ${within(other)}`)
    const beyond =
      place?.way === at
        ? sql` and (${sql.ref(way.column)}, id) > (cast(${place.at} as text), cast(${place.id} as text))`
        : sql``
    const rows = sql`select ${sql.lit(at)} as way, ${sql.ref(way.column)} as found, ${columns} from accounts
      where ${within(way)}${beyond}${sql.join(earlier, sql``)} order by ${sql.ref(way.column)}, id limit ${limit + 1}`
    return [sql`select * from (${rows}) as ${sql.ref(`part_${at}`)}`]
  })
  if (selects.length === 0) return []
  const asked = statement(
    sql<Found>`select * from (${sql.join(selects, sql` union all `)})
      as part_9 order by way, found, id limit ${limit + 1}`,
  )
  return executor.query({ ...asked, plannedOnce: true })
}

/** @see AccountsPort.list */
export async function listAccounts(
  executor: Executor,
  options: Parameters<AccountsPort['list']>[0],
): Promise<AccountsPage> {
  return listPage(await listedRows(executor, options), options)
}

/** A page of rows by their unique identifiers. */
export function listPage(rows: readonly Row[], { limit }: { readonly limit: number }): AccountsPage {
  return pageOf(rows, { limit, next: ({ uid }) => uid })
}

/** As many rows as a page has and one more, by their unique identifiers. */
export function listedRows(
  executor: Executor,
  { after, limit, status }: Parameters<AccountsPort['list']>[0],
): Promise<readonly Row[]> {
  const only = status === null ? sql`` : sql` and status = ${status}`
  return executor.query(
    statement(
      sql<Row>`select ${columns} from accounts where uid > ${after ?? ''}${only} order by uid limit ${limit + 1}`,
    ),
  )
}

const columns = sql.join(accounts.columns.map((name) => sql.ref(name)))

function wayBy(column: Way['column'], from: string | null): readonly Way[] {
  return from === null || from === '' ? [] : [{ column, from }]
}

/** All that begins so: from it on, and before whatever follows the last of them. */
function within({ column, from }: Way): Sql<unknown> {
  return sql`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${following(from)})`
}

/** The least text after all that begin so, in the order of code points, which is that of UTF-8. */
function following(from: string): string {
  const signs = Array.from(from)
  const last = signs.pop()?.codePointAt(0) ?? 0
  // Surrogates are no signs, and nothing comes after the last one.
  if (last >= 0x10ffff) return `${following(signs.join(''))}`
  return signs.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1)
}

function placeOf(after: string | null): Place | null {
  if (after === null) return null
  try {
    const read: unknown = JSON.parse(after)
    const [way, at, id]: readonly unknown[] = Array.isArray(read) ? read : []
    return typeof way === 'number' && typeof at === 'string' && typeof id === 'string' ? { way, at, id } : null
  } catch {
    return null
  }
}

/** One row more was asked for than a page has: it says that there is another. */
function pageOf<Found extends Row>(
  rows: readonly Found[],
  { limit, next }: { readonly limit: number; readonly next: (last: Found) => string },
): AccountsPage {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    accounts: shown.map((row) => accounts.parse(row)),
    next: rows.length > limit && last !== undefined ? next(last) : null,
  }
}
