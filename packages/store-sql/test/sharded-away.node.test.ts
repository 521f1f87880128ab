import { expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { account, message, now } from '../src/contract/fixtures.ts'
import { sharded, shardedLater } from '../src/sharded.ts'
import { type SqlStore, storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { assigning, stockToken } from '../src/tokens/fixtures.ts'
import { activatedIn, databases, disturbed, registering } from './support/spread.ts'

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

// It was taken out of the stock before its new owner's database was asked to take it, and was in neither.
test('a device whose new owner’s database goes away stays in stock, and can be given again', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  const state = { away: false }
  const leaving = disturbed(two, {
    table: 'token_stock',
    async before() {
      if (state.away) throw new LaissezPasserError('store-unavailable', 'It is away')
    },
  })
  const store = await sharded([one, leaving], { key })
  const { id } = await activatedIn(store, 1)
  const device = stockToken()
  expect(await store.codeTokens.stock(device)).toBe(true)
  const stock = async () => (await store.codeTokens.inStock({ serial: device.serial, limit: 9 })).map((each) => each.id)
  state.away = true
  await expect(store.codeTokens.assign(assigning(id, device))).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await stock()).toEqual([device.id])
  state.away = false
  // Who wanted it before is waited for, for some seconds.
  const later = assigning(id, device, { createdAt: now + 10 })
  expect(await store.codeTokens.assign(later)).toEqual({ ok: true })
  expect(await stock()).toEqual([])
  expect(await two.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
})

test('a device that somebody has and that is in stock as well leaves it when it is to be given again', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  const state = { away: false }
  const leaving = storeOn(
    {
      query: one.executor.query,
      async commit(statements, options) {
        if (state.away && statements.some(({ sql }) => sql.startsWith('delete from token_stock')))
          throw new LaissezPasserError('store-unavailable', 'It is away')
        return one.executor.commit(statements, options)
      },
    },
    { sweeping: {}, whenQueued: () => () => {} },
  )
  const store = await sharded([leaving, two], { key })
  const [ada, grace] = [await activatedIn(store, 1), await activatedIn(store, 1)]
  const device = stockToken()
  await store.codeTokens.stock(device)
  state.away = true
  await expect(store.codeTokens.assign(assigning(ada.id, device))).rejects.toMatchObject({ code: 'store-unavailable' })
  state.away = false
  expect(await store.codeTokens.list(ada.id)).toMatchObject([{ id: device.id }])
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toHaveLength(1)
  const again = assigning(grace.id, device, { createdAt: now + 10 })
  expect(await store.codeTokens.assign(again)).toEqual({ ok: false, reason: 'unknown' })
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
})

test('one that doesn’t belong there is refused while another is away', async () => {
  const [one, two, three, strange] = await databases(4)
  if (!one || !two || !three || !strange) throw new Error('four databases')
  await sharded([one, two, three], { key })
  const away = async (): Promise<never> => {
    throw new LaissezPasserError('store-unavailable', 'It is away')
  }
  const gone = storeOn({ query: away, commit: away }, { sweeping: {}, whenQueued: () => () => {} })
  const store = shardedLater([one, gone, strange], { key })
  await expect(store.databases?.[1]?.ping()).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(store.databases?.[2]?.ping()).rejects.toMatchObject({ code: 'store-order' })
})
