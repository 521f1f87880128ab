import { expect, test } from 'vitest'
import { account, message, now } from '../../src/contract/fixtures.ts'
import { sharded, shardedLater } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases, registering } from '../support/spread.ts'

test('databases that are asked when they are needed are swept, and tell what they queue', async () => {
  const stores = await databases(2)
  const store = shardedLater(stores, { key })
  const heard: string[] = []
  const stop = store.whenQueued((queued) => heard.push(queued))
  const made = account({ id: `101${'x'.repeat(22)}` })
  expect(await store.accounts.register(registering(made))).toBe('created')
  expect(heard).toEqual(['message'])
  stop()
  await store.outbox.add([message()])
  expect(heard).toEqual(['message'])
  // A link, and the account that never chose a password.
  expect(await store.sweep({ now: now + 40 * 86_400 })).toBe(2)
  expect(await store.accounts.find({ id: made.id })).toBeNull()
})

test('nothing is swept in a database that belongs to others', async () => {
  const [one, two] = await databases(2)
  const [other, another] = await databases(2)
  if (!one || !two || !other || !another) throw new Error('four databases')
  await sharded([one, two], { key })
  await sharded([other, another], { key })
  const made = account({ id: `101${'x'.repeat(22)}` })
  await another.accounts.register(registering(made))
  await expect(shardedLater([one, another], { key }).sweep({ now: now + 40 * 86_400 })).rejects.toMatchObject({
    code: 'store-order',
  })
  expect(await another.accounts.find({ id: made.id })).not.toBeNull()
})
