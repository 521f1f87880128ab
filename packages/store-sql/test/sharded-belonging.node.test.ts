import { describe, expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { account, now } from '../src/contract/fixtures.ts'
import { placeIn, sharded, shardedLater, type SqlStore } from '../src/sharded.ts'
import { storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { databases, registering } from './support/spread.ts'

describe('which databases belong together', () => {
  test('who belongs to which is known: none is left out, replaced by an empty one, or of others of the same key', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    const others = await databases(3)
    const [other, another, empty] = others
    if (!one || !two || !three || !other || !another || !empty) throw new Error('six databases')
    await sharded(stores, { key })
    await sharded([other, another], { key })
    const wrong: readonly [readonly SqlStore[], RegExp][] = [
      [[one, two], /Database 0 knows 3 databases, and 2 are named/],
      [[one, two, empty], /Database 2 is empty, and one that isn’t stood there/],
      [[one, another, three], /Database 1 belongs to others than these/],
      [[empty, two, three], /Database 0 is empty, and one that isn’t stood there/],
    ]
    for (const [named, why] of wrong) {
      await expect(sharded(named, { key })).rejects.toThrow(why)
      await expect(
        (async () => {
          const store = shardedLater(named, { key })
          for (let index = 0; index < 9; index++) await store.accounts.find({ email: `p${index}@example.eu` })
          await store.ping()
          for (const id of ['100', '101', '102']) await store.accounts.find({ id: `${id}${'x'.repeat(22)}` })
        })(),
      ).rejects.toThrow(why)
    }
    expect(await placeIn(empty)).toBeNull()
    // One more at the end is taken, and known from then on.
    await sharded([...stores, empty], { key })
    await expect(sharded(stores, { key })).rejects.toThrow(/knows 4 databases, and 3 are named/)
  })

  test('databases of before say nothing of the others: they are taken, and say it from then on', async () => {
    const stores = await databases(2)
    await sharded(stores, { key })
    for (const { executor } of stores)
      await executor.commit([
        { sql: `delete from names where name = 'set'`, parameters: [] },
        { sql: `update names set reserved_at = 0 where name = 'shard'`, parameters: [] },
      ])
    await sharded(stores, { key })
    await expect(sharded(stores.slice(0, 1), { key })).rejects.toThrow(/knows 2 databases, and 1 are named/)
  })

  test('asked when they are needed, one that is away keeps nobody of the others waiting', async () => {
    const stores = await databases(3)
    await sharded(stores, { key })
    let away = true
    const [, , third] = stores
    if (!third) throw new Error('three databases')
    const gone = async () => {
      throw new LaissezPasserError('store-unavailable', 'It is away')
    }
    const { executor } = third
    const flaky = storeOn(
      {
        query: (asked) => (away ? gone() : executor.query(asked)),
        commit: (asked) => (away ? gone() : executor.commit(asked)),
      },
      { sweeping: {}, whenQueued: () => () => {} },
    )
    const store = shardedLater([...stores.slice(0, 2), flaky], { key })
    // Names that lie in a part of the directory that is there.
    const named = async (kind: 'email' | 'uid', candidates: readonly string[]) => {
      for (const value of candidates) {
        const key = kind === 'email' ? { email: value } : { uid: value }
        if ((await store.accounts.find(key).catch(() => 'away')) === null) return value
      }
      throw new Error('none lies there')
    }
    const numbers = Array.from({ length: 30 }, (_, index) => index)
    const email = await named(
      'email',
      numbers.map((number) => `ada${number}@example.eu`),
    )
    const uid = await named(
      'uid',
      numbers.map((number) => `n00ada${number}`),
    )
    const made = account({ id: `101${'x'.repeat(22)}`, email, uid })
    expect(await store.accounts.register(registering(made))).toBe('created')
    const there = account({ id: `102${'x'.repeat(22)}`, email: 'bea@example.eu' })
    await expect(store.accounts.register(registering(there))).rejects.toMatchObject({ code: 'store-unavailable' })
    away = false
    // Whether it was written, nobody knew: its names are kept for it for a quarter of an hour.
    expect(await store.accounts.register(registering({ ...there, createdAt: now + 1000 }))).toBe('created')
  })
})
