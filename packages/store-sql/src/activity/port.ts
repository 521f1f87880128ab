import type { ActivityLine, ActivityPort, Seconds } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare, statement } from '../sql/statements.ts'
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
    .where('at', '>=', p.since)
    .where('details', 'like', '%"country":"%'),
)

function lineOf(row: Parameters<typeof activity.parse>[0]): ActivityLine {
  const { by, ...line } = activity.parse(row)
  return by === null ? line : { ...line, by }
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
  }
}
