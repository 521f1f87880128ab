// Debian's pgbouncer before a server, in transaction mode: whoever ends a transaction gives its connection
// back.
import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from './postgres-server.ts'

// Not on the path of everybody but root.
const program = '/usr/sbin/pgbouncer'

/** The pipe to it ends with whoever holds its other end, however that is: then the pooler is killed. */
const endsWithUs = '"$@" & pooler=$!; read -r _; kill -9 $pooler'

/** Whether there is one here: `npm test -- --whole` installs it. */
export const hasPgbouncer = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** A pooler that runs. */
export interface Pgbouncer {
  /** The same database by the pooler; the others by their names. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Starts a pooler on a free port.
 *
 * @param server `postgres://user:password@127.0.0.1:port/…`, whose databases it leads to
 * @param options `size`: how many connections it makes to each database
 */
export async function startPgbouncer(server: string, { size = 8 } = {}): Promise<Pgbouncer> {
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'))
  // Started by root it runs as another user, who has to get through.
  await chmod(folder, 0o711)
  const port = await freePort()
  const { hostname, password, port: behind, username } = new URL(server)
  const users = join(folder, 'users.txt')
  const file = join(folder, 'pgbouncer.ini')
  await writeFile(users, `"${username}" "${password}"\n`)
  await writeFile(
    file,
    `[databases]
* = host=${hostname} port=${behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${size}
max_client_conn = 500
server_lifetime = 5
server_check_delay = 0
`,
  )
  const user = userInfo().uid === 0 ? ['--user', 'nobody'] : []
  const child = spawn('sh', ['-c', endsWithUs, 'sh', program, ...user, '--quiet', file], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 1; !(await answers(port)); tries++) {
    if (tries === 100 || child.exitCode !== null) {
      await stop()
      throw new Error('pgbouncer doesn’t start')
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url: server.replace(`:${behind}/`, `:${port}/`), stop }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
