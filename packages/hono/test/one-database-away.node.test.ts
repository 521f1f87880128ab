import { expect, it, onTestFinished } from 'vitest'
import { fourDatabases } from './support/four-databases.node.ts'
import { elodie, makeWorld, origin, registered, signIn } from './support/world.ts'

it('while one of several databases is away, those of the others sign in; /readyz says which it is', async () => {
  const platform = await fourDatabases()
  onTestFinished(platform.close)
  const { store } = platform
  // Counts by network address lie where the address says: these lie in each of them.
  let from = 0
  const peer = () => `192.0.2.${from}`
  const world = await makeWorld(platform, { peer })
  const people: Record<number, string> = {}
  for (let index = 0; index < 40 && Object.keys(people).length < 4; index++) {
    const email = `person${index}@example.org`
    people[Number(store.placing.account(email).slice(-1))] ??= email
  }
  for (const email of Object.values(people)) await registered(world, { ...elodie, email, confirmEmail: email })

  platform.away = 2
  for (const [shard, email] of Object.entries(people))
    for (from = 1; from < 9; from++) {
      world.wait(61)
      const arrived = await signIn(world.browser(), { identifier: email }).catch(() => null)
      expect([shard, arrived?.path.startsWith('/cas/continue') ?? false]).toEqual([shard, shard !== '2'])
    }
  const ready = async () => {
    world.wait(6)
    const answer = await world.provider.fetch(new Request(`${origin}/readyz`))
    return [answer.status, await answer.json()]
  }
  expect(await ready()).toMatchObject([
    200,
    { status: 'degraded', parts: { database: 'ok', 'database 2': 'unavailable' } },
  ])
})
