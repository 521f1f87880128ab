import { LaissezPasserError } from '@laissez-passer/core/errors'
import { expect, test } from 'vitest'
import { account, entry, message, now, registered } from '../../src/contract/fixtures.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases, disturbed, registering } from '../support/spread.ts'
import { interposed } from '../support/interposed.ts'

const day = 86_400

test('what is seen once is seen once, wherever its mark is; a mark beside its account goes with it', async () => {
  const store = await sharded(await databases(3), { key })
  const { id: accountId } = await activatedIn(store, 1)
  const options = { now, expiresAt: now + 99 }
  const keys = [...Array.from({ length: 12 }, (_, index) => `mark ${index}`), `mark ${accountId}`]
  for (const each of keys) {
    expect(await store.seen.first(each, { ...options, accountId })).toBe(true)
    expect(await store.seen.first(each, { ...options, accountId })).toBe(false)
    expect(await store.seen.first(each, options)).toBe(false)
  }
  for (const each of keys) expect(await store.seen.first(`${each} of nobody`, options)).toBe(true)
  const gone = { sealedUid: 'k1.gone', uidMark: 'mark', messages: [], activity: entry(accountId), now }
  expect(await store.accounts.delete({ accountId, ...gone })).toBe(true)
  expect(await store.seen.first(`mark ${accountId}`, options)).toBe(true)
})

test.each([
  [1, [[0], [1], [2], [3], [0]]],
  [
    2,
    [
      [0, 1],
      [2, 3],
      [0, 1],
    ],
  ],
  [
    3,
    [
      [0, 1, 2],
      [0, 1, 3],
      [0, 2, 3],
    ],
  ],
  [4, [[0, 1, 2, 3]]],
  [9, [[0, 1, 2, 3]]],
])('of four databases %i at most are swept a minute, each in its turn', async (sweptAtOnce, turns) => {
  let swept: number[] = []
  const stores = (await databases(4)).map((one, index) => ({
    ...one,
    async sweep(options: { readonly now: number }) {
      swept.push(index)
      return one.sweep(options)
    },
  }))
  const store = await sharded(stores, { key, sweptAtOnce })
  const minutes = []
  // A minute from which the turns begin with the first database.
  const start = Math.ceil(now / 240) * 240
  for (const minute of turns.keys()) {
    swept = []
    await store.sweep({ now: start + 60 * minute + 59 })
    minutes.push(swept.toSorted((a, b) => a - b))
  }
  expect(minutes).toEqual(turns)
})

/** Two databases: a process died that had reserved names, and hadn't made their account. */
async function afterDeath() {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  const killed = async () => {
    throw new LaissezPasserError('store-unavailable', 'killed')
  }
  const dying = await sharded([one, disturbed(two, { table: 'accounts', before: killed })], { key })
  const made = account({ id: `101${'x'.repeat(22)}` })
  await expect(dying.accounts.register(registering(made))).rejects.toThrow('killed')
  return [one, two] as const
}

test('a sweep tells how many rows and names went', async () => {
  const [one, two] = await afterDeath()
  const store = await sharded([one, two], { key })
  expect(await store.sweep({ now: now + day })).toBe(2)
  expect(await store.sweep({ now: now + day })).toBe(0)
  await registered(store, { id: `101${'y'.repeat(22)}` })
  // A link, and who never chose a password; their names stay until somebody wants them.
  expect(await store.sweep({ now: now + 40 * day })).toBe(2)
})

test('a name whose account can’t be asked for waits while its database is away; another failure is told', async () => {
  const [one, two] = await afterDeath()
  let failing: Error | null = null
  const broken: SqlStore = {
    ...two,
    accounts: {
      ...two.accounts,
      async find(which) {
        if (failing) throw failing
        return two.accounts.find(which)
      },
    },
  }
  const store = await sharded([one, broken], { key })
  failing = new Error('It is broken')
  await expect(store.sweep({ now: now + day })).rejects.toThrow('It is broken')
  failing = new LaissezPasserError('store-unavailable', 'It is away')
  expect(await store.sweep({ now: now + day })).toBe(0)
  failing = null
  expect(await store.sweep({ now: now + day })).toBe(2)
})

test('a ping says which database is away, and is silent where all answer', async () => {
  const errors: (Error | null)[] = [null, null, null]
  const stores = (await databases(3)).map((one, index) =>
    interposed(one, () => {
      if (errors[index]) throw errors[index]
    }),
  )
  const store = await sharded(stores, { key })
  await expect(store.ping()).resolves.toBeUndefined()
  errors[2] = new LaissezPasserError('store-unavailable', 'It is away')
  const failed: unknown = await store.ping().catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(LaissezPasserError)
  expect(failed).toMatchObject({ code: 'store-unavailable' })
  expect(String(failed)).toContain('Database 2: It is away')
  errors[2] = new TypeError('It is broken')
  await expect(store.ping()).rejects.toThrow(TypeError)
  await expect(store.ping()).rejects.toThrow(/^It is broken$/)
})

test('whatever a database queues is told, until nobody asks', async () => {
  const store = await sharded(await databases(2), { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1)]
  const heard: string[] = []
  const stop = store.whenQueued((queued) => heard.push(queued))
  for (const { id: accountId } of people) await store.outbox.add([message({ accountId })])
  expect(heard).toEqual(['message', 'message'])
  stop()
  await store.outbox.add([message()])
  expect(heard).toEqual(['message', 'message'])
})
