import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startPair } from '../../packages/store-sql/test/support/standby.ts'
import { tcpProxy } from '../../packages/store-sql/test/support/tcp-proxy.ts'
import { judge, live, type Promised } from './history.ts'
import { type Logins, startLogins } from './processes.ts'
import { signIn, until, visitor } from './visitor.ts'

/**
 * The network between primary and standby breaks, a moment later the primary is gone; the standby takes over
 * behind the same address, while people register and sign in.
 *
 * @param options `synchronous`: nothing is acknowledged that the standby doesn't have
 */
export async function standby({
  synchronous,
  seconds = 5,
}: {
  readonly synchronous: boolean
  readonly seconds?: number
}): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const pair = await startPair({ synchronous })
  const address = await tcpProxy(Number(new URL(pair.primary.url).port))
  const url = `postgres://tests:tests@127.0.0.1:${address.port}/login`
  const client = new Client(pair.primary.url)
  await client.connect()
  await client.query('create database login')
  await client.end()
  const logins = await startLogins({ count: 2, settings: { LOGIN_DATABASE_URL: url } })
  try {
    const before = await crowd(logins, 'before', () => sleep(seconds * 1000))
    await pair.caughtUp()

    let [broken, over] = [0, 0]
    const beside = await crowd(logins, 'beside', async () => {
      await sleep(seconds * 500)
      broken = performance.now()
      pair.link.freeze()
      await sleep(2500)
      await pair.primary.kill()
      // Not promoted yet: it may only be read.
      address.lead(Number(new URL(pair.standbyUrl).port))
      const answer = await visitor(logins).send(0, '/cas/login', { identifier: 'owner@example.org' })
      if (answer?.status !== 503) before.lost.push(`a standby that may only be read was answered ${answer?.status}`)
      await pair.promote()
      over = performance.now()
      const known = before.history.find(({ sessions }) => sessions.length > 0)
      const { password = '' } = known?.passwords.find(({ accepted }) => accepted) ?? {}
      const entered = await until(
        async () => (await signIn(visitor(logins), { email: known?.email ?? '', password })).session !== null,
        { seconds: 30 },
      )
      if (entered === null) before.lost.push('signing in after')
      over = performance.now() - over
    })
    const kept = await judge(logins, before.history)
    const later = await judge(logins, beside.history)
    const lost = [...before.lost, ...kept.lost, ...(synchronous ? later.lost : [])]
    return {
      lost,
      line: `${kept.acknowledged} acknowledged before and ${later.acknowledged} beside, of which ${kept.lost.length} and ${later.lost.length} are lost or twice (the network between both broke ${((broken === 0 ? 0 : 2500) / 1000).toFixed(1)} s before); normal ${(over / 1000).toFixed(1)} s after the standby takes writes`,
    }
  } finally {
    await logins.stop()
    await address.close()
    await pair.stop()
  }
}

/** Four people at a time, for as long as something lasts. */
async function crowd(
  logins: Logins,
  name: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ readonly history: readonly Promised[]; readonly lost: string[] }> {
  const history: Promised[] = []
  let going = true
  const people = Array.from({ length: 4 }, async (_, lane) => {
    for (let number = 0; going; number++)
      history.push(await live(logins, `${name}${lane}-${number}@example.org`, { mailSeconds: 40 }))
  })
  await meanwhile()
  going = false
  await Promise.all(people)
  return { history, lost: [] }
}
