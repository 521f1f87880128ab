import { setTimeout as sleep } from 'node:timers/promises'
import { startDatabases } from '../fixtures/postgres.ts'
import { seededRandom } from '../fixtures/crashes.ts'
import { judge, live, type Promised } from './history.ts'
import { startLogins } from './processes.ts'

/**
 * `kill -9` of one of two processes, again and again, while people register, choose passwords and sign in.
 */
export async function kills(
  system: 'SQLite' | 'PostgreSQL',
  { times, seed = Date.now() % 1_000_000 }: { readonly times: number; readonly seed?: number },
): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const databases = system === 'PostgreSQL' ? await startDatabases({ durable: true }) : null
  const logins = await startLogins({ count: 2, ...(databases ? { settings: databases.settings } : {}) })
  try {
    const random = seededRandom(seed)
    const history: Promised[] = []
    let going = true
    const people = Array.from({ length: 4 }, async (_, lane) => {
      for (let number = 0; going; number++) history.push(await live(logins, `p${lane}-${number}@example.org`))
    })
    const restarts: number[] = []
    for (let kill = 0; kill < times; kill++) {
      await sleep(100 + random() * 900)
      const index = random() < 0.5 ? 0 : 1
      await logins.kill(index)
      restarts.push(await logins.start(index))
    }
    going = false
    await Promise.all(people)
    const { acknowledged, lost } = await judge(logins, history)
    restarts.sort((a, b) => a - b)
    return {
      lost,
      line: `${times} kills (seed ${seed}), ${acknowledged} acknowledged, ${lost.length} lost or twice; up again in ${restarts[restarts.length >> 1]} ms, at most ${restarts.at(-1)}`,
    }
  } finally {
    await logins.stop()
    await databases?.stop()
  }
}
