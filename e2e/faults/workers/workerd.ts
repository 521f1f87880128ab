import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare, workerOptions } from '../../../scripts/workers/options.mjs'
import { freePort } from '../processes.ts'

/** What becomes of calls to D1. `lost`: done, and nobody is told. */
export interface D1Fault {
  /** Of all calls, from 0 to 1. */
  readonly share: number
  readonly how: 'overloaded' | 'lost' | 'hangs'
}

/** EU Login's built Worker on workerd, with bindings that break when they are told. */
export interface FaultyWorker {
  readonly origin: string
  readonly ports: readonly [number]
  readonly d1: (fault: D1Fault) => Promise<void>
  /** Restarts all Durable Objects. @returns how many there are */
  readonly restartObjects: () => Promise<number>
  /** Ends workerd, and starts it again on what it kept. */
  readonly again: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts it on a free port, and keeps what it keeps in a folder of its own. */
export async function startWorker(): Promise<FaultyWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-workers-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: 'only for what is broken on purpose '.repeat(2),
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
  }

  async function start(): Promise<{ readonly end: () => Promise<void> }> {
    const { options } = workerOptions('login', {
      front: false,
      folder,
      settings,
      ahead: undefined,
      files: undefined,
      host: '127.0.0.1',
      port,
      handleStructuredLogs() {},
    })
    const manifest = options.workers[0]?.config.manifest
    if (!manifest) throw new Error('There is no Worker')
    const contents = readFileSync(join(import.meta.dirname, 'faulty-worker.js'), 'utf8')
    manifest.modules['faulty.js'] = { type: 'esm', contents }
    manifest.mainModule = 'faulty.js'
    const workerd = new Miniflare(options)
    await workerd.ready
    // As its cron trigger does each minute.
    const tick = async (): Promise<void> => void (await (await workerd.getWorker()).scheduled({ cron: '* * * * *' }))
    const timer = setInterval(() => void tick().catch(() => {}), 60_000)
    return {
      end: async () => {
        clearInterval(timer)
        await workerd.dispose()
      },
    }
  }

  let running = await start()
  const say = async (fault: object): Promise<{ readonly objects: number }> => {
    const answer = await fetch(`${origin}/__faults`, { method: 'POST', body: JSON.stringify(fault) })
    return answer.json()
  }
  return {
    origin,
    ports: [port],
    d1: async (fault) => void (await say({ d1: fault })),
    restartObjects: async () => (await say({ restart: true })).objects,
    async again() {
      await running.end()
      running = await start()
    },
    async stop() {
      await running.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
