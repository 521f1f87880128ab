import { env } from 'cloudflare:test'
import { platform } from '#platform'
import { expect, it } from 'vitest'
import { elodie, makeWorld, registered, signIn } from './support/world.ts'

/** Every count there is, as it stands. */
async function counts(): Promise<ReadonlyMap<string, string>> {
  const { results } = await env.DB.prepare('select * from throttle').all<{ readonly key: string }>()
  return new Map(results.map((row) => [row.key, JSON.stringify(row)]))
}

it('a person at one address changes no count that another at another address has changed: none is hot', async () => {
  let address = '192.0.2.1'
  const world = await makeWorld(await platform(), { peer: () => address })
  const person = async (email: string): Promise<void> => {
    await registered(world, { ...elodie, email, confirmEmail: email })
    await signIn(world.browser(), { identifier: email, password: 'Wrong-Horse7battery' })
    await signIn(world.browser(), { identifier: email })
    await signIn(world.browser(), { identifier: `no-${email}` })
  }
  await person('elodie@example.org')
  const first = await counts()
  expect(first.size).toBeGreaterThan(2)
  address = '198.51.100.1'
  await person('zoe@example.org')
  const both = await counts()
  expect(both.size).toBeGreaterThan(first.size)
  for (const [key, row] of first) expect(both.get(key), key).toBe(row)
})
