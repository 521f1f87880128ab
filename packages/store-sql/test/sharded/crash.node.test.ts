import { describe, expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { placeOf } from '@laissez-passer/core/places'
import { account, now, registered } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases, disturbed, registering } from '../support/spread.ts'

describe('several databases', () => {
  test('a crash between reserving a name and writing: nobody has it, later anybody gets it, and it is swept', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key })
    const made = account({ email: 'lost@example.eu' })
    const where = stores[placeOf(made.id)?.shard ?? 0]
    if (where === undefined) throw new Error('four databases')
    const killed = async () => {
      throw new LaissezPasserError('store-unavailable', 'killed')
    }
    const broken = disturbed(where, { table: 'accounts', before: killed })
    const dying = await sharded(
      stores.map((one) => (one === where ? broken : one)),
      { key },
    )
    await expect(dying.accounts.register(registering(made))).rejects.toThrow('killed')
    expect(await store.accounts.find({ email: 'lost@example.eu' })).toBeNull()
    const next = (at: number) => registering({ ...account({ email: 'lost@example.eu' }), createdAt: at })
    // It might be on its way still.
    expect(await store.accounts.register(next(now + 2))).toBe('taken-email')
    expect(await store.accounts.register(next(now + 60))).toBe('created')
    const another = { ...made, email: 'other@example.eu', uid: 'n00other' }
    await expect(dying.accounts.register(registering(another))).rejects.toThrow('killed')
    const count = async () => {
      const rows = stores.map(({ executor }) =>
        executor.query({ sql: `select name from names where name not like 'void %'`, parameters: [] }),
      )
      return (await Promise.all(rows)).flat().length
    }
    const all = await count()
    await store.sweep({ now: now + 10 })
    expect(await count()).toBe(all)
    await store.sweep({ now: now + 1000 })
    expect(await count()).toBe(all - 3)
    expect((await store.accounts.find({ email: 'lost@example.eu' }))?.createdAt).toBe(now + 60)
  })

  test('a crash between writing and confirming: the account keeps its name, and the sweep confirms it', async () => {
    const stores = await databases(2)
    const store = await sharded(stores, { key })
    const made = await registered(store, { email: 'kept@example.eu' })
    const unconfirmed = { sql: `update names set confirmed = 0 where name not in ('shard', 'set')`, parameters: [] }
    for (const { executor } of stores) await executor.commit([unconfirmed])
    await store.sweep({ now: now + 3600 })
    for (const { executor } of stores)
      expect(await executor.query({ sql: 'select name from names where confirmed = 0', parameters: [] })).toEqual([])
    const again = { ...account({ email: 'kept@example.eu' }), createdAt: now + 9999 }
    expect(await store.accounts.register(registering(again))).toBe('taken-email')
    expect((await store.accounts.find({ email: 'kept@example.eu' }))?.id).toBe(made.id)
  })
})
