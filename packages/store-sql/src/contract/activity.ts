import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, entry, now, signedIn } from './fixtures.ts'

/** What `ActivityPort` promises. */
export function activityContract(makeStore: () => Promise<Store>): void {
  describe('activity', () => {
    test('entries are listed newest first, within a second the last written first, as written', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      for (const at of [now + 2, now + 1, now + 2]) await signedIn(store, id, { createdAt: at })
      const list = await store.activity.list(id, { limit: 10 })
      expect(list.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in', 'signed-in', 'password-chosen'])
      const device = entry(id, { kind: 'late', at: now + 5, details: { browser: 'Φυλλομετρητής', empty: '' } })
      await store.accounts.changePassword({
        accountId: id,
        fromHash: 'hash-1',
        toHash: 'hash-2',
        keepSession: '',
        now,
        messages: [],
        activity: device,
      })
      expect(await store.activity.list(id, { limit: 1 })).toEqual([device])
      expect(await store.activity.list(stranger.id, { limit: 10 })).toHaveLength(1)
    })
  })
}
