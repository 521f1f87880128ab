import type { PushedRequest, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, code, crowd, fresh, now, race, signedIn, ticket } from '../contract/fixtures.ts'

const pushed = (): PushedRequest => ({
  idHash: fresh('pushed'),
  clientId: 'portal',
  parameters: 'response_type=code&scope=openid',
  createdAt: now,
  expiresAt: now + 60,
})

/** What `PushedRequestsPort` promises, and `GrantsPort` of them. */
export function pushedRequestsContract(makeStore: () => Promise<Store>): void {
  async function withPushed() {
    const store = await makeStore()
    const session = await signedIn(store, (await activated(store)).id)
    const request = pushed()
    await store.pushedRequests.push(request)
    return { store, session, request }
  }

  describe('pushed requests', () => {
    test('one is found as it was pushed, until a code answers it', async () => {
      const { store, session, request } = await withPushed()
      const other = pushed()
      await store.pushedRequests.push(other)
      expect(await store.pushedRequests.find(request.idHash)).toEqual(request)
      expect(await store.pushedRequests.find('nobody')).toBeNull()
      const [first, second] = [code(session), code(session)]
      expect(await store.grants.issueCode(first, { now, pushed: request.idHash })).toBe(true)
      expect(await store.pushedRequests.find(request.idHash)).toBeNull()
      expect(await store.grants.issueCode(second, { now, pushed: request.idHash })).toBe(false)
      expect(await store.grants.findCode(second.codeHash)).toBeNull()
      expect(await store.pushedRequests.find(other.idHash)).toEqual(other)
    })

    test('a code that isn’t written spends none and visits nobody', async () => {
      const { store, session, request } = await withPushed()
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.grants.issueCode(code(session), { now, pushed: request.idHash })).toBe(false)
      expect(await store.pushedRequests.find(request.idHash)).toEqual(request)
      const again = await signedIn(store, session.accountId)
      expect(await store.grants.issueCode(code(again), { now, pushed: 'nobody' })).toBe(false)
      expect(await store.sessions.visits({ accountId: session.accountId, now })).toEqual([])
    })

    test(`of ${crowd} parallel codes one answers a request`, async () => {
      const { store, session, request } = await withPushed()
      const codes = Array.from({ length: crowd }, () => code(session))
      const issued = await race((index) =>
        store.grants.issueCode(codes[index] ?? code(session), { now, pushed: request.idHash }),
      )
      expect(issued.filter(Boolean)).toHaveLength(1)
      const kept = await Promise.all(codes.map(({ codeHash }) => store.grants.findCode(codeHash)))
      expect(kept.filter((found) => found !== null)).toHaveLength(1)
    })

    test('a ticket of CAS answers one as a code does: one of many, and none without a session', async () => {
      const { store, session, request } = await withPushed()
      const over = await signedIn(store, session.accountId)
      await store.sessions.end({ idHash: over.idHash, now })
      expect(await store.tickets.issue(ticket(over), { now, pushed: request.idHash })).toBe(false)
      expect(await store.tickets.issue(ticket(session), { now, pushed: 'nobody' })).toBe(false)
      expect(await store.sessions.visits({ accountId: session.accountId, now })).toEqual([])
      expect(await store.pushedRequests.find(request.idHash)).toEqual(request)
      const tickets = Array.from({ length: crowd }, () => ticket(session, { fromNewLogin: true }))
      const issued = await race((index) =>
        store.tickets.issue(tickets[index] ?? ticket(session), { now, pushed: request.idHash }),
      )
      expect(issued.filter(Boolean)).toHaveLength(1)
      const spent = await Promise.all(tickets.map(({ ticketHash }) => store.tickets.spend(ticketHash, { now })))
      expect(spent.filter(({ ok }) => ok)).toMatchObject([{ ticket: { fromNewLogin: true } }])
      expect(await store.sessions.visits({ accountId: session.accountId, now })).toHaveLength(1)
    })

    test('one is gone ten minutes after it expired, for it may name somebody', async () => {
      const { store, request } = await withPushed()
      await store.sweep({ now: request.expiresAt + 599 })
      expect(await store.pushedRequests.find(request.idHash)).toEqual(request)
      await store.sweep({ now: request.expiresAt + 600 })
      expect(await store.pushedRequests.find(request.idHash)).toBeNull()
    })
  })
}
