import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, message, now, race, signedIn, waiting, wins } from '../contract/fixtures.ts'
import { enrolled } from '../devices/fixtures.ts'

/** What `DataExportsPort` promises. */
export function dataExportsContract(makeStore: () => Promise<Store>): void {
  const asking = (accountId: string, at = now) => ({
    id: fresh('copy', accountId),
    accountId,
    now: at,
    replaces: at - 3600,
    activity: entry(accountId),
  })
  const finishing = (id: string) => ({ id, sealed: 'k1.zip', now, expiresAt: now + 100, messages: [message()] })

  describe('copies of people’s data', () => {
    test(`of ${crowd} parallel wishes one counts; an hour later another takes its place`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      expect(wins(await race(() => store.dataExports.begin(asking(id))))).toBe(1)
      const first = await store.dataExports.find({ accountId: id, now })
      expect(first).toMatchObject({ accountId: id, askedAt: now, readyAt: null, expiresAt: null })
      expect(await store.dataExports.due({ limit: 9 })).toEqual([first])
      expect(await store.dataExports.begin(asking(id, now + 3599))).toBe(false)
      expect(await store.dataExports.begin(asking(id, now + 3600))).toBe(true)
      expect(await store.dataExports.find({ accountId: id, now })).not.toMatchObject({ id: first?.id })
      expect(await store.dataExports.begin(asking('nobody'))).toBe(false)
    })

    test(`of ${crowd} who prepare one, one keeps it, and its mail; it is its owner’s, and gone when it expires`, async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      const wish = asking(owner.id)
      await store.dataExports.begin(wish)
      const { id } = wish
      expect(await store.dataExports.sealed({ id, accountId: owner.id, now })).toBeNull()
      const before = (await waiting(store)).length
      expect(wins(await race(() => store.dataExports.finish(finishing(id))))).toBe(1)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await store.dataExports.due({ limit: 9 })).toEqual([])
      expect(await store.dataExports.sealed({ id, accountId: owner.id, now: now + 99 })).toBe('k1.zip')
      expect(await store.dataExports.sealed({ id, accountId: owner.id, now: now + 100 })).toBeNull()
      expect(await store.dataExports.sealed({ id, accountId: other.id, now })).toBeNull()
      expect(await store.dataExports.find({ accountId: owner.id, now: now + 100 })).toBeNull()
      expect(await store.sweep({ now: now + 100 })).toBeGreaterThan(0)
      expect(await store.dataExports.find({ accountId: owner.id, now })).toBeNull()
    })

    test('holds everything of one account, of nobody else, and nothing that opens it', async () => {
      const store = await makeStore()
      const [owner, other] = [await activated(store), await activated(store)]
      for (const { id } of [owner, other]) {
        await signedIn(store, id)
        await enrolled(store, id)
      }
      const data = await store.dataExports.everything(owner.id, { open: async () => '' })
      expect(data['accounts']).toMatchObject([{ id: owner.id, email: owner.email, firstName: owner.firstName }])
      for (const name of ['sessions', 'signIns', 'devices', 'enrolments', 'activity'])
        expect(data[name]?.length).toBeGreaterThan(0)
      const text = JSON.stringify(data)
      expect(text).not.toContain(other.id)
      for (const secret of [owner.passwordHash, 'k1.oprf', 'k1.code', 'k1.sealed']) expect(text).not.toContain(secret)
      expect(await store.dataExports.everything('nobody', { open: async () => '' })).toEqual({})
    })
  })
}
