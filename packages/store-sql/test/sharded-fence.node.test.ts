import { expect, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { account, message, now } from '../src/contract/fixtures.ts'
import type { Outcome } from '../src/executor.ts'
import { behindFence, fence } from '../src/sharded/fence.ts'
import { shardsOf } from '../src/sharded/shards.ts'
import { sharded } from '../src/sharded.ts'
import { sql } from '../src/sql/sql.ts'
import { statement } from '../src/sql/statements.ts'
import { type SqlStore, storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, changed, databases, disturbed, registering } from './support/spread.ts'

/** How the second of two databases takes a commit that makes somebody. */
type Taking = 'as usual' | 'goes away' | 'late' | 'answer lost' | 'breaks'

/** Two databases; the directory is the first's, or lies in both. */
async function two() {
  const [one, other] = await databases(2)
  if (!one || !other) throw new Error('two databases')
  const state = { taking: 'as usual' as Taking, late: async (): Promise<readonly Outcome[]> => [] }
  const away = () => new LaissezPasserError('store-unavailable', 'It is away')
  const { executor } = other
  let isAway = false
  const flaky: SqlStore = storeOn(
    {
      query: async (asked) => {
        if (isAway) throw away()
        return executor.query(asked)
      },
      async commit(asked, options) {
        if (isAway) throw away()
        const makes = asked.some((each) => /insert into "?accounts|update "?accounts"? set "?email/i.test(each.sql))
        if (!makes || state.taking === 'as usual') return executor.commit(asked, options)
        if (state.taking === 'breaks') {
          state.taking = 'as usual'
          throw new Error('It is broken')
        }
        isAway = true
        if (state.taking === 'late') state.late = () => executor.commit(asked, options)
        if (state.taking === 'answer lost') await executor.commit(asked, options)
        throw away()
      },
    },
    { sweeping: {}, whenQueued: () => () => {} },
  )
  const back = () => {
    isAway = false
    state.taking = 'as usual'
  }
  return { state, back, other, store: await sharded([one, flaky], { key }) }
}

const inSecond = (time: string, email = 'ada@example.eu') =>
  account({ id: `101${time}${'x'.repeat(21)}`, uid: `n00ada${time}`, email, createdAt: now })
const register = (store: SqlStore | Awaited<ReturnType<typeof two>>['store'], made: ReturnType<typeof account>) =>
  store.accounts.register({ ...registering(made), message: message({ accountId: made.id }) })

// An address was "taken" for a quarter of an hour by somebody whom nobody ever made.
test('who couldn’t register because their own database went away meanwhile can, seconds later', async () => {
  const { back, state, store } = await two()
  state.taking = 'goes away'
  await expect(register(store, inSecond('a'))).rejects.toMatchObject({ code: 'store-unavailable' })
  back()
  expect(await register(store, { ...inSecond('b'), createdAt: now + 3 })).toBe('created')
  expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(inSecond('b').id)
})

test('what was on its way meanwhile is never written once another has the address', async () => {
  const { back, state, store } = await two()
  state.taking = 'late'
  await expect(register(store, inSecond('a'))).rejects.toMatchObject({ code: 'store-unavailable' })
  back()
  expect(await register(store, { ...inSecond('b'), createdAt: now + 3 })).toBe('created')
  await expect(state.late()).rejects.toThrow(/UNIQUE constraint failed/)
  expect(await store.accounts.find({ id: inSecond('a').id })).toBeNull()
  expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(inSecond('b').id)
})

test('who takes longer than others wait is told to try again, and the others have the name', async () => {
  const [one, other] = await databases(2)
  if (!one || !other) throw new Error('two databases')
  const quick = await sharded([one, other], { key })
  let next: Promise<unknown> = Promise.resolve()
  const slow = disturbed(other, {
    table: 'accounts',
    async before() {
      next = register(quick, { ...inSecond('b'), createdAt: now + 3 })
      await next
    },
  })
  const store = await sharded([one, slow], { key })
  await expect(register(store, inSecond('a'))).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await next).toBe('created')
  expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(inSecond('b').id)
})

test('what was written, though nobody was told, stays, and has its address', async () => {
  const { back, state, store } = await two()
  state.taking = 'answer lost'
  await expect(register(store, inSecond('a'))).rejects.toMatchObject({ code: 'store-unavailable' })
  back()
  expect(await register(store, { ...inSecond('b'), createdAt: now + 3 })).toBe('taken-email')
  expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(inSecond('a').id)
})

test('who changes their address while their database goes away can again, as soon as it is back', async () => {
  const { back, state, store } = await two()
  const made = await activatedIn(store, 1)
  const to = { oldEmail: made.email, newEmail: 'ada.new@example.eu' }
  state.taking = 'goes away'
  await expect(changed(store, made.id, to)).rejects.toMatchObject({ code: 'store-unavailable' })
  back()
  await store.sweep({ now: now + 3 })
  const other = { ...inSecond('c', 'ada.new@example.eu'), createdAt: now + 3 }
  expect(await register(store, other)).toBe('created')
})

test('a write that fails for another reason leaves its names free at once; what keeps claims apart goes', async () => {
  const { other, state, store } = await two()
  state.taking = 'breaks'
  await expect(register(store, inSecond('a'))).rejects.toThrow('It is broken')
  expect(await register(store, inSecond('b'))).toBe('created')
  const marks = () => other.executor.query({ sql: `select name from names where name like 'void %'`, parameters: [] })
  await store.sweep({ now: now + 3 })
  // Of what was written nothing is kept, of what was given up for a day.
  expect((await marks()).length).toBe(1)
  await store.sweep({ now: now + 90_000 })
  expect(await marks()).toEqual([])
})

test('who commits twice under a claim is stopped as well where it is given up in between', async () => {
  const [one] = await databases(1)
  if (!one) throw new Error('one database')
  const shards = behindFence(shardsOf([one], { key }), { claim: 'c', store: one })
  const mark = (name: string) => [statement(sql`insert into retired_uids (mark) values (${name})`)]
  await shards.first.executor.commit(mark('first'))
  await shards.first.executor.commit(mark('second'))
  await fence(one, { claim: 'c', now })
  await expect(shards.first.executor.commit(mark('third'))).rejects.toThrow(/UNIQUE constraint failed: names/)
  const rows = await one.executor.query({ sql: 'select mark from retired_uids order by mark', parameters: [] })
  expect(rows).toEqual([{ mark: 'first' }, { mark: 'second' }])
})
