import type { ActivityLine, ActivityPort, Seconds } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare, type Statement, statement } from '../sql/statements.ts'
import { activity } from './tables.ts'

type Wanted = Parameters<ActivityPort['list']>[1] & { readonly accountId: string }

function newest({ accountId, before = null, kinds = null, limit, since = null }: Wanted) {
  let query = db
    .selectFrom('activity')
    .select(activity.columns)
    .where('accountId', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
  if (since !== null) query = query.where('at', '>=', since)
  if (kinds !== null) query = query.where('kind', 'in', [...kinds])
  if (before !== null)
    query = query.where(
      sql<boolean>`(at, position) < (select at, position from activity as last
        where last.id = ${before} and last.account_id = ${accountId})`,
    )
  return statement(query)
}

const byId = prepare((p: { accountId: string; id: string }) =>
  db.selectFrom('activity').select(activity.columns).where('accountId', '=', p.accountId).where('id', '=', p.id),
)

// Details are JSON: a quotation mark within a value is escaped, so that no value can look like this.
const abroad = prepare((p: { accountId: string; since: Seconds }) =>
  db
    .selectFrom('activity')
    .select('details')
    .distinct()
    .where('accountId', '=', p.accountId)
    .where('kind', '=', 'signed-in')
    .where('mergedUid', 'is', null)
    .where('at', '>=', p.since)
    .where('details', 'like', '%"country":"%'),
)

function lineOf(row: Parameters<typeof activity.parse>[0]): ActivityLine {
  const { by, mergedUid, ...line } = activity.parse(row)
  return { ...line, ...(by === null ? {} : { by }), ...(mergedUid === null ? {} : { mergedUid }) }
}

interface Tally {
  readonly kind: string
  readonly method: string | null
  readonly slot: number
  readonly count: number
}

/** Whole numbers are cast: SQLite is given all numbers as fractions. */
function tally({ kinds, limit, methods, since, slotSeconds }: Parameters<ActivityPort['tally']>[0]): Statement<Tally> {
  const whole = (value: number) => sql`cast(${value} as bigint)`
  const named = methods.map((method) => sql`when details like ${`%"method":${JSON.stringify(method)}%`} then ${method}`)
  const method = named.length === 0 ? sql`cast(null as text)` : sql`case ${sql.join(named, sql` `)} end`
  return statement(sql<Tally>`select kind, method, slot, count(*) as count from
    (select kind, ${method} as method, (at - ${whole(since)}) / ${whole(slotSeconds)} as slot
      from (select kind, at, details from activity where at >= ${since} order by at desc limit ${whole(limit)}) as newest
      where kind in (${sql.join(kinds)})) as told
    group by kind, method, slot`)
}

/** The activity log, on SQL. */
export function activityPort(executor: Executor): ActivityPort {
  return {
    async list(accountId, options) {
      if (options.kinds?.length === 0) return []
      const rows = await executor.query(newest({ accountId, ...options }))
      return rows.map(lineOf)
    },

    async find(accountId, id) {
      const [row] = await executor.query(byId({ accountId, id }))
      return row ? lineOf(row) : null
    },

    async countries(accountId, { since }) {
      const rows = await executor.query(abroad({ accountId, since }))
      return [...new Set(rows.map((row): string => JSON.parse(row.details).country))]
    },

    async tally(options) {
      if (options.kinds.length === 0) return []
      return (await executor.query(tally(options))).map((row) => ({ ...row, count: Number(row.count) }))
    },
  }
}
