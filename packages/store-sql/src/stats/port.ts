import type { DayOfSignIns, Figures, Seconds, StatsPort } from '@laissez-passer/core/ports'
import { camelRows, type Executor, returned } from '../executor.ts'
import { factorSources } from '../factors/sources.ts'
import { live } from '../sessions/live.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'

const day = 86_400

interface Count {
  readonly name: string
  readonly number: number
}

/** A row with a name of ours and a count. */
function counted(name: string, from: Sql<unknown>, what: Sql<unknown> = sql`count(*)`): Sql<Count> {
  return sql<Count>`select cast(${sql.lit(name)} as text) as name, cast(${what} as bigint) as number from ${from}`
}

interface States {
  readonly status: keyof Figures['accounts']
  readonly number: number
  readonly passwords: number
}

const accounts = sql<States>`
  select status, count(*) as number, count(password_changed_at) as passwords from accounts group by status`

/** One count after the other: D1 joins few selects, and each is by an index of its own. */
function counts(now: Seconds): readonly Sql<Count>[] {
  const people = sql`count(distinct account_id)`
  return [
    ...Object.entries(factorSources).map(([kind, { live: isLive, table }]) =>
      counted(kind, sql`${sql.table(table)} where ${isLive}`, people),
    ),
    counted('recovery-codes', sql`recovery_codes where used_at is null`, people),
    counted('sessions', sql`sessions where expires_at > ${now} and ${live(now)}`),
    counted('waiting', sql`outbox where abandoned_at is null`),
    counted('abandoned', sql`outbox where abandoned_at is not null`),
  ]
}

interface Entry {
  readonly at: Seconds
  readonly kind: string
  readonly details: string
}

/** Sign-ins of a day, while they are counted. */
interface Counting {
  signedIn: number
  refused: number
  readonly byMethod: Map<string, number>
}

/** Counts here what no SQL of three databases can read alike: the method stands within JSON. */
function byDay(entries: readonly Entry[]): readonly DayOfSignIns[] {
  const days = new Map<number, Counting>()
  for (const { at, details, kind } of entries) {
    const midnight = at - (at % day)
    const counting = days.get(midnight) ?? { signedIn: 0, refused: 0, byMethod: new Map<string, number>() }
    days.set(midnight, counting)
    if (kind === 'signed-in') {
      const { method = '' }: { readonly method?: string } = JSON.parse(details)
      counting.signedIn++
      counting.byMethod.set(method, (counting.byMethod.get(method) ?? 0) + 1)
    } else counting.refused++
  }
  return [...days]
    .toSorted(([one], [other]) => one - other)
    .map(([midnight, { byMethod, refused, signedIn }]) => ({
      day: midnight,
      signedIn,
      byMethod: Object.fromEntries(byMethod),
      refused,
    }))
}

/** Figures, on SQL. */
export function statsPort(executor: Executor): StatsPort {
  return {
    async figures({ now }) {
      // Whole indexes are read: nobody's sign-in waits for it, and an operator may.
      const [first, ...others] = await executor.commit(
        [statement(accounts), ...counts(now).map((each) => statement(each))],
        {
          patient: true,
        },
      )
      const states = returned<States>(first)
      const of = new Map(
        others.flatMap(({ rows }) => camelRows<Count>(rows)).map(({ name, number }) => [name, Number(number)]),
      )
      const read = (name: string): number => of.get(name) ?? 0
      const state = (status: keyof Figures['accounts']) => states.find((row) => row.status === status)
      return {
        accounts: {
          pending: Number(state('pending')?.number ?? 0),
          active: Number(state('active')?.number ?? 0),
          locked: Number(state('locked')?.number ?? 0),
        },
        withPassword: states.reduce((sum, { passwords }) => sum + Number(passwords), 0),
        withFactor: {
          device: read('device'),
          passkey: read('passkey'),
          token: read('token'),
          phone: read('phone'),
          eid: read('eid'),
          'recovery-codes': read('recovery-codes'),
        },
        openSessions: read('sessions'),
        outbox: { waiting: read('waiting'), abandoned: read('abandoned') },
      }
    },

    async signIns({ most, since }) {
      const newest = sql`(select at, kind, details from activity where at >= ${since} order by at desc limit ${most}) as newest`
      const entries = await executor.query(
        statement(sql<Entry>`select at, kind, details from ${newest}
          where kind in ('signed-in', 'sign-in-refused', 'sign-in-reported')`),
      )
      const [further] = await executor.query(
        statement(
          sql<{
            number: number
          }>`select count(*) as number from (select 1 from activity where at >= ${since} limit ${most + 1}) as all_of_them`,
        ),
      )
      return { days: byDay(entries), whole: Number(further?.number ?? 0) <= most }
    },
  }
}
