import { accepts, checkArgument, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { Signals } from '@laissez-passer/core/ports'
import { companion } from '@laissez-passer/password/companion'
import type * as Pg from 'pg'
import { localSignals } from './local-signals.ts'
import { pause } from './pause.ts'

/** How signals are shared. */
export interface PostgresSignalsOptions {
  /** Topics that concern one process alone: whoever tells them serves them too. */
  readonly ofOneProcess?: readonly string[]
}

const address = {
  takes: (given: unknown) => typeof given === 'string' && /^postgres(ql)?:\/\//.test(given),
  accepted: 'the address of a database, postgres://…',
}
const rules: OptionRules<PostgresSignalsOptions> = { ofOneProcess: optional(accepts.list(accepts.text('a topic'))) }

/** Signals between processes. */
export interface PostgresSignals extends Signals {
  /** Stops listening; what waits in this process goes on as with signals of its own. */
  close(): void
}

const channel = 'laissez_passer'

/** How often the connection is tried, in milliseconds: one that broke in silence hears nothing. */
const beat = 15_000

/** The longest pause before another connection is tried, in milliseconds. */
const longestPause = 5000

/**
 * Signals between the processes that share a PostgreSQL database: LISTEN and NOTIFY on one connection of
 * their own, which is made again whenever it breaks. What is told while it is broken reaches this process
 * alone: waiters elsewhere look again by themselves, so that it delays them and no more.
 *
 * @param url `postgres://…` of the server itself: a pooler that lends connections for one transaction passes
 * no notifications on.
 * @throws LaissezPasserError `invalid-settings` where that is no such address, or an option is invalid;
 * `missing-package`, as a rejection that nobody handles, where `pg` isn't installed
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export function postgresSignals(url: string, options: PostgresSignalsOptions = {}): PostgresSignals {
  checkArgument('postgresSignals', url, address)
  checkOptions('postgresSignals', options, rules)
  const { ofOneProcess = [] } = options
  const local = localSignals()
  const closing = new AbortController()
  /** Told here, and not yet to the others. */
  const topics = new Set<string>()
  let listening: Pg.Client | null = null
  let telling = false
  let missed = new AbortController()

  async function tell(): Promise<void> {
    if (telling) return
    telling = true
    try {
      while (listening && topics.size > 0) {
        const now = [...topics]
        topics.clear()
        await listening.query(`select pg_notify('${channel}', topic) from unnest($1::text[]) as topic`, [now])
      }
    } catch {
      // The connection broke: whoever wasn't told looks by himself.
    } finally {
      topics.clear()
      telling = false
    }
  }

  /** Listens until the connection breaks. @returns whether there was one. */
  async function listen(pg: typeof Pg): Promise<boolean> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
    })
    const broken = new AbortController()
    client.on('error', () => broken.abort())
    client.on('end', () => broken.abort())
    let own: unknown = null
    client.on('notification', ({ payload, processId }) => {
      // One's own come back too.
      if (payload !== undefined && processId !== own) local.notify(payload)
    })
    try {
      await client.connect()
      own = (await client.query<{ pid: number }>(`select pg_backend_pid() as pid`)).rows[0]?.pid
      await client.query(`listen ${channel}`)
      listening = client
      // What was told before this moment wasn't heard.
      missed.abort()
      missed = new AbortController()
      const over = AbortSignal.any([broken.signal, closing.signal])
      while (!over.aborted) {
        await pause(beat, over)
        if (!over.aborted) await client.query('select 1')
      }
      return true
    } catch {
      return listening === client
    } finally {
      listening = null
      // One that doesn't answer isn't waited for.
      void client.end().catch(() => {})
    }
  }

  async function keepListening(): Promise<void> {
    let failures = 0
    const pg = await companion(() => import('pg'), { name: 'pg', needs: 'postgresSignals' })
    while (!closing.signal.aborted) {
      failures = (await listen(pg)) ? 0 : failures + 1
      // At random: all processes lost their connection at once.
      await pause(Math.random() * Math.min(100 * 2 ** failures, longestPause), closing.signal)
    }
  }
  void keepListening()

  return {
    notify(topic) {
      local.notify(topic)
      if (!listening || ofOneProcess.includes(topic)) return
      topics.add(topic)
      void tell()
    },
    wait(topic, { timeoutMs, signal }) {
      const signals = signal ? [signal, missed.signal] : [missed.signal]
      return local.wait(topic, { timeoutMs, signal: AbortSignal.any(signals) })
    },
    close: () => closing.abort(),
  }
}
