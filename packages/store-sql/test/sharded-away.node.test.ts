import { expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { account, message, now } from '../src/contract/fixtures.ts'
import { sharded } from '../src/sharded.ts'
import { type SqlStore, storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, databases, registering } from './support/spread.ts'

/** Three databases, of which the last can be away. */
async function three() {
  const [one, two, third] = await databases(3)
  if (!one || !two || !third) throw new Error('three databases')
  const state = { away: false }
  const there = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (state.away) throw new LaissezPasserError('store-unavailable', 'It is away')
    return run()
  }
  const { executor } = third
  const flaky: SqlStore = storeOn(
    { query: (asked) => there(() => executor.query(asked)), commit: (asked) => there(() => executor.commit(asked)) },
    { sweeping: {}, whenQueued: () => () => {} },
  )
  return { state, store: await sharded([one, two, flaky], { key }) }
}

test('while a database is away, what waits in the others is delivered and swept, and its own is when it is back', async () => {
  const { state, store } = await three()
  for (const shard of [1, 2]) {
    const made = account({ id: `10${shard}${'x'.repeat(22)}` })
    await store.accounts.register({
      ...registering(made),
      emailKey: made.email,
      message: message({ accountId: made.id }),
    })
  }
  state.away = true
  const claiming = { now: now + 10, limit: 9, leaseSeconds: 60 }
  expect(await store.outbox.claim(claiming)).toHaveLength(1)
  expect(await store.outbox.state()).toHaveLength(1)
  expect(await store.deletions.due({ now, limit: 9 })).toEqual([])
  expect(await store.emailChanges.due({ now, limit: 9 })).toEqual([])
  // It failed, and says so: the others were swept before.
  const month = 40 * 86_400
  await expect(store.sweep({ now: now + month })).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await store.accounts.find({ id: `101${'x'.repeat(22)}` })).toBeNull()
  await expect(store.accounts.find({ id: `102${'x'.repeat(22)}` })).rejects.toMatchObject({ code: 'store-unavailable' })
  state.away = false
  expect(await store.accounts.find({ id: `102${'x'.repeat(22)}` })).not.toBeNull()
  expect(await store.outbox.claim(claiming)).toHaveLength(1)
})

test('what a database has to tell the audit log comes into the chain when it is back', async () => {
  const { state, store } = await three()
  await activatedIn(store, 2)
  state.away = true
  const rows = await store.audit.unsealed({ limit: 9 })
  state.away = false
  expect((await store.audit.unsealed({ limit: 9 })).length).toBeGreaterThan(rows.length)
})

// Its address was reserved in one part of the directory before another part didn't answer for its identifier,
// and was taken for a quarter of an hour.
test('who couldn’t register while a part of the directory was away can once it is back', async () => {
  const { state, store } = await three()
  const made = (index: number, time: string) =>
    account({
      id: `100${time}${String(index).padStart(21, 'x')}`,
      uid: `n${time}${index}`,
      email: `p${index}@example.eu`,
    })
  const register = (index: number, time: string) =>
    store.accounts.register({ ...registering(made(index, time)), message: message() })
  state.away = true
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => register(index, 'a')))
  state.away = false
  const refused = outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))
  expect(refused.length).toBeGreaterThan(0)
  const again = await Promise.all(refused.map((index) => register(index, 'b')))
  expect(again).toEqual(refused.map(() => 'created'))
})
