import { setTimeout as sleep } from 'node:timers/promises'
import { judge, live, type Promised } from '../history.ts'
import { openAccount, signIn, until, visitor } from '../visitor.ts'
import { type D1Fault, startWorker } from './workerd.ts'

const owner = { email: 'owner@example.org', password: 'Kohv9-ja-kringel!' }
const well: D1Fault = { share: 0, how: 'overloaded' }

/**
 * D1 below EU Login's Worker: a part of its calls is refused as overloaded, then another part is done and the
 * answer lost, while people register, choose passwords and sign in; then nothing of it answers.
 */
export async function d1Overloaded({
  seconds = 30,
} = {}): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const worker = await startWorker()
  const lost: string[] = []
  try {
    await openAccount(worker, owner)
    const history: Promised[] = []
    let going = true
    const people = Array.from({ length: 4 }, async (_, lane) => {
      for (let number = 0; going; number++) {
        // A mail that comes later is looked for at the end.
        history.push(await live(worker, `p${lane}-${number}@example.org`, { mailSeconds: 8 }))
      }
    })
    for (const how of ['overloaded', 'lost'] as const) {
      await worker.d1({ share: 0.15, how })
      await sleep((seconds * 1000) / 2)
    }
    await worker.d1(well)
    going = false
    await Promise.all(people)

    const slow: Record<string, number> = {}
    for (const how of ['overloaded', 'hangs'] as const) {
      await worker.d1({ share: 1, how })
      for (const language of ['en', 'fr']) {
        const answer = await visitor(worker).send(0, `/cas/login?lang=${language}`, { identifier: owner.email })
        slow[how] = Math.max(slow[how] ?? 0, answer?.ms ?? 20_000)
        if (answer?.status !== 503 || !answer.text.includes(`lang="${language}"`))
          lost.push(`${how}: answered ${answer?.status ?? 'nothing'}, not 503 in ${language}`)
      }
      await worker.d1(well)
      const back = performance.now()
      if ((await until(async () => (await signIn(visitor(worker), owner)).session, { seconds: 30 })) === null)
        lost.push(`signing in after it was well again (${how})`)
      slow[`well after ${how}`] = performance.now() - back
    }
    // What was held when its answer was lost is tried again after half a minute, at the next tick.
    const begun = performance.now()
    const judged = await judge(worker, history, { mailSeconds: 180 })
    const late = history.filter(({ mail }) => mail === 'owed').length
    slow[`all judged, ${late} mails that were owed with it, after`] = performance.now() - begun
    const times = Object.entries(slow).map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`)
    return {
      lost: [...lost, ...judged.lost],
      line: `${judged.acknowledged} acknowledged of ${history.length} people, ${judged.lost.length} lost or twice; ${times.join(', ')}`,
    }
  } finally {
    await worker.stop()
  }
}
