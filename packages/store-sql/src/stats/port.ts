import type { DayOfSignIns, Figures, Seconds, StatsPort } from '@laissez-passer/core/ports'
import { camelRows, type Executor } from '../executor.ts'
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

/** Details are JSON: a quotation mark within a value is escaped, so that no value can look like this. */
function madeBy(method: string): Sql<unknown> {
  return sql`sum(case when kind = 'signed-in' and details like ${`%"method":"${method}"%`} then 1 else 0 end)`
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
      const states = camelRows<States>(first?.rows ?? [])
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

    async signIns({ methods, most, since }) {
      const columns = methods.map((method, at) => sql`, ${madeBy(method)} as ${sql.ref(`m${at}`)}`)
      const rows = await executor.query(
        statement(sql<Readonly<Record<string, number>>>`select at / ${sql.lit(day)} as day,
          sum(case when kind = 'signed-in' then 1 else 0 end) as signed_in,
          sum(case when kind = 'signed-in' then 0 else 1 end) as refused ${sql.join(columns, sql``)}
          from (select at, kind, details from activity where at >= ${since} order by at desc limit ${most}) as newest
          where kind in ('signed-in', 'sign-in-refused', 'sign-in-reported')
          group by at / ${sql.lit(day)} order by 1`),
      )
      const days = rows.map(
        (row): DayOfSignIns => ({
          day: Number(row['day']) * day,
          signedIn: Number(row['signedIn']),
          byMethod: Object.fromEntries(methods.map((method, at) => [method, Number(row[`m${at}`])])),
          refused: Number(row['refused']),
        }),
      )
      const [further] = await executor.query(
        statement(
          sql<{
            number: number
          }>`select count(*) as number from (select 1 from activity where at >= ${since} limit ${most + 1}) as all_of_them`,
        ),
      )
      return { days, whole: Number(further?.number ?? 0) <= most }
    },
  }
}
