import type { Account, Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { merging } from '../../src/accounts/merge.contract.ts'
import { fresh, message, now } from '../../src/contract/fixtures.ts'
import { directoryOn, passing } from '../../src/sharded/names.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'

/** Two databases with somebody in each. */
async function pair() {
  const [first, second] = await databases(2)
  if (!first || !second) throw new Error('two databases')
  const stores = [first, second] as const
  const store = await sharded(stores, { key })
  const shards = shardsOf(stores, { key })
  const directory = directoryOn(shards, { spread: async () => 2 })
  const goes = await read(store, await activatedIn(store, 1))
  const stays = await read(store, await activatedIn(store, 0))
  return { directory, first, goes, second, shards, stays, store }
}

async function read(store: Store, { id }: { readonly id: string }): Promise<Account> {
  const found = await store.accounts.find({ id })
  if (!found) throw new Error('no account')
  return found
}

test('a merge that is refused leaves nothing of the account that goes beside the one that stays', async () => {
  const { first, goes, stays, store } = await pair()
  expect(await store.accounts.merge(merging(goes, { ...stays, status: 'pending' }))).toBe(false)
  expect(await first.accounts.find({ id: goes.id })).toBeNull()
  expect(await read(store, goes)).toEqual(goes)
  expect(await store.accounts.merge(merging(goes, stays))).toBe(true)
})

test('who is gone is merged into nobody, and nothing is told of it', async () => {
  const { first, goes, second, stays, store } = await pair()
  const told = message({ accountId: stays.id })
  expect(await store.accounts.merge(merging(goes, stays))).toBe(true)
  expect(await store.accounts.find({ email: goes.email.toLowerCase() })).toBeNull()
  expect(await store.accounts.merge(merging(goes, stays, { messages: [told] }))).toBe(false)
  expect([await first.outbox.find(told.id), await second.outbox.find(told.id)]).toEqual([null, null])
  expect(await read(store, stays)).toMatchObject({ id: stays.id, email: stays.email })
})

test('a merge that broke off keeps the two from others for a minute, to the second', async () => {
  const { directory, goes, shards, stays, store } = await pair()
  const name = shards.nameOf('merging', stays.id)
  const broken = { name, owner: passing(stays.id), reservedAt: now, claim: fresh('claim') }
  expect(await directory.take(broken, null)).toBe(true)
  expect(await store.accounts.merge(merging(goes, stays, { now: now + 59 }))).toBe(false)
  expect(await read(store, goes)).toEqual(goes)
  expect(await store.accounts.merge(merging(goes, stays, { now: now + 60 }))).toBe(true)
  // Both are free again afterwards.
  const merging2 = [goes.id, stays.id].map((id) => shards.nameOf('merging', id))
  expect(await directory.find(merging2)).toEqual(new Map())
})
