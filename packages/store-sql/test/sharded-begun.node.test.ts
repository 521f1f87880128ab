import { describe, expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { placeIn, sharded, shardedLater, type SqlStore } from '../src/sharded.ts'
import { storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { databases } from './support/spread.ts'

/** Databases whose process is gone before the commit that is the `count`th of all. */
function cutOff(stores: readonly SqlStore[], { count }: { readonly count: number }): SqlStore[] {
  let commits = 0
  return stores.map(({ executor }) =>
    storeOn(
      {
        query: executor.query,
        async commit(statements) {
          if (commits++ === count) throw new LaissezPasserError('store-unavailable', 'It is gone')
          return executor.commit(statements)
        },
      },
      { sweeping: {}, whenQueued: () => () => {} },
    ),
  )
}

const places = async (stores: readonly SqlStore[]) =>
  (await Promise.all(stores.map(placeIn))).map((place) => place?.index)

describe('several databases that are opened together for the first time', () => {
  test.each([0, 1, 2, 3])('may be cut off before the commit with number %d: the next start goes on', async (count) => {
    const stores = await databases(3)
    await expect(sharded(cutOff(stores, { count }), { key })).rejects.toThrow('It is gone')
    await sharded(stores, { key })
    expect(await places(stores)).toEqual([0, 1, 2])
    // What began so is theirs: none is exchanged.
    const [one, two] = stores
    const [empty] = await databases(1)
    if (!one || !two || !empty) throw new Error('four databases')
    await expect(sharded([one, two, empty], { key })).rejects.toThrow('Database 2 is empty')
  })

  test('as well where two were added to those that there were', async () => {
    const stores = await databases(4)
    await sharded(stores.slice(0, 2), { key })
    await expect(sharded(cutOff(stores, { count: 2 }), { key })).rejects.toThrow('It is gone')
    await sharded(stores, { key })
    expect(await places(stores)).toEqual([0, 1, 2, 3])
  })

  test.each([
    ['the others', [1, 2]],
    ['the first', [0]],
  ])('by two at the same moment are one set, though one reads %s after they were noted', async (_, late) => {
    const stores = await databases(3)
    const { promise: noted, resolve } = Promise.withResolvers<void>()
    let read = 0
    const reading = stores.map(({ executor }, index) =>
      storeOn(
        {
          async query(asked) {
            if (late.includes(index)) await noted
            const rows = await executor.query(asked)
            read += 1
            return rows
          },
          commit: executor.commit,
        },
        { sweeping: {}, whenQueued: () => () => {} },
      ),
    )
    const slow = sharded(reading, { key })
    await expect.poll(() => read).toBe(3 - late.length)
    await sharded(stores, { key })
    resolve()
    await slow
    expect(await places(stores)).toEqual([0, 1, 2])
  })

  // On Workers what a request began stops with it.
  test('by a request that never ends keep no other waiting', async () => {
    const stores = await databases(3)
    const { promise: never } = Promise.withResolvers<never>()
    let commits = 0
    const stopping = stores.map(({ executor }) =>
      storeOn(
        { query: executor.query, commit: (asked) => (++commits === 2 ? never : executor.commit(asked)) },
        { sweeping: {}, whenQueued: () => () => {} },
      ),
    )
    const store = shardedLater(stopping, { key })
    void store.ping()
    await expect.poll(() => commits).toBe(2)
    await store.ping()
    expect(await places(stores)).toEqual([0, 1, 2])
  })
})
