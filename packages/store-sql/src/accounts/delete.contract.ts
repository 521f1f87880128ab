import type { Account, AccountsPort, Store, ThrottleRule } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  fresh,
  link,
  message,
  noted,
  now,
  race,
  registered,
  signedIn,
  ticket,
  token,
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { enrolled } from '../devices/fixtures.ts'
import { adding, codeToken } from '../tokens/fixtures.ts'
import { foundToken } from '../grants/found-token.contract.ts'

/** What `AccountsPort.delete` promises. */
export function deleteContract(makeStore: () => Promise<Store>): void {
  const deleting = ({ id }: Pick<Account, 'id'>, options: Partial<Parameters<AccountsPort['delete']>[0]> = {}) => ({
    accountId: id,
    sealedUid: 'k1.uid',
    uidMark: 'k1.mark',
    messages: [],
    activity: entry(id, { kind: 'account-deleted' }),
    now,
    ...options,
  })
  const count = (key: string, accountId: string | null): ThrottleRule => ({
    key,
    accountId,
    limit: 9,
    lockSeconds: 60,
    windowSeconds: null,
  })

  describe('deleting an account', () => {
    test('of an invitation alone leaves what was opened meanwhile', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      expect(await store.accounts.delete(deleting(owner, { pending: true }))).toBe(false)
      expect(await store.accounts.find({ id: owner.id })).toEqual(owner)
      const invited = await registered(store)
      expect(await store.accounts.delete(deleting(invited, { pending: true }))).toBe(true)
      expect(await store.accounts.find({ id: invited.id })).toBeNull()
    })

    test('what belongs to it goes, and nobody else’s; its address is free', async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      const [own, others] = [await signedIn(store, owner.id), await signedIn(store, other.id)]
      const [ownPhone, othersPhone] = [await enrolled(store, owner.id), await enrolled(store, other.id)]
      const links = [link(owner.id), link(other.id)]
      for (const each of links) await store.accounts.issueLink({ link: each, message: message() })
      expect(await store.accounts.delete(deleting(owner))).toBe(true)
      expect(await store.accounts.find({ id: owner.id })).toBeNull()
      expect(await store.sessions.find({ idHash: own.idHash, now })).toBeNull()
      expect(await store.devices.find(ownPhone.id)).toBeNull()
      expect(await store.accounts.findLink(links[0]?.tokenHash ?? '', { now })).toBeNull()
      expect(await noted(store, owner.id)).toEqual([])
      expect(await store.accounts.find({ id: other.id })).toEqual(other)
      expect(await store.sessions.find({ idHash: others.idHash, now })).not.toBeNull()
      expect(await store.devices.find(othersPhone.id)).not.toBeNull()
      expect(await store.accounts.findLink(links[1]?.tokenHash ?? '', { now })).not.toBeNull()
      expect(await noted(store, other.id)).not.toEqual([])
      await registered(store, { email: owner.email })
      expect(await store.accounts.find({ email: owner.email.toLowerCase() })).not.toBeNull()
    })

    test('messages about it go, also those in the mailbox; what says that it is gone is sent', async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      const stays = [message({ accountId: other.id }), message()]
      await store.outbox.add([message({ accountId: owner.id }), ...stays])
      const letter = (id: string) =>
        ({ id, kind: 'mail', to: 'a@b.eu', subject: '', text: '', html: '', sentAt: now }) as const
      for (const { id } of [owner, other]) await store.mailbox.add(letter(id), { accountId: id })
      const last = message()
      await store.accounts.delete(deleting(owner, { messages: [last, message({ accountId: owner.id })] }))
      expect(await waiting(store)).toEqual(expect.arrayContaining([...stays, last].map(({ id }) => id)))
      const kept = await store.outbox.claim({ now: now + 1e9, limit: 100, leaseSeconds: 0 })
      expect(kept.filter(({ accountId }) => accountId === owner.id)).toEqual([])
      expect((await store.mailbox.list({ limit: 9 })).map(({ id }) => id)).toEqual([other.id])
      // What was on its way meanwhile arrives nowhere.
      await store.mailbox.add(letter('late'), { accountId: owner.id })
      expect(await store.mailbox.list({ limit: 9 })).toHaveLength(1)
    })

    test('a message of nobody’s that is given up keeps no address; somebody’s does', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const [last, own] = [message(), message({ accountId: owner.id })]
      await store.outbox.add([last, own])
      for (const { id } of [last, own]) await store.outbox.abandoned(id, { now, error: '550' })
      await store.accounts.delete(deleting(owner))
      expect(await waiting(store)).not.toContain(last.id)
    })

    test('counts and marks of it go', async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      const keys = [`own ${owner.id}`, `other ${other.id}`, 'address', 'typed']
      const rules = keys.map((key, index) => count(key, [owner.id, other.id, null, null][index] ?? null))
      await store.throttle.spend(rules, { now })
      const mark = { now, expiresAt: now + 99 }
      for (const accountId of [owner.id, other.id]) await store.seen.first(accountId, { ...mark, accountId })
      await store.accounts.delete(deleting(owner, { clearThrottle: ['typed'] }))
      const counts = [...(await store.throttle.peek(keys, { now })).values()].map((each) => each.count)
      expect(counts).toEqual([0, 1, 1, 0])
      expect(await store.seen.first(owner.id, mark)).toBe(true)
      expect(await store.seen.first(other.id, mark)).toBe(false)
    })

    test('its services are told of the end, by notices that name nobody and go once they are told', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const own = await signedIn(store, owner.id)
      const taken = ticket(own)
      await store.grants.issueCode(code(own, { clientId: 'shop', sid: 'sid-1' }), { now })
      await store.tickets.issue(taken, { now })
      await store.tickets.spend(taken.ticketHash, { now })
      // One that was told already has nothing to wait for.
      const before = await signedIn(store, owner.id)
      await store.grants.issueCode(code(before, { clientId: 'told' }), { now })
      await store.sessions.end({ idHash: before.idHash, now })
      const [first] = await store.logouts.claim({ now, limit: 9, leaseSeconds: 9 })
      await store.logouts.settle([{ id: first?.id ?? '', status: 'told', reason: null }])
      await store.accounts.delete(deleting(owner, { sealedUid: 'k1.sealed', now: now + 5 }))
      expect(await store.logouts.ofSession(before.idHash)).toEqual([])
      const notices = await store.logouts.claim({ now: now + 5, limit: 9, leaseSeconds: 9 })
      const told = { accountId: null, uid: null, sealedUid: 'k1.sealed', browserName: '', endedAt: now + 5 }
      expect(notices).toEqual([expect.objectContaining(told), expect.objectContaining(told)])
      expect(notices.map(({ clientId, sid }) => [clientId, sid]).toSorted()).toEqual(
        [
          ['shop', 'sid-1'],
          [taken.serviceId, taken.ticketHash],
        ].toSorted(),
      )
      const [one, two] = notices
      await store.logouts.settle([
        { id: one?.id ?? '', status: 'waiting', reason: 'timeout', retryAt: now + 9 },
        { id: two?.id ?? '', status: 'refused', reason: 'gone' },
      ])
      expect(await store.logouts.ofSession(own.idHash)).toMatchObject([{ id: one?.id, reason: 'timeout' }])
      await store.logouts.settle([{ id: one?.id ?? '', status: 'told', reason: null }])
      expect(await store.logouts.ofSession(own.idHash)).toEqual([])
    })

    test('a device of it goes on counting where it stopped, whoever has it next', async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      const source = fresh('source')
      const mine = codeToken(owner.id, { source, countFrom: 41, origin: 'device' })
      await store.codeTokens.add(adding(mine))
      await store.accounts.delete(deleting(owner))
      const theirs = codeToken(other.id, { source, countFrom: 3, origin: 'device' })
      expect(await store.codeTokens.add(adding(theirs))).toBe(true)
      expect(await store.codeTokens.find({ id: theirs.id, accountId: other.id, now })).toMatchObject({ countFrom: 41 })
    })

    test(`of ${crowd} parallel callers one deletes it, and writes what it writes`, async () => {
      const store = await makeStore()
      const owner = await activated(store)
      await waiting(store)
      const results = await race(() =>
        store.accounts.delete(deleting(owner, { messages: [message({ template: 'last' })] })),
      )
      expect(wins(results)).toBe(1)
      const sent = await store.outbox.claim({ now: now + 1e9, limit: 100, leaseSeconds: 0 })
      expect(sent.filter(({ template }) => template === 'last')).toHaveLength(1)
      expect(await store.accounts.delete(deleting(owner))).toBe(false)
    })

    test('who signs in at that moment has no session, or one that is ended', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const [deleted, ...opened] = await Promise.all([
        store.accounts.delete(deleting(owner)),
        ...Array.from({ length: crowd }, () => signedIn(store, owner.id).catch(() => null)),
      ])
      expect(deleted).toBe(true)
      for (const each of opened) expect(await store.sessions.find({ idHash: each?.idHash ?? '', now })).toBeNull()
      expect(await store.activity.list(owner.id, { limit: 9 })).toEqual([])
    })

    test('what was bought for it by a service is worth nothing', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const own = await signedIn(store, owner.id)
      const issued = code(own)
      const access = token(issued)
      await store.grants.issueCode(issued, { now })
      await store.grants.spendCode(issued.codeHash, { buys: { token: access, refresh: null }, now })
      expect(await foundToken(store, access.tokenHash, { now })).not.toBeNull()
      await store.accounts.delete(deleting(owner))
      expect(await foundToken(store, access.tokenHash, { now })).toBeNull()
    })
  })
}
