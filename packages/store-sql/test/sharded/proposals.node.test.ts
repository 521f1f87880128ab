import type { Proposal, Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { entry, fresh, message, now } from '../../src/contract/fixtures.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'

const day = 86_400

async function three() {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  const [ada, bea, grace] = people
  await administrator(store, ada, true)
  return { ada, bea, grace, people, store, stores }
}

const administrator = (store: Store, { id }: { readonly id: string }, on: boolean) =>
  store.accounts.setAdministrator({ accountId: id, on, activity: entry(id) })

async function propose(
  store: Store,
  {
    about,
    by,
    ...options
  }: Partial<Proposal> & { readonly about: string | null; readonly by: { readonly id: string } },
) {
  const id = fresh('proposal', about)
  const times = { proposedBy: by.id, proposedAt: now, expiresAt: now + day }
  const proposal = { id, action: 'delete', accountId: about, sealed: 'k1.c2VhbGVk', ...times, ...options } as const
  expect(await store.proposals.propose({ proposal, messages: [], audit: [] })).toBe(true)
  return id
}

/** Whether an account is in a database, as itself or as a guest. */
const isIn = async (store: SqlStore | undefined, { id }: { readonly id: string }) =>
  (await store?.accounts.find({ id })) !== null

test('who proposes at home stays who they are', async () => {
  const { ada, people, store } = await three()
  await propose(store, { about: people[0].id, by: ada })
  await propose(store, { about: null, by: ada })
  expect(await store.proposals.waiting({ now, limit: 9 })).toHaveLength(2)
  const found = await store.accounts.find({ email: ada.email.toLowerCase() })
  expect(found).toMatchObject({ id: ada.id, passwordHash: 'hash-1' })
})

test('what waits comes in the order in which it expires, whichever database has it, and no more than is asked for', async () => {
  const { ada, bea, grace, store } = await three()
  const soon = [
    await propose(store, { about: grace.id, by: ada, expiresAt: now + 10 }),
    await propose(store, { about: bea.id, by: ada, expiresAt: now + 20 }),
    await propose(store, { about: null, by: ada, expiresAt: now + 30 }),
  ]
  const late = [
    await propose(store, { about: bea.id, by: ada, expiresAt: now + 40 }),
    await propose(store, { about: grace.id, by: ada, expiresAt: now + 40 }),
  ].toSorted()
  const ids = async (limit: number) => (await store.proposals.waiting({ now, limit })).map(({ id }) => id)
  expect(await ids(9)).toEqual([...soon, ...late])
  expect(await ids(2)).toEqual(soon.slice(0, 2))
})

test('a proposal that isn’t there is neither found nor decided', async () => {
  const { grace, store } = await three()
  await administrator(store, grace, true)
  expect(await store.proposals.find('nothing', { now })).toBeNull()
  const deciding = { id: 'nothing', by: grace.id, decision: 'confirmed', now, messages: [], audit: [] } as const
  expect(await store.proposals.decide(deciding)).toBe(false)
})

test('proposals of who is gone are gone, and nobody else', async () => {
  const { ada, bea, grace, people, store, stores } = await three()
  const id = await propose(store, { about: bea.id, by: ada })
  expect(await isIn(stores[1], ada)).toBe(true)
  await store.accounts.delete({
    accountId: ada.id,
    sealedUid: 'k1.gone',
    uidMark: 'mark',
    messages: [],
    activity: entry(ada.id),
    now,
  })
  expect(await store.proposals.find(id, { now })).toBeNull()
  expect(await store.proposals.waiting({ now, limit: 9 })).toEqual([])
  expect(await isIn(stores[1], ada)).toBe(false)
  for (const one of people.slice(1)) expect((await store.accounts.find({ id: one.id }))?.status).toBe('active')
  expect((await store.accounts.find({ email: grace.email.toLowerCase() }))?.id).toBe(grace.id)
})

// A guest who was no administrator any more at home was counted twice, and stayed for ever.
test('a guest is counted at home alone and leaves with the last proposal, whatever becomes of them there', async () => {
  const { ada, bea, grace, store, stores } = await three()
  await administrator(store, bea, true)
  const before = await store.stats.figures({ now })
  const first = await propose(store, { about: bea.id, by: ada, expiresAt: now + day })
  await propose(store, { about: bea.id, by: ada, expiresAt: now + 20 * day })
  await propose(store, { about: grace.id, by: ada })
  await propose(store, { about: grace.id, by: bea, expiresAt: now + 20 * day })
  const guests = async () => [await isIn(stores[1], ada), await isIn(stores[2], ada)]
  expect(await store.stats.figures({ now })).toEqual(before)
  await administrator(store, ada, false)
  expect(await store.proposals.find(first, { now })).toBeNull()
  expect(await store.stats.figures({ now })).toEqual(before)
  await store.accounts.lock({ accountId: ada.id, now, messages: [message()], activity: entry(ada.id) })
  expect(await store.proposals.find(first, { now })).toBeNull()
  const { accounts } = await store.stats.figures({ now })
  expect(accounts).toEqual({ ...before.accounts, active: before.accounts.active - 1, locked: 1 })
  // A month after a proposal is over it is forgotten.
  await store.sweep({ now: now + 31 * day })
  expect(await guests()).toEqual([true, false])
  expect(await isIn(stores[2], bea)).toBe(true)
  await store.sweep({ now: now + 60 * day })
  expect(await guests()).toEqual([false, false])
  for (const { id } of [ada, bea, grace]) expect(await store.accounts.find({ id })).not.toBeNull()
})
