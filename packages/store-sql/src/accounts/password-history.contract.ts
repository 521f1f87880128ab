import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, link, message, now, race, registered, signedIn, wins } from '../contract/fixtures.ts'

/** What `AccountsPort` promises about former passwords. */
export function passwordHistoryContract(makeStore: () => Promise<Store>): void {
  const change = (accountId: string, [fromHash, toHash]: readonly [string, string]) => ({
    accountId,
    fromHash,
    toHash,
    keepSession: '',
    remember: 3,
    now,
    messages: [],
    activity: entry(accountId),
  })

  describe('former passwords', () => {
    test('are kept newest first, as many as is said, and none of others', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [{ id: other }, { id: busy }] = [await activated(store), await activated(store)]
      for (let i = 1; i < 6; i++) {
        await store.accounts.changePassword(change(id, [`hash-${i}`, `hash-${i + 1}`]))
        // Whatever others change between.
        await store.accounts.changePassword(change(busy, [`hash-${i}`, `hash-${i + 1}`]))
      }
      for (let i = 6; i < 10; i++) await store.accounts.changePassword(change(busy, [`hash-${i}`, `hash-${i + 1}`]))
      await store.accounts.changePassword(change(id, ['hash-6', 'hash-7']))
      expect(await store.accounts.formerPasswords(id, { limit: 9 })).toEqual(['hash-6', 'hash-5', 'hash-4'])
      expect(await store.accounts.formerPasswords(id, { limit: 2 })).toEqual(['hash-6', 'hash-5'])
      expect(await store.accounts.formerPasswords(other, { limit: 9 })).toEqual([])
    })

    test('are kept when a link sets the next one; the first has none before it', async () => {
      const store = await makeStore()
      const made = await registered(store)
      const reset = async (passwordHash: string) => {
        const opener = link(made.id, { purpose: 'reset-password' })
        await store.accounts.issueLink({ link: opener, message: message() })
        return store.accounts.setPasswordByLink({
          tokenHash: opener.tokenHash,
          passwordHash,
          remember: 2,
          now,
          clearThrottle: [],
          messages: [],
          activity: entry(made.id),
        })
      }
      await reset('a')
      expect(await store.accounts.formerPasswords(made.id, { limit: 9 })).toEqual([])
      for (const hash of ['b', 'c', 'd']) await reset(hash)
      expect(await store.accounts.formerPasswords(made.id, { limit: 9 })).toEqual(['c', 'b'])
    })

    test('are forgotten where a policy remembers none, and untouched by a change that failed', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      await store.accounts.changePassword(change(id, ['hash-1', 'hash-2']))
      for (const remember of [3, 0])
        expect(await store.accounts.changePassword({ ...change(id, ['wrong', 'hash-3']), remember })).toBe(false)
      expect(await store.accounts.formerPasswords(id, { limit: 9 })).toEqual(['hash-1'])
      await store.accounts.changePassword({ ...change(id, ['hash-2', 'hash-3']), remember: 0 })
      expect(await store.accounts.formerPasswords(id, { limit: 9 })).toEqual([])
    })

    test(`of ${crowd} parallel changes one keeps its former`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      await signedIn(store, id)
      expect(wins(await race((i) => store.accounts.changePassword(change(id, ['hash-1', `next-${i}`]))))).toBe(1)
      expect(await store.accounts.formerPasswords(id, { limit: 9 })).toEqual(['hash-1'])
    })
  })
}
