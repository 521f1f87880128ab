import { expect, test } from 'vitest'
import { entry, fresh, message, now } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'

/** Two administrators, and proposals about somebody in each of three databases. */
async function proposed() {
  const store = await sharded(await databases(3), { key })
  const [ada, grace] = [await activatedIn(store, 0), await activatedIn(store, 2)]
  for (const { id } of [ada, grace])
    await store.accounts.setAdministrator({ accountId: id, on: true, activity: entry(id) })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  const ids = []
  for (const { id: accountId } of people) {
    const id = fresh('proposal', accountId)
    const times = { proposedBy: ada.id, proposedAt: now, expiresAt: now + 86_400 }
    const proposal = { id, action: 'delete', accountId, sealed: 'k1.c2VhbGVk', ...times } as const
    expect(await store.proposals.propose({ proposal, messages: [], audit: [] })).toBe(true)
    ids.push(id)
  }
  const [, id = ''] = ids
  const decision = { decision: 'confirmed', now, messages: [], audit: [], by: grace.id } as const
  return { store, ada, grace, people, ids, id, decision }
}

const lock = ({ id }: { readonly id: string }) => ({ accountId: id, now, messages: [], activity: entry(id) })

test('once it is decided whatever else is written is, wherever', async () => {
  const { decision, id, people, store } = await proposed()
  const deciding = store.deciding({ ...decision, id })
  for (const person of people) expect(await deciding.store.accounts.lock(lock(person))).toBe(true)
  expect(deciding.decided()).toBe(true)
  for (const { id: each } of people) expect(await store.accounts.find({ id: each })).toMatchObject({ status: 'locked' })
})

test('what is decided within a decision is one with it', async () => {
  const { decision, ids, store } = await proposed()
  const [other = '', id = ''] = ids
  const deciding = store.deciding({ ...decision, id })
  expect(await deciding.store.proposals.decide({ ...decision, id: other })).toBe(true)
  expect(deciding.decided()).toBe(true)
  for (const each of [id, other]) expect(await store.proposals.find(each, { now })).toBeNull()
  const late = store.deciding({ ...decision, id })
  await expect(late.store.proposals.decide({ ...decision, id: ids[2] ?? '' })).rejects.toMatchObject({
    code: 'not-decided',
  })
})

test('its store tells what it queues, until nobody asks', async () => {
  const { decision, id, people, store } = await proposed()
  const deciding = store.deciding({ ...decision, id })
  const heard: string[] = []
  const stop = deciding.store.whenQueued((queued) => heard.push(queued))
  await deciding.store.accounts.lock({ ...lock(people[2]), messages: [message({ accountId: people[2].id })] })
  expect(heard).toEqual(['message'])
  stop()
  await deciding.store.outbox.add([message()])
  expect(heard).toEqual(['message'])
})
