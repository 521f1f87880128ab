import { platform } from '#platform'
import { expect, it } from 'vitest'
import { makeWorld, signIn } from './support/world.ts'

it('a new store has no account, and no name that others ship with opens anything', async () => {
  const world = await makeWorld(await platform())
  expect((await world.store.accounts.list({ status: null, after: null, limit: 10 })).accounts).toEqual([])
  expect(await world.store.accounts.administrators()).toEqual([])
  for (const name of ['admin', 'administrator', 'root', 'sa', 'guest', 'test', 'dev@example.eu'])
    for (const password of [name, 'password', 'admin', 'Correct-Horse7battery']) {
      const page = await signIn(world.browser(), { identifier: name, password })
      expect([name, page.hops.some((hop) => hop.includes('/continue'))]).toEqual([name, false])
    }
})
