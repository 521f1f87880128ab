import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { crowd, now, race, wins } from '../contract/fixtures.ts'

/** What `SeenPort` promises. */
export function seenContract(makeStore: () => Promise<Store>): void {
  describe('seen', () => {
    test('a key is new once until it expires', async () => {
      const store = await makeStore()
      expect(await store.seen.first('jti', { now, expiresAt: now + 10 })).toBe(true)
      expect(await store.seen.first('jti', { now: now + 9, expiresAt: now + 99 })).toBe(false)
      expect(await store.seen.first('other', { now, expiresAt: now + 10 })).toBe(true)
      expect(await store.seen.first('jti', { now: now + 10, expiresAt: now + 20 })).toBe(true)
      expect(await store.seen.first('jti', { now: now + 11, expiresAt: now + 21 })).toBe(false)
    })

    test(`of ${crowd} parallel callers one is the first`, async () => {
      const store = await makeStore()
      expect(wins(await race(() => store.seen.first('captcha', { now, expiresAt: now + 10 })))).toBe(1)
    })
  })
}
