import { describe, expect, test } from 'vitest'
import { placeOf } from '@laissez-passer/core/places'
import { account, now, registered, signedIn } from '../../src/contract/fixtures.ts'
import { jump } from '../../src/sharded/shards.ts'
import { placeIn, sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases, registering } from '../support/spread.ts'
import { names, placed } from '../support/placed.ts'

describe('several databases', () => {
  test('a new account goes to any of them, the same for the same address, and none to a full one', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key, full: [0, 2] })
    const shards = names.map((name) => placeOf(`${store.placing.account(name)}${'x'.repeat(22)}`)?.shard)
    expect(new Set(shards)).toEqual(new Set([1, 3]))
    expect(store.placing.account('zoe@example.eu')).toBe(store.placing.account('zoe@example.eu'))
  })

  test('adding some moves nobody: all that was there is found, new accounts go to the new ones too', async () => {
    const stores = await databases(4)
    const before = await sharded(stores.slice(0, 2), { key })
    const people = []
    for (const name of names.slice(0, 20)) {
      const made = placed(before, name)
      expect(await before.accounts.register(registering(made))).toBe('created')
      people.push({ made, opened: await signedIn(before, made.id) })
    }
    const after = await sharded(stores, { key })
    for (const { made, opened } of people) {
      expect((await after.accounts.find({ email: made.email }))?.id).toBe(made.id)
      expect((await after.accounts.find({ uid: made.uid }))?.id).toBe(made.id)
      expect((await after.sessions.find({ idHash: opened.idHash, now }))?.account.id).toBe(made.id)
      expect(await after.accounts.register(registering(placed(after, made.email)))).toBe('taken-email')
    }
    expect(await stores[2]?.accounts.list({ status: null, after: null, limit: 9 })).toMatchObject({ accounts: [] })
    const places = names.map((name) => placeOf(`${after.placing.account(name)}${'x'.repeat(22)}`)?.shard)
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('where there is one more, as few names as can be go elsewhere, and all of them to it', () => {
    for (let buckets = 1; buckets < 40; buckets++) {
      const hashes = Array.from({ length: 500 }, (_, index) => (index * 2_654_435_761) % 2 ** 32)
      const moved = hashes.filter((hash) => jump(hash, buckets) !== jump(hash, buckets + 1))
      expect(moved.every((hash) => jump(hash, buckets + 1) === buckets)).toBe(true)
      expect(moved.length).toBeLessThan((500 / (buckets + 1)) * 2 + 20)
    }
  })

  test('what the only database had stays in the first: found, its names taken, its ids good', async () => {
    const [first, ...others] = await databases(3)
    if (first === undefined) throw new Error('three databases')
    const old = account({ id: '0' + 'a'.repeat(22), email: 'old@example.eu' })
    await first.accounts.register(registering(old))
    const opened = await signedIn(first, old.id, { idHash: 'x'.repeat(43) })
    const store = await sharded([first, ...others], { key })
    expect((await store.accounts.find({ email: 'old@example.eu' }))?.id).toBe(old.id)
    expect((await store.sessions.find({ idHash: opened.idHash, now }))?.account.id).toBe(old.id)
    expect(await store.accounts.register(registering(placed(store, 'old@example.eu')))).toBe('taken-email')
    const twin = { ...placed(store, 'new@example.eu'), uid: old.uid }
    expect(await store.accounts.register(registering(twin))).toBe('taken-uid')
  })

  test('no database, a short key, and nothing but full ones are refused', async () => {
    const stores = await databases(2)
    await expect(sharded([], { key })).rejects.toThrow(RangeError)
    await expect(sharded(stores, { key: key.slice(1) })).rejects.toThrow(/32 secret bytes or more/)
    await expect(sharded(stores, { key, full: [0, 1] })).rejects.toThrow(RangeError)
  })

  test('their order stays, and the key; a provider’s with accounts is none of them', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    if (!one || !two || !three) throw new Error('three databases')
    await sharded([one, two], { key })
    await expect(sharded([two, one], { key })).rejects.toMatchObject({ code: 'store-order' })
    await expect(sharded([one], { key: new Uint8Array(32) })).rejects.toMatchObject({ code: 'store-order' })
    await registered(three)
    await expect(sharded([one, two, three], { key })).rejects.toMatchObject({ code: 'store-order' })
    expect(await placeIn(two)).toMatchObject({ index: 1 })
    expect(await placeIn(three)).toBeNull()
  })
})
