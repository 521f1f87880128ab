import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, entry, fresh, noted, now, race, registered, signedIn, wins } from '../contract/fixtures.ts'

/** What accounts promise of administrators. */
export function administratorsContract(makeStore: () => Promise<Store>): void {
  describe('administrators', () => {
    test('are nobody at first; the role is read with the session, and gone with the next look', async () => {
      const store = await makeStore()
      const [made, bystander] = [await activated(store), await activated(store)]
      const { idHash } = await signedIn(store, made.id)
      const role = async () => (await store.sessions.find({ idHash, now }))?.account.administrator
      expect([made.administrator, await role()]).toEqual([false, false])
      const given = entry(made.id, { kind: 'administrator-on' })
      expect(await store.accounts.setAdministrator({ accountId: made.id, on: true, activity: given })).toBe(true)
      expect(await role()).toBe(true)
      expect(await noted(store, made.id)).toContain(given.id)
      expect((await store.accounts.find({ id: bystander.id }))?.administrator).toBe(false)
      const taken = { accountId: made.id, on: false, activity: entry(made.id) }
      expect(await store.accounts.setAdministrator(taken)).toBe(true)
      expect(await role()).toBe(false)
    })

    test('become so once, whoever says it at the same time; what is so already writes nothing', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const set = (on: boolean) => () => store.accounts.setAdministrator({ accountId: id, on, activity: entry(id) })
      const before = (await noted(store, id)).length
      expect(wins(await race(set(false)))).toBe(0)
      expect(wins(await race(set(true)))).toBe(1)
      expect((await noted(store, id)).length).toBe(before + 1)
      const nobody = fresh('account')
      expect(await store.accounts.setAdministrator({ accountId: nobody, on: true, activity: entry(nobody) })).toBe(
        false,
      )
    })

    test('are listed by their unique identifier, the active ones', async () => {
      const store = await makeStore()
      const [second, first, other] = [await activated(store), await activated(store), await activated(store)]
      const waiting = await registered(store)
      for (const { id } of [second, first, waiting])
        await store.accounts.setAdministrator({ accountId: id, on: true, activity: entry(id) })
      const listed = (await store.accounts.administrators()).map(({ id }) => id)
      const byUid = [second, first].toSorted((one, next) => (one.uid < next.uid ? -1 : 1)).map(({ id }) => id)
      expect(listed).toEqual(byUid)
      expect(listed).not.toContain(other.id)
    })
  })
}
