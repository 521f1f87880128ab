import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** This release's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** EU Login or Europass as it is built, in one process or several on the same data. */
export interface Logins {
  readonly origin: string
  readonly ports: readonly number[]
  readonly dataDir: string
  /** The name of the release that stands at a port: `this`, or another's folder. */
  readonly releaseAt: (port: number) => string
  /** What all of them printed, lines of another release behind its name. */
  readonly log: () => string
  readonly kill: (index: number, signal?: NodeJS.Signals) => Promise<void>
  /** Sends a signal that ends nothing. */
  readonly signal: (index: number, signal: NodeJS.Signals) => void
  /**
   * Resolves when it answers. @param of another release's folder @returns milliseconds to the first answer
   */
  readonly start: (index: number, changed?: Readonly<Record<string, string>>, of?: string) => Promise<number>
  readonly stop: () => Promise<void>
}

/** How processes are started. */
interface ProcessesOptions {
  readonly count?: number
  /** Of their data; one of its own by default. */
  readonly folder?: string
  /** Another release's folder. */
  readonly of?: string
  /** Where people find them; the first process's by default. */
  readonly origin?: string
  /** More of the environment. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Starts processes of EU Login on free ports of this machine. */
export function startLogins(options: ProcessesOptions): Promise<Logins> {
  return startProcesses('login', options)
}

/** Starts processes of Europass on free ports of this machine. */
export function startPortals(options: ProcessesOptions): Promise<Logins> {
  return startProcesses('portal', options)
}

async function startProcesses(
  app: 'login' | 'portal',
  { count = 1, folder, of: release = root, origin: given, settings = {} }: ProcessesOptions,
): Promise<Logins> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'faults-')))
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const origin = given ?? `http://localhost:${ports[0]}`
  const children: (ChildProcess | null)[] = ports.map(() => null)
  const releases = new Map(ports.map((port) => [port, nameOf(release)]))
  let said = ''

  async function start(index: number, changed: Readonly<Record<string, string>> = {}, of = release): Promise<number> {
    const asked = (): Promise<Response | null> => fetch(`http://127.0.0.1:${ports[index]}/healthz`).catch(() => null)
    if (await asked()) throw new Error(`somebody else answers at port ${ports[index]}`)
    const begun = performance.now()
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--import', './scripts/watch-parent.mjs', `apps/${app}/dist/node.js`],
      {
        cwd: of,
        env: {
          PATH: process.env.PATH,
          CAPTCHA: 'off',
          LOG_LEVEL: 'warn',
          TRUSTED_PROXIES: '127.0.0.1,::1',
          ...settings,
          ...changed,
          DATA_DIR: dataDir,
          [`${app.toUpperCase()}_ORIGIN`]: origin,
          [`${app.toUpperCase()}_PORT`]: String(ports[index]),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    children[index] = child
    releases.set(ports[index] ?? 0, nameOf(of))
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => {
        said += `${of === root ? '' : `${basename(of)}: `}${line}\n`
      })
    while (performance.now() - begun < 60_000 && child.exitCode === null) {
      const answer = await asked()
      if (answer?.ok) return Math.round(performance.now() - begun)
      await sleep(20)
    }
    throw new Error(`${app} doesn’t start:\n${said.slice(-2000)}`)
  }

  async function kill(index: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = children[index]
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    // With all that it printed.
    const gone = once(child, 'close')
    child.kill(signal)
    await gone
  }

  for (const index of ports.keys()) await start(index)
  return {
    origin,
    ports,
    dataDir,
    releaseAt: (port) => releases.get(port) ?? '',
    log: () => said,
    kill,
    signal: (index, signal) => void children[index]?.kill(signal),
    start,
    async stop() {
      await Promise.all(ports.map((_, index) => kill(index)))
      if (folder === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** How a release is called in what is printed. */
export function nameOf(folder: string): string {
  return folder === root ? 'this' : basename(folder)
}

/**
 * A port that was free a moment ago, below those that systems give to whoever asks for any: while a process
 * is restarted somebody else would get its port, and answer for it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const server = createServer().listen(port, '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!free) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
