import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Account, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { merging } from '../src/accounts/merge.contract.ts'
import { account, entry, fresh, message, now } from '../src/contract/fixtures.ts'
import { enrolled } from '../src/devices/fixtures.ts'
import { sharded, type SqlStore } from '../src/sharded.ts'
import { storeOn } from '../src/store.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, databases, registering } from './support/spread.ts'

const day = 86_400

/** Three databases with an account in each. */
async function spread(options: { readonly sweptAtOnce?: number } = {}) {
  const stores = await databases(3)
  const store = await sharded(stores, { key, ...options })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  return { store, stores, people }
}

const told = ({ id }: { readonly id: string }) => ({ messages: [], activity: entry(id) })

async function read(store: Store, { id }: { readonly id: string }): Promise<Account> {
  const found = await store.accounts.find({ id })
  if (!found) throw new Error('no account')
  return found
}

/** The numbers of the databases of what a list has, in its order. */
const places = (list: readonly { readonly accountId: string | null }[]) =>
  list.map(({ accountId }) => accountId?.slice(2, 3))

describe('several databases are one', () => {
  test('what is due comes in its order, whichever database has it, and no more than is asked for', async () => {
    const { store, people } = await spread()
    const dueAt = [now + 30, now + 10, now + 20] as const
    for (const [at, person] of people.entries()) {
      const waits = { accountId: person.id, askedAt: dueAt[at] ?? 0, dueAt: dueAt[at] ?? 0 }
      const deletion = { ...waits, id: fresh('deletion', person.id), askedBy: 'person' } as const
      await store.deletions.begin({ deletion, ...told(person) })
      const phone = await enrolled(store, person.id)
      const factor = { kind: 'device', factorId: phone.id, factorName: phone.name } as const
      const removal = { ...waits, ...factor, id: fresh('removal', person.id) }
      await store.factorRemovals.begin({ removal, askedBy: fresh('link'), ...told(person) })
      const copy = { id: fresh('copy', person.id), accountId: person.id, now: waits.askedAt, replaces: 0 }
      await store.dataExports.begin({ ...copy, activity: entry(person.id) })
      const change = {
        ...waits,
        id: fresh('change', person.id),
        oldEmail: person.email,
        oldKey: person.email.toLowerCase(),
        newEmail: `new${at}@example.eu`,
        newKey: `new${at}@example.eu`,
        linksExpireAt: now + day,
        oldConfirmedAt: null,
        newConfirmedAt: now,
      }
      const hashes = { oldTokenHash: fresh('old', person.id), newTokenHash: fresh('new', person.id) }
      await store.emailChanges.begin({ change, askedBy: fresh('session'), ...hashes, ...told(person) })
    }
    const asked = { now: now + day, limit: 9 }
    const all = [
      await store.deletions.due(asked),
      await store.deletions.unreminded({ until: asked.now, askedBefore: asked.now, limit: 9 }),
      await store.factorRemovals.due(asked),
      await store.dataExports.due(asked),
      await store.emailChanges.due(asked),
    ]
    expect(all.map(places)).toEqual(all.map(() => ['1', '2', '0']))
    expect(places(await store.deletions.due({ ...asked, limit: 2 }))).toEqual(['1', '2'])
    expect(places(await store.emailChanges.due({ ...asked, limit: 2 }))).toEqual(['1', '2'])
  })

  test('two accounts of one database are merged there, and the names of the one that goes are free', async () => {
    const { store } = await spread()
    const [goes, stays] = [
      await read(store, await activatedIn(store, 1)),
      await read(store, await activatedIn(store, 1)),
    ]
    const other = { ...stays, status: 'pending' } as const
    expect(await store.accounts.merge(merging(goes, other))).toBe(false)
    expect(await store.accounts.find({ email: goes.email.toLowerCase() })).toEqual(goes)
    expect(await store.accounts.merge(merging(goes, stays))).toBe(true)
    expect(await store.accounts.find({ id: goes.id })).toBeNull()
    const next = account({ id: `102${'n'.repeat(22)}`, email: goes.email.toLowerCase() })
    expect(await store.accounts.register(registering(next))).toBe('created')
  })

  test('a message is found wherever it waits', async () => {
    const { store, people } = await spread()
    for (const { id: accountId } of people) {
      const mail = message({ accountId, template: `for ${accountId}` })
      await store.outbox.add([mail])
      expect(await store.outbox.find(mail.id)).toMatchObject({ kind: 'mail', template: mail.template })
    }
    expect(await store.outbox.find('nowhere')).toBeNull()
  })

  test('swept in turn, each has its turn within as many minutes as there are', async () => {
    const { store } = await spread({ sweptAtOnce: 1 })
    const left = [0, 1, 2].map((shard) => account({ id: `10${shard}${'p'.repeat(22)}` }))
    for (const one of left) await store.accounts.register(registering(one))
    const there = async () =>
      (await Promise.all(left.map(({ id }) => store.accounts.find({ id })))).filter(Boolean).length
    const counts = []
    for (const minute of [0, 1, 2]) {
      await store.sweep({ now: now + 40 * day + minute * 60 })
      counts.push(await there())
    }
    expect(counts).toEqual([2, 1, 0])
  })

  test('an administrator who proposed in another database is counted at home alone, and leaves it with the proposal', async () => {
    const { store, stores, people } = await spread()
    const [ada, person] = people
    await store.accounts.setAdministrator({ accountId: ada.id, on: true, activity: entry(ada.id) })
    const before = await store.stats.figures({ now })
    const proposal = {
      id: fresh('proposal', person.id),
      action: 'delete',
      accountId: person.id,
      sealed: 'k1.c2VhbGVk',
      proposedBy: ada.id,
      proposedAt: now,
      expiresAt: now + day,
    } as const
    expect(await store.proposals.propose({ proposal, messages: [], audit: [] })).toBe(true)
    expect(await stores[1]?.accounts.find({ id: ada.id })).not.toBeNull()
    expect(await store.stats.figures({ now })).toEqual(before)
    await store.sweep({ now: now + 40 * day })
    expect(await stores[1]?.accounts.find({ id: ada.id })).toBeNull()
    expect(await stores[1]?.accounts.find({ id: person.id })).not.toBeNull()
    expect(await store.accounts.find({ id: ada.id })).not.toBeNull()
  })

  test('a decision whose first write is in another database is made where the proposal lies, or nothing is done', async () => {
    const { store, people } = await spread()
    const [ada, person, third] = people
    const grace = await activatedIn(store, 2)
    for (const { id } of [ada, grace])
      await store.accounts.setAdministrator({ accountId: id, on: true, activity: entry(id) })
    const proposal = {
      id: fresh('proposal', person.id),
      action: 'delete',
      accountId: person.id,
      sealed: 'k1.c2VhbGVk',
      proposedBy: ada.id,
      proposedAt: now,
      expiresAt: now + day,
    } as const
    await store.proposals.propose({ proposal, messages: [], audit: [] })
    const by = { id: proposal.id, decision: 'confirmed', now, messages: [], audit: [] } as const
    const lock = { accountId: third.id, now, ...told(third) }
    const own = store.deciding({ ...by, by: ada.id })
    await expect(own.store.accounts.lock(lock)).rejects.toMatchObject({ code: 'not-decided' })
    expect([own.decided(), (await read(store, third)).status]).toEqual([false, 'active'])
    const other = store.deciding({ ...by, by: grace.id })
    expect(await other.store.accounts.lock(lock)).toBe(true)
    expect([other.decided(), (await read(store, third)).status]).toEqual([true, 'locked'])
    expect(await store.proposals.find(proposal.id, { now })).toBeNull()
  })

  test('a row whose id says a database is found there, or where it was before there were several', async () => {
    const { store, people } = await spread()
    const [first, second] = people
    const rest = 'x'.repeat(19)
    for (const [person, id] of [
      [second, `01a${rest}`],
      [first, `01b${rest}`],
      [first, `03c${rest}`],
      [first, `0-d${rest}`],
    ] as const) {
      const change = {
        id,
        accountId: person.id,
        oldEmail: person.email,
        oldKey: person.email.toLowerCase(),
        newEmail: person.email,
        newKey: person.email.toLowerCase(),
        askedAt: now,
        linksExpireAt: now + day,
        dueAt: now,
        oldConfirmedAt: null,
        newConfirmedAt: now,
      }
      const hashes = { oldTokenHash: fresh('old', person.id), newTokenHash: fresh('new', person.id) }
      await store.emailChanges.begin({ change, askedBy: fresh('session'), ...hashes, ...told(person) })
      expect([id, await store.emailChanges.finish({ id, now, ...told(person) })]).toEqual([id, 'changed'])
    }
  })
})

describe('while one of them is away', () => {
  async function withAway() {
    const [one, two] = await databases(2)
    if (!one || !two) throw new Error('two databases')
    const state: { error: Error | null } = { error: null }
    const there = async <Result>(run: () => Promise<Result>): Promise<Result> => {
      if (state.error) throw state.error
      return run()
    }
    const { executor } = two
    const flaky: SqlStore = storeOn(
      { query: (asked) => there(() => executor.query(asked)), commit: (asked) => there(() => executor.commit(asked)) },
      { sweeping: {}, whenQueued: () => () => {} },
    )
    return { state, store: await sharded([one, flaky], { key }) }
  }
  const unavailable = new LaissezPasserError('store-unavailable', 'It is away')

  test('counts go on in the next one, each up to its limit; another failure is told', async () => {
    const { state, store } = await withAway()
    const keys = Array.from({ length: 16 }, (_, index) => `address ${index}`)
    const rule = { accountId: null, limit: 1, lockSeconds: 60, windowSeconds: 60 }
    const spend = (name: string) => store.throttle.spend([{ ...rule, key: name }], { now })
    state.error = unavailable
    for (const name of keys) expect(await spend(name)).toEqual({ ok: true })
    for (const name of keys) expect(await spend(name)).toMatchObject({ ok: false })
    state.error = new Error('broken')
    const outcomes = await Promise.allSettled(keys.map((name) => spend(`again ${name}`)))
    const failed = outcomes.filter(({ status }) => status === 'rejected')
    expect(failed.length).toBeGreaterThan(0)
    expect(failed.length).toBeLessThan(keys.length)
  })

  test('a ping says which', async () => {
    const { state, store } = await withAway()
    await store.ping()
    state.error = unavailable
    await expect(store.ping()).rejects.toMatchObject({ code: 'store-unavailable', message: /Database 1/ })
    state.error = new TypeError('broken')
    await expect(store.ping()).rejects.toThrow(TypeError)
  })
})
