import type {
  ClaimedMessage,
  MailboxPort,
  OutboxEntry,
  OutboxPort,
  OutboxState,
  Seconds,
} from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { effects } from '../effects.ts'
import { changesOf, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, prepare, queueing, statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { mailbox, outbox } from './tables.ts'

type OutboxRow = RowOf<typeof outbox>

/** What an operator sees of a message. */
const entry = [
  'id',
  'kind',
  'to',
  'template',
  'language',
  'createdAt',
  'attempts',
  'dueAt',
  'error',
  'abandonedAt',
] as const satisfies readonly (keyof OutboxEntry)[]

interface Claiming {
  readonly now: Seconds
  readonly limit: number
  readonly until: Seconds
}
// The condition stands in the outer `where` too: PostgreSQL checks that one again on a row it had to wait for.
// A plus keeps SQLite from searching by that, through all that waits.
const claimOf = (p: Claiming, which: Sql<unknown>, also = sql``) =>
  sql<OutboxRow>`update outbox set due_at = ${p.until}, attempts = attempts + 1 ${also}
    where +abandoned_at is null and +due_at <= ${p.now} and id in (select id from outbox
      where abandoned_at is null ${which} limit ${p.limit})
    returning *`
const eldest = (p: Claiming) => sql`and +due_at <= ${p.now} order by created_at, id`
const claimAny = prepare((p: Claiming) => claimOf(p, eldest(p)))
const claimLetters = prepare((p: Claiming) => claimOf(p, sql`and kind <> 'event' ${eldest(p)}`))
const claimOthers = prepare((p: Claiming & { one: string; other: string }) =>
  claimOf(p, sql`and kind <> 'event' and kind not in (${p.one}, ${p.other}) ${eldest(p)}`),
)
/** How far apart the clocks of processes may be, in seconds. */
const skew = 60
// One that is under way says so by having no error: then no other to the same receiver leaves.
const underWay = (p: Claiming & { to: string }) =>
  sql`exists (select 1 from outbox as held where held.abandoned_at is null and held.kind = 'event'
    and held."to" = ${p.to} and held.due_at > ${p.now} and held.due_at <= ${p.until} + ${sql.lit(skew)}
    and held.attempts > 0 and held.error is null)`
// What is tried again stands where it is due.
const claimEvents = prepare((p: Claiming & { to: string }) =>
  claimOf(
    p,
    sql`and kind = 'event' and "to" = ${p.to} and due_at <= ${p.now} and not ${underWay(p)} order by due_at, id`,
    sql`, error = null`,
  ),
)
// From one receiver to the next by the index: a group would read all that waits. It ends with a
// null, to whom nothing is due: `union` takes each once.
const told = prepare(
  (p: { now: Seconds; limit: number }) => sql<{ readonly receiver: string }>`with recursive told (receiver) as (
      select min("to") from outbox where kind = 'event' and abandoned_at is null
      union select (select min("to") from outbox where kind = 'event' and abandoned_at is null and "to" > told.receiver)
        from told)
    select receiver from (select told.receiver, (select min(due_at) from outbox
        where kind = 'event' and abandoned_at is null and "to" = told.receiver) as due_at
      from told) as waiting
    where due_at <= ${p.now} order by due_at, receiver limit ${p.limit}`,
)

// Two searches of one index, which begins with `abandoned_at`.
const counted = prepare(
  () => sql<OutboxState>`select kind, 'waiting' as state, count(*) as count, min(created_at) as oldest_at
    from outbox where abandoned_at is null group by kind
    union all select kind, 'abandoned' as state, count(*) as count, min(created_at) as oldest_at
    from outbox where abandoned_at > 0 group by kind`,
)

const remove = prepare((p: { id: string }) => db.deleteFrom('outbox').where('id', '=', p.id))
const putBack = prepare((p: { id: string; retryAt: Seconds; error: string }) =>
  db
    .updateTable('outbox')
    .set({ dueAt: p.retryAt, error: p.error })
    .where('id', '=', p.id)
    .where('abandonedAt', 'is', null),
)
const giveUp = prepare(
  (p: { id: string; now: Seconds; error: string }) =>
    sql`update outbox set abandoned_at = ${p.now}, error = ${p.error}, sealed = '',
      "to" = case when account_id is null then '' else "to" end where id = ${p.id}`,
)

const letters = sql<boolean>`kind <> 'event'`
const events = sql<boolean>`kind = 'event'`
const waitingOf = (which: Sql<boolean>) =>
  prepare((p: { limit: number }) =>
    db
      .selectFrom('outbox')
      .select(entry)
      .where('abandonedAt', 'is', null)
      .where(which)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(p.limit),
  )
const abandonedOf = (which: Sql<boolean>) =>
  prepare((p: { limit: number }) =>
    db
      .selectFrom('outbox')
      .select(entry)
      .where('abandonedAt', 'is not', null)
      .where(which)
      .orderBy('abandonedAt', 'desc')
      .orderBy('id')
      .limit(p.limit),
  )
const lists = {
  waiting: [waitingOf(letters), waitingOf(events)],
  abandoned: [abandonedOf(letters), abandonedOf(events)],
} as const

const again = prepare((p: { now: Seconds }) =>
  db.updateTable('outbox').set({ dueAt: p.now }).where('abandonedAt', 'is', null).where('dueAt', '>', p.now),
)
const drop = prepare((p: { id: string }) =>
  db.deleteFrom('outbox').where('id', '=', p.id).returning(['kind', 'template']),
)
const againOne = prepare((p: { id: string; now: Seconds }) =>
  db.updateTable('outbox').set({ dueAt: p.now }).where('abandonedAt', 'is', null).where('id', '=', p.id),
)

const called = prepare((p: { id: string }) =>
  db.selectFrom('outbox').select(['kind', 'template']).where('id', '=', p.id),
)
const there = (id: string): Sql<unknown> => sql`exists (select 1 from outbox where id = ${id})`

/** Three kinds are no events: two at most are left out. */
function lettersBut([one, other = '']: readonly string[], claiming: Claiming) {
  return one === undefined ? claimLetters(claiming) : claimOthers({ ...claiming, one, other })
}

/** The outbox, on SQL. */
export function outboxPort(executor: Executor): OutboxPort {
  return {
    async add(messages, { activity } = {}) {
      const statements = effects({ messages, ...(activity ? { activity } : {}) })
      if (statements.length > 0) await executor.commit(statements)
    },

    async claim({ events, except = [], now, limit, leaseSeconds }) {
      const claiming = { now, limit, until: now + leaseSeconds }
      const claim =
        events === undefined && except.length === 0
          ? claimAny(claiming)
          : events
            ? claimEvents({ ...claiming, ...events })
            : lettersBut(except, claiming)
      const [taken] = await executor.commit([claim])
      return returned<OutboxRow>(taken)
        .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
        .map((row): ClaimedMessage => ({ ...outbox.parse(row), attempts: row.attempts - 1 }))
    },

    async receivers(options) {
      return (await executor.query(told(options))).map(({ receiver }) => receiver)
    },

    state: () => executor.query(counted({})),

    async delivered(id) {
      await executor.commit([remove({ id })])
    },

    async failed(id, { retryAt, error }) {
      await executor.commit([putBack({ id, retryAt, error })])
    },

    async abandoned(id, { now, error }) {
      await executor.commit([giveUp({ id, now, error })])
    },

    async list({ limit, state }) {
      const [first, second] = lists[state]
      const found = await executor.query(first({ limit }))
      const left = limit - found.length
      return left > 0 ? [...found, ...(await executor.query(second({ limit: left })))] : found
    },

    async retry({ audit = [], id, now }) {
      const one = id === null ? sql`due_at > ${now}` : sql`id = ${id}`
      const waits = sql`exists (select 1 from outbox where abandoned_at is null and ${one})`
      const outcomes = await executor.commit([
        ...effects({ audit }, waits),
        queueing('message', id === null ? again({ now }) : againOne({ id, now })),
      ])
      return changesOf(outcomes.at(-1))
    },

    async drop(id, { audit = [] } = {}) {
      const outcomes = await executor.commit([...effects({ audit }, there(id)), drop({ id })])
      return returned<Pick<OutboxRow, 'kind' | 'template'>>(outcomes.at(-1))[0] ?? null
    },

    async find(id) {
      return (await executor.query(called({ id })))[0] ?? null
    },
  }
}

/** So many letters are kept, the newest. */
const kept = 1000
const tidy = prepare(
  () => sql`delete from mailbox where position <= (select max(position) from mailbox) - ${sql.lit(kept)}`,
)
const newest = prepare((p: { limit: number }) =>
  db.selectFrom('mailbox').select(mailbox.columns).orderBy('position', 'desc').limit(p.limit),
)

/** The development mailbox, on SQL. */
export function mailboxPort(executor: Executor): MailboxPort {
  return {
    async add(entry, { accountId }) {
      const position = sql`(select coalesce(max(position), 0) + 1 from mailbox)`
      const options = {
        own: ['accountId', 'position'],
        // What was on its way when its account went arrives nowhere.
        where: accountId === null ? sql`1 = 1` : sql`exists (select 1 from accounts where id = ${accountId})`,
        onConflict: sql`on conflict do nothing`,
      } as const
      await executor.commit([statement(insertInto(mailbox, { ...entry, accountId, position }, options)), tidy({})])
    },
    list: ({ limit }) => executor.query(newest({ limit })),
  }
}
