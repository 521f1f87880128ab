import { env } from 'cloudflare:test'
import type { Signals } from '@laissez-passer/core/ports'
import { channelSignals } from '../../../runtime/src/signals/channel-signals.ts'
import { cheapWorkers } from '../../../runtime/test/support/cheap-workers.ts'
import { d1 } from '../../../store-sql/src/d1.ts'
import { emptiedD1 } from '../../../store-sql/test/support/emptied-d1.ts'
import { makeWorld, standing, type World } from './world.ts'

/** Objects that were listened to, by their names. */
export const listenedTo: string[] = []

/** Two isolates of one Worker: one database, and nothing else in common but Durable Objects. */
export async function twoIsolates(): Promise<readonly [World, World]> {
  const DB = await emptiedD1()
  const isolate = (): Promise<World> =>
    makeWorld({
      store: d1(DB),
      runtime: standing({ ...cheapWorkers({ secretKey: 'test-only-'.repeat(5) }), signals: signals() }),
      queries: () => ({ queries: 0, commits: 0 }),
    })
  return [await isolate(), await isolate()]
}

/** Who waits doesn't look again by himself: what he notices he was told. */
function signals(): Signals {
  const shared = channelSignals(
    {
      idFromName: (name) => name,
      get: (name: string) => ({
        async fetch(address, options) {
          const answer = await env.CHANNELS.get(env.CHANNELS.idFromName(name)).fetch(address, options)
          if (answer.webSocket) listenedTo.push(name)
          return answer
        },
      }),
    },
    { keep: () => {} },
  )
  return {
    notify: (topic) => shared.notify(topic),
    wait: (topic, options) => shared.wait(topic, { ...options, timeoutMs: 600_000 }),
  }
}
