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

/** The key to what it keeps. */
export const secretKey = 'only for what is broken on purpose '.repeat(2)

/** EU Login's built Worker on workerd, with bindings that break when they are told. */
export interface FaultyWorker {
  readonly origin: string
  readonly ports: readonly [number]
  /** What it keeps. */
  readonly folder: string
  /** What it printed. */
  readonly log: () => string
  readonly d1: (fault: D1Fault) => Promise<void>
  /**
   * Refuses mails. @param codes by which, by whom they are to @returns whom mails were sent to so far
   */
  readonly refuse: (codes: Readonly<Record<string, string>>) => Promise<readonly string[]>
  /** Restarts all Durable Objects. @returns how many there are */
  readonly restartObjects: () => Promise<number>
  /** Ends workerd, and starts it again on what it kept. */
  readonly again: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts it on a free port, and keeps what it keeps in a folder of its own.
 *
 * @param more settings; with `MAIL_FROM` mails leave by Cloudflare's binding, which refuses what it is told
 */
export async function startWorker(more: Readonly<Record<string, string>> = {}): Promise<FaultyWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-workers-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: secretKey,
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
    ...more,
  }
  let said = ''

  async function start(): Promise<{ readonly end: () => Promise<void> }> {
    const { options } = workerOptions('login', {
      alone: true,
      folder,
      settings,
      ahead: undefined,
      files: undefined,
      host: '127.0.0.1',
      port,
      handleStructuredLogs({ message }: { readonly message: string }) {
        said += `${message}\n`
      },
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
  const say = async (fault: object): Promise<{ readonly objects: number; readonly sent: readonly string[] }> => {
    const answer = await fetch(`${origin}/__faults`, { method: 'POST', body: JSON.stringify(fault) })
    return answer.json()
  }
  return {
    origin,
    ports: [port],
    folder,
    log: () => said,
    refuse: async (refused) => (await say({ refused })).sent,
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
