import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { code, crowd, now, race, signedIn } from '../contract/fixtures.ts'
import { claimAll, clientsOf, visiting } from './fixtures.ts'

/** What `LogoutsPort` promises of notices: who is told, and of what. */
export function logoutsContract(makeStore: () => Promise<Store>): void {
  describe('notices of ended sessions', () => {
    test('who listens is told that there are some, where a service was visited', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store)
      const unused = await signedIn(store, owner.id)
      const told: string[] = []
      store.whenQueued((queued) => told.push(queued))
      await store.sessions.end({ idHash: unused.idHash, now })
      expect(told).toEqual([])
      await store.sessions.end({ idHash: own.idHash, now })
      await store.sessions.end({ idHash: own.idHash, now })
      expect(told).toEqual(['notice'])
    })

    test('what was settled is as it was told; what waits comes back when due', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store, ['a', 'b', 'c', 'd', 'e'])
      await store.sessions.end({ idHash: own.idHash, now })
      const ids = new Map((await claimAll(store, now)).map(({ clientId, id }) => [clientId, id]))
      const id = (clientId: string) => ids.get(clientId) ?? ''
      await store.logouts.settle([
        { id: id('a'), status: 'told', reason: null },
        { id: id('b'), status: 'refused', reason: 'redirect' },
        { id: id('c'), status: 'deaf', reason: null },
        { id: id('d'), status: 'waiting', reason: 'too-slow', retryAt: now + 100 },
        { id: id('e'), status: 'waiting', reason: null, retryAt: now + 100, untried: true },
      ])
      await store.logouts.settle([])
      // Told is told, whoever comes later.
      await store.logouts.settle([{ id: id('a'), status: 'waiting', reason: 'late', retryAt: now + 1 }])
      expect(await claimAll(store, now + 99)).toEqual([])
      expect(
        (await claimAll(store, now + 100)).map(({ attempts, clientId }) => [clientId, attempts]).toSorted(),
      ).toEqual([
        ['d', 1],
        ['e', 0],
      ])
      const untold = await store.logouts.untold({ accountId: owner.id, since: now })
      expect(Object.fromEntries(untold.map(({ clientId, reason, status }) => [clientId, [status, reason]]))).toEqual({
        b: ['refused', 'redirect'],
        c: ['deaf', null],
        d: ['waiting', 'too-slow'],
        e: ['waiting', null],
      })
      expect(await store.logouts.untold({ accountId: owner.id, since: now + 1 })).toEqual([])
      expect(await store.logouts.untold({ accountId: 'nobody', since: now })).toEqual([])
    })

    test('a claimed notice is nobody else’s until the lease ends; the limit holds; the longest due come first', async () => {
      const store = await makeStore()
      const { own, owner } = await visiting(store, ['a', 'b', 'c'])
      // Of the same person: several databases keep the order of each.
      const later = await signedIn(store, owner.id)
      await store.grants.issueCode(code(later, { clientId: 'z', sid: 'sid of z' }), { now })
      await store.sessions.end({ idHash: later.idHash, now: now + 1 })
      await store.sessions.end({ idHash: own.idHash, now })
      const take = async (at: number, limit: number) =>
        clientsOf(await store.logouts.claim({ now: at, limit, leaseSeconds: 60 }))
      expect(await take(now + 9, 3)).toEqual(['a', 'b', 'c'])
      expect(await take(now + 9, 3)).toEqual(['z'])
      expect(await take(now + 68, 9)).toEqual([])
      expect(await take(now + 69, 9)).toEqual(['a', 'b', 'c', 'z'])
      // What was told takes no place of what waits.
      const all = await store.logouts.claim({ now: now + 200, limit: 9, leaseSeconds: 60 })
      const told = all.filter(({ clientId }) => clientId !== 'c')
      await store.logouts.settle(told.map(({ id }) => ({ id, status: 'told', reason: null })))
      expect(await take(now + 300, 1)).toEqual(['c'])
    })

    test(`${crowd} parallel workers never hold the same notice; ${crowd} ends write it once`, async () => {
      const store = await makeStore()
      const { own } = await visiting(
        store,
        Array.from({ length: crowd }, (_, index) => `client-${index}`),
      )
      await race(() => store.sessions.end({ idHash: own.idHash, now }))
      const held = (await race(() => store.logouts.claim({ now, limit: 3, leaseSeconds: 60 }))).flat()
      expect(held).toHaveLength(crowd)
      expect(new Set(held.map(({ id }) => id)).size).toBe(crowd)
    })

    test('they are kept for a month', async () => {
      const store = await makeStore()
      const { own } = await visiting(store)
      await store.sessions.end({ idHash: own.idHash, now })
      const month = 30 * 86_400
      await store.sweep({ now: now + month - 1 })
      expect(await store.logouts.ofSession(own.idHash)).toHaveLength(2)
      await store.sweep({ now: now + month })
      expect(await store.logouts.ofSession(own.idHash)).toEqual([])
    })
  })
}
