import type { ApprovalsPort, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { answer } from './answer.ts'
import { approvalStatus } from './status.ts'
import { approvals } from './tables.ts'

const readColumns = [...approvals.columns, 'status'] as const

const find = prepare((p: { id: string; now: Seconds }) =>
  db.selectFrom('approvals').select(readColumns).where('id', '=', p.id).where('keepUntil', '>', p.now),
)

// Of two requests in one second the earlier one was answered, or cancelled by the later.
const ofSignIn = prepare((p: { signInIdHash: string; now: Seconds }) =>
  db
    .selectFrom('approvals')
    .select(readColumns)
    .select((eb) =>
      eb
        .selectFrom('pauses')
        .select('until')
        .whereRef('pauses.accountId', '=', 'approvals.accountId')
        .whereRef('pauses.knownBrowser', '=', 'approvals.knownBrowser')
        .as('pausedUntil'),
    )
    .where('signInIdHash', '=', p.signInIdHash)
    .where('keepUntil', '>', p.now)
    .orderBy('createdAt', 'desc')
    .orderBy(sql`case status when 'pending' then 0 when 'cancelled' then 2 else 1 end`)
    .limit(1),
)

const pending = prepare((p: { deviceId: string; now: Seconds }) =>
  db
    .selectFrom('approvals')
    .select(readColumns)
    .where('deviceId', '=', p.deviceId)
    .where('status', '=', 'pending')
    .where('expiresAt', '>', p.now)
    .orderBy('createdAt')
    .orderBy('id'),
)

const notMeAt = prepare((p: { id: string }) => db.selectFrom('accounts').select('notMeAt').where('id', '=', p.id))

interface Kind {
  readonly accountId: string
  readonly knownBrowser: number
}

/** The requests that count against the limit. */
function counted({ accountId, knownBrowser }: Kind, since: Seconds): Sql<unknown> {
  return sql`from approvals where account_id = ${accountId} and known_browser = ${knownBrowser} and created_at > ${since} and status <> 'approved'`
}

const deviceStatus = prepare((p: { deviceId: string; accountId: string }) =>
  db.selectFrom('devices').select('status').where('id', '=', p.deviceId).where('accountId', '=', p.accountId),
)

const pauseOf = prepare((p: Kind & { now: Seconds }) =>
  db
    .selectFrom('pauses')
    .select('until')
    .where('accountId', '=', p.accountId)
    .where('knownBrowser', '=', p.knownBrowser)
    .where('until', '>', p.now),
)

function oldestCounted(kind: Kind, since: Seconds): Statement {
  return statement(sql`select min(created_at) as oldest ${counted(kind, since)}`)
}

/** Requests to phones, on SQL. */
export function approvalsPort(executor: Executor): ApprovalsPort {
  return {
    async open({ request, limit, windowSeconds, now, messages }) {
      const { id, accountId, deviceId, signInIdHash } = request
      const kind = { accountId, knownBrowser: request.knownBrowser ? 1 : 0 }
      const since = now - windowSeconds
      const claim = nonce()
      const mine = claimed('approvals', { key: 'id', is: id, claim })
      const where = sql`exists (select 1 from devices where id = ${deviceId} and account_id = ${accountId} and status = 'active')
        and (select count(*) ${counted(kind, since)}) < ${limit}
        and not exists (select 1 from pauses where account_id = ${accountId} and known_browser = ${kind.knownBrowser} and until > ${now})`
      // What was in the way is read first: the request itself must not be counted.
      const [device, oldest, pause, opened] = await executor.commit([
        deviceStatus({ deviceId, accountId }),
        oldestCounted(kind, since),
        pauseOf({ ...kind, now }),
        statement(insertInto(approvals, { ...request, status: 'pending', claim }, { own: ['status', 'claim'], where })),
        statement(
          sql`update approvals set status = 'cancelled' where sign_in_id_hash = ${signInIdHash} and status = 'pending' and id <> ${id} and ${mine}`,
        ),
        ...effects({ messages }, mine),
      ])
      if (didChange(opened)) return { ok: true }
      const [found] = returned<{ status: string }>(device)
      if (found?.status !== 'active')
        return { ok: false, reason: found?.status === 'locked' ? 'locked' : 'unknown-device' }
      const [paused] = returned<{ until: Seconds }>(pause)
      if (paused) return { ok: false, reason: 'paused', until: paused.until }
      return { ok: false, reason: 'too-many', until: Number(returned(oldest)[0]?.['oldest'] ?? now) + windowSeconds }
    },

    async ofSignIn(options) {
      const [row] = await executor.query(ofSignIn(options))
      if (!row) return null
      const until = row.pausedUntil ?? 0
      const pausedUntil = until > options.now ? until : null
      return { request: approvals.parse(row), status: approvalStatus(row, options.now), pausedUntil }
    },

    async find(options) {
      const [row] = await executor.query(find(options))
      return row ? { request: approvals.parse(row), status: approvalStatus(row, options.now) } : null
    },

    async pending(options) {
      return (await executor.query(pending(options))).map((row) => approvals.parse(row))
    },

    answer: (options) => answer(executor, options),

    async notMeAt(id) {
      const [row] = await executor.query(notMeAt({ id }))
      return row?.notMeAt ?? null
    },
  }
}
