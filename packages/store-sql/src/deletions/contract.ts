import type { AccountDeletion, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  crowd,
  entry,
  fresh,
  message,
  noted,
  now,
  race,
  registered,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What `DeletionsPort` promises. */
export function deletionsContract(makeStore: () => Promise<Store>): void {
  const deletion = (accountId: string, options: Partial<AccountDeletion> = {}): AccountDeletion => ({
    id: fresh('deletion', accountId),
    accountId,
    askedBy: 'person',
    askedAt: now,
    dueAt: now + 1000,
    ...options,
  })
  const beginning = (of: AccountDeletion) => ({ deletion: of, messages: [message()], activity: entry(of.accountId) })
  const cancelling = ({ accountId, id }: AccountDeletion) => ({
    id,
    accountId,
    messages: [message()],
    activity: entry(accountId),
  })
  const deleting = ({ accountId, id }: AccountDeletion, at: number) => ({
    accountId,
    deletion: id,
    sealedUid: '',
    uidMark: 'k1.mark',
    messages: [],
    activity: entry(accountId),
    now: at,
  })

  describe('deletions that wait', () => {
    test(`of ${crowd} parallel wishes one begins, as written, with its mail and its line`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [mails, lines] = [(await waiting(store)).length, (await noted(store, id)).length]
      const all = Array.from({ length: crowd }, () => deletion(id))
      const begun = await race((index) => store.deletions.begin(beginning(all[index] ?? deletion(id))))
      expect(wins(begun)).toBe(1)
      const first = all[begun.indexOf(true)]
      expect(await store.deletions.waiting(id)).toEqual(first)
      expect(await store.deletions.find(first?.id ?? '')).toEqual(first)
      expect([(await waiting(store)).length, (await noted(store, id)).length]).toEqual([mails + 1, lines + 1])
    })

    test('a person asks for an active account; an operator for any; nobody for none', async () => {
      const store = await makeStore()
      const { id } = await registered(store)
      expect(await store.deletions.begin(beginning(deletion(id)))).toBe(false)
      expect(await store.deletions.begin(beginning(deletion(id, { askedBy: 'operator' })))).toBe(true)
      expect(await store.deletions.begin(beginning(deletion('nobody', { askedBy: 'operator' })))).toBe(false)
    })

    test(`of ${crowd} parallel cancellations one counts; afterwards another may begin`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = deletion(id)
      await store.deletions.begin(beginning(begun))
      expect(await store.deletions.cancel({ ...cancelling(begun), accountId: 'other' })).toBe(false)
      expect(wins(await race(() => store.deletions.cancel(cancelling(begun))))).toBe(1)
      expect(await store.deletions.waiting(id)).toBeNull()
      expect(await store.accounts.delete(deleting(begun, begun.dueAt))).toBe(false)
      expect(await store.deletions.begin(beginning(deletion(id)))).toBe(true)
    })

    test('is done from its time on, once, or cancelled, never both', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = deletion(id)
      await store.deletions.begin(beginning(begun))
      expect(await store.deletions.due({ now: begun.dueAt - 1, limit: 9 })).toEqual([])
      expect(await store.accounts.delete(deleting(begun, begun.dueAt - 1))).toBe(false)
      expect(await store.deletions.due({ now: begun.dueAt, limit: 9 })).toEqual([begun])
      const [cancelled, ...deleted] = await Promise.all([
        store.deletions.cancel(cancelling(begun)).catch(() => false),
        ...Array.from({ length: crowd }, () => store.accounts.delete(deleting(begun, begun.dueAt))),
      ])
      expect(wins([cancelled, ...deleted])).toBe(1)
      expect((await store.accounts.find({ id })) === null).toBe(!cancelled)
    })

    test('is of one account: no other goes by it, nor is cancelled or reminded of with it', async () => {
      const store = await makeStore()
      const [own, other] = [await activated(store), await activated(store)]
      const [mine, theirs] = [deletion(own.id), deletion(other.id, { dueAt: now + 9000 })]
      for (const each of [mine, theirs]) await store.deletions.begin(beginning(each))
      const late = now + 8000
      expect(await store.accounts.delete(deleting({ ...mine, accountId: other.id }, late))).toBe(false)
      expect(await store.accounts.delete(deleting({ ...mine, id: fresh('deletion') }, late))).toBe(false)
      expect(await store.accounts.delete(deleting(theirs, late))).toBe(false)
      expect(await store.deletions.cancel(cancelling({ ...mine, id: fresh('deletion') }))).toBe(false)
      expect(await store.deletions.remind({ id: mine.id, now, messages: [] })).toBe(true)
      expect(await store.deletions.unreminded({ until: now + 1e6, askedBefore: now, limit: 9 })).toEqual([theirs])
      expect(await store.deletions.cancel(cancelling(mine))).toBe(true)
      expect(await store.deletions.waiting(other.id)).toEqual(theirs)
      const { id: third } = await activated(store)
      const due = deletion(third)
      await store.deletions.begin(beginning(due))
      expect(await store.accounts.delete(deleting(due, due.dueAt))).toBe(true)
      expect([await store.accounts.find({ id: own.id }), await store.accounts.find({ id: other.id })]).toEqual([
        own,
        other,
      ])
    })

    test('waits on while its account is locked, where the person asked; not where an operator did', async () => {
      const store = await makeStore()
      const [own, operators] = [await activated(store), await activated(store)]
      const both = [deletion(own.id), deletion(operators.id, { askedBy: 'operator' })] as const
      for (const each of both) await store.deletions.begin(beginning(each))
      for (const { id } of [own, operators])
        await store.accounts.lock({ accountId: id, now, messages: [], activity: entry(id) })
      expect(await store.deletions.due({ now: now + 1e6, limit: 9 })).toEqual([both[1]])
      expect(await store.accounts.delete(deleting(both[0], now + 1e6))).toBe(false)
      expect(await store.accounts.delete(deleting(both[1], now + 1e6))).toBe(true)
    })

    test(`is reminded of once, of ${crowd} parallel callers, and only what waits long enough`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = deletion(id)
      await store.deletions.begin(beginning(begun))
      const soon = { until: begun.dueAt, askedBefore: now, limit: 9 }
      expect(await store.deletions.unreminded({ ...soon, until: begun.dueAt - 1 })).toEqual([])
      expect(await store.deletions.unreminded({ ...soon, askedBefore: now - 1 })).toEqual([])
      expect(await store.deletions.unreminded(soon)).toEqual([begun])
      const before = (await waiting(store)).length
      const reminding = () => store.deletions.remind({ id: begun.id, now, messages: [message()] })
      expect(wins(await race(reminding))).toBe(1)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await store.deletions.unreminded(soon)).toEqual([])
    })
  })
}
