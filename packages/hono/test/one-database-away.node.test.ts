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
  const emails = Array.from({ length: 16 }, (_, index) => `person${index}@example.org`)
  for (const email of emails) await registered(world, { ...elodie, email, confirmEmail: email })

  platform.away = 2
  // Of each database somebody whose name is in none that is away.
  const people: Record<string, string> = {}
  for (const email of emails) {
    const shard = store.placing.account(email).slice(-1)
    const isThere = await store.accounts.find({ email }).then(
      () => true,
      () => shard === '2',
    )
    if (isThere) people[shard] ??= email
  }
  expect(Object.keys(people).toSorted()).toEqual(['0', '1', '2', '3'])
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
