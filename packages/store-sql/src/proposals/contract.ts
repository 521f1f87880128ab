import type { Account, AuditEntry, Proposal, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, message, now, race, waiting, wins } from '../contract/fixtures.ts'

const day = 86_400

/** What `ProposalsPort` promises. */
export function proposalsContract(makeStore: () => Promise<Store>): void {
  const role = (store: Store, { id }: Account, on: boolean) =>
    store.accounts.setAdministrator({ accountId: id, on, activity: entry(id) })

  async function administrator(store: Store): Promise<Account> {
    const made = await activated(store)
    await role(store, made, true)
    return made
  }

  function proposal(by: Account, options: Partial<Proposal> = {}): Proposal {
    return {
      id: fresh('proposal', options.accountId),
      action: 'delete',
      accountId: null,
      sealed: 'k1.c2VhbGVk',
      proposedBy: by.id,
      proposedAt: now,
      expiresAt: now + day,
      ...options,
    }
  }

  async function proposed() {
    const store = await makeStore()
    const [ada, grace, person] = [await administrator(store), await administrator(store), await activated(store)]
    const made = proposal(ada, { accountId: person.id })
    const mail = message()
    expect(await store.proposals.propose({ proposal: made, messages: [mail], audit: [] })).toBe(true)
    expect(await waiting(store)).toContain(mail.id)
    const decide = (by: Account, decision: 'confirmed' | 'refused' | 'withdrawn', at = now) =>
      store.proposals.decide({ id: made.id, by: by.id, decision, now: at, messages: [], audit: [] })
    return { store, ada, grace, person, made, decide }
  }

  const row = (id: string): AuditEntry => ({
    id,
    at: now,
    kind: 'proposal-confirmed',
    subject: null,
    by: { via: 'administration', name: 'n00ada' },
    reason: null,
    details: {},
  })

  const named = ({ id, uid, email, firstName, lastName }: Account) => ({ id, uid, email, firstName, lastName })

  describe('proposals', () => {
    test('wait with whom they name until they expire, the oldest first', async () => {
      const { store, ada, person, made } = await proposed()
      const sooner = proposal(ada, { expiresAt: now + 1 })
      await store.proposals.propose({ proposal: sooner, messages: [], audit: [] })
      const shown = { ...made, proposer: named(ada), subject: named(person) }
      expect(await store.proposals.waiting({ now, limit: 9 })).toEqual([
        { ...sooner, proposer: named(ada), subject: null },
        shown,
      ])
      expect(await store.proposals.waiting({ now, limit: 1 })).toHaveLength(1)
      expect(await store.proposals.waiting({ now: now + 1, limit: 9 })).toEqual([shown])
      expect(await store.proposals.find(made.id, { now })).toEqual(shown)
      expect(await store.proposals.find(made.id, { now: now + day })).toBeNull()
      expect(await store.proposals.find(fresh('proposal'), { now })).toBeNull()
    })

    test('are made by active administrators alone', async () => {
      const store = await makeStore()
      const [ada, person] = [await administrator(store), await activated(store)]
      const mail = message()
      expect(await store.proposals.propose({ proposal: proposal(person), messages: [mail], audit: [] })).toBe(false)
      await role(store, ada, false)
      expect(await store.proposals.propose({ proposal: proposal(ada), messages: [mail], audit: [] })).toBe(false)
      expect(await waiting(store)).not.toContain(mail.id)
      expect(await store.proposals.waiting({ now, limit: 9 })).toEqual([])
    })

    test('are confirmed by another administrator: neither by who made it nor by whom it is about', async () => {
      const { store, ada, grace, person, made, decide } = await proposed()
      expect(await decide(ada, 'confirmed')).toBe(false)
      expect(await decide(person, 'confirmed')).toBe(false)
      await role(store, person, true)
      for (const decision of ['confirmed', 'refused'] as const) expect(await decide(person, decision)).toBe(false)
      expect(await store.proposals.find(made.id, { now })).not.toBeNull()
      expect(await decide(grace, 'confirmed')).toBe(true)
      expect(await store.proposals.find(made.id, { now })).toBeNull()
      expect(await store.proposals.waiting({ now, limit: 9 })).toEqual([])
      for (const by of [ada, grace]) expect(await decide(by, 'refused')).toBe(false)
      expect(await decide(ada, 'withdrawn')).toBe(false)
    })

    test('are withdrawn by who made them alone, refused by anybody else who may decide', async () => {
      const first = await proposed()
      expect(await first.decide(first.grace, 'withdrawn')).toBe(false)
      expect(await first.decide(first.ada, 'withdrawn')).toBe(true)
      const second = await proposed()
      expect(await second.decide(second.ada, 'refused')).toBe(false)
      expect(await second.decide(second.grace, 'refused')).toBe(true)
    })

    test('are void once their proposer or who confirms isn’t an administrator any more, and once they expired', async () => {
      const { store, ada, grace, decide, made } = await proposed()
      expect(await decide(grace, 'confirmed', now + day)).toBe(false)
      await role(store, grace, false)
      expect(await decide(grace, 'confirmed')).toBe(false)
      await role(store, grace, true)
      await role(store, ada, false)
      expect(await decide(grace, 'confirmed')).toBe(false)
      expect(await store.proposals.find(made.id, { now })).toBeNull()
      await role(store, ada, true)
      expect(await decide(grace, 'confirmed')).toBe(true)
    })

    test('are decided together with what they are about, or neither is written', async () => {
      const { store, ada, grace, person, made } = await proposed()
      const deciding = {
        id: made.id,
        by: grace.id,
        decision: 'confirmed',
        now,
        messages: [],
        audit: [row('together')],
      } as const
      const locking = () => ({
        accountId: person.id,
        now,
        messages: [],
        activity: entry(person.id, { kind: 'account-locked' }),
      })
      const both = store.deciding(deciding)
      // Counting decides nothing, nor does looking.
      const rule = { key: fresh('count'), accountId: null, limit: 5, lockSeconds: 9, windowSeconds: 9 }
      await both.store.throttle.spend([rule], { now })
      expect(await both.store.proposals.find(made.id, { now })).not.toBeNull()
      expect(both.decided()).toBe(false)
      // One that can't be written takes the other with it.
      const twice = message({ accountId: person.id })
      await store.outbox.add([twice])
      await expect(both.store.outbox.add([twice])).rejects.toBeInstanceOf(Error)
      expect(both.decided()).toBe(false)
      expect(await store.proposals.find(made.id, { now })).not.toBeNull()
      expect(await both.store.accounts.lock(locking())).toBe(true)
      expect(both.decided()).toBe(true)
      expect(await store.proposals.find(made.id, { now })).toBeNull()
      expect((await store.audit.unsealed({ limit: 99 })).map(({ id }) => id)).toContain('together')
      // What follows is written by itself; what comes too late isn't.
      expect(await both.store.accounts.unlock({ ...locking(), clearThrottle: [] })).toBe(true)
      const late = store.deciding({ ...deciding, audit: [] })
      await expect(late.store.accounts.lock(locking())).rejects.toMatchObject({ code: 'not-decided' })
      const own = store.deciding({ ...deciding, by: ada.id, audit: [] })
      await expect(own.store.accounts.lock(locking())).rejects.toMatchObject({ code: 'not-decided' })
      expect((await store.accounts.find({ id: person.id }))?.status).toBe('active')
    })

    test(`of ${crowd} that decide and do at the same time one does, once`, async () => {
      const { store, grace, person, made } = await proposed()
      const outcomes = await race(async () => {
        const deciding = { id: made.id, by: grace.id, decision: 'confirmed', now, messages: [], audit: [] } as const
        const activity = entry(person.id, { kind: 'account-locked' })
        return store
          .deciding(deciding)
          .store.accounts.lock({ accountId: person.id, now, messages: [], activity })
          .catch(() => false)
      })
      expect(wins(outcomes)).toBe(1)
    })

    test(`of ${crowd} parallel deciders one decides, with its message`, async () => {
      const { store, ada, grace, made } = await proposed()
      const mails = Array.from({ length: crowd }, () => message())
      const outcomes = await race((index) =>
        store.proposals.decide({
          id: made.id,
          by: index % 5 === 0 ? ada.id : grace.id,
          decision: index % 5 === 0 ? 'withdrawn' : index % 2 === 0 ? 'confirmed' : 'refused',
          now,
          messages: mails.slice(index, index + 1),
          audit: [row(`decided-${index}`)],
        }),
      )
      expect(wins(outcomes)).toBe(1)
      const sent = await waiting(store)
      expect(mails.filter(({ id }) => sent.includes(id))).toHaveLength(1)
      const rows = await store.audit.unsealed({ limit: 1000 })
      expect(rows.filter(({ id }) => id.startsWith('decided-'))).toHaveLength(1)
    })
  })
}
