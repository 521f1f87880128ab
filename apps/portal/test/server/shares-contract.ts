import { describe, expect, test } from 'vitest'
import { type NewShare, shareLimits } from '../../src/server/store/shares.ts'
import type { PortalStore } from '../../src/server/store/store.ts'

const share = (id: string, more: Partial<NewShare> = {}): NewShare => ({
  owner: 'ada',
  id,
  tokenHash: `hash of ${id}`,
  sealedToken: `sealed ${id}`,
  sharer: 'Ada L',
  title: 'For school',
  message: 'Hello\nthere',
  items: [
    { kind: 'cv', id: 'one' },
    { kind: 'profile', headline: '', language: '', shows: ['photo'] },
  ],
  may: 'read',
  expiresAt: null,
  passwordHash: null,
  ...more,
})
const kept = { createdAt: 5, revokedAt: null, wrongTries: 0 }
const key = { owner: 'ada', id: 'one' }
const { burst, every } = shareLimits.tries

/** The rules that the links of each database keep. */
export function sharesContract(open: () => Promise<PortalStore>): void {
  const opened = async (more: Partial<NewShare> = {}) => {
    const { shares } = await open()
    await shares.create(share('one', more), { now: 5 })
    return shares
  }

  describe('links', () => {
    test('are kept once, found by their token, changed, listed', async () => {
      const shares = await opened()
      expect(await shares.create(share('one', { title: 'other' }), { now: 6 })).toBe('there')
      expect(await shares.open('hash of one', { now: 6 })).toEqual({ ...share('one'), ...kept })
      expect(await shares.open('one', { now: 6 })).toBeNull()
      const content = share('one', { title: 'New', items: [{ kind: 'file', id: 'f' }], may: 'complete', expiresAt: 9 })
      expect(await shares.change(key, content)).toBe(true)
      expect(await shares.find(key)).toEqual({ ...content, ...kept })
      expect(await shares.create(share('two'), { now: 6 })).toBe('made')
      expect((await shares.list('ada')).map(({ id }) => id)).toEqual(['two', 'one'])
    })
    test('of another person do not exist', async () => {
      const shares = await opened()
      const bobs = { ...key, owner: 'bob' }
      await shares.look(key, { now: 6 })
      expect(await shares.find(bobs)).toBeNull()
      expect(await shares.list('bob')).toEqual([])
      expect(await shares.views('bob')).toEqual([])
      expect(await shares.change(bobs, share('one', { title: 'taken' }))).toBe(false)
      expect(await shares.revoke(bobs, { now: 6 })).toBe(false)
      expect(await shares.remove(bobs)).toBe(false)
      expect(await shares.create(share('one', { owner: 'bob', tokenHash: 'bob’s' }), { now: 6 })).toBe('made')
      expect(await shares.find(key)).toEqual({ ...share('one'), ...kept })
    })
    test('are opened until they end, and never again', async () => {
      const shares = await opened({ expiresAt: 10 })
      expect(await shares.open('hash of one', { now: 9 })).not.toBeNull()
      expect(await shares.open('hash of one', { now: 10 })).toBeNull()
      expect(await shares.change(key, share('one', { expiresAt: 20 }))).toBe(true)
      expect(await shares.open('hash of one', { now: 10 })).not.toBeNull()
      expect(await shares.revoke(key, { now: 11 })).toBe(true)
      expect(await shares.revoke(key, { now: 12 })).toBe(false)
      expect(await shares.open('hash of one', { now: 11 })).toBeNull()
      expect(await shares.change(key, share('one'))).toBe(false)
      expect((await shares.find(key))?.revokedAt).toBe(11)
    })
    test('are no more than there is room for, however many come at once', async () => {
      const { shares } = await open()
      const made = await Promise.all(
        Array.from({ length: shareLimits.shares + 20 }, (_, n) => shares.create(share(`${n}`), { now: 5 })),
      )
      expect(made.filter((one) => one === 'made')).toHaveLength(shareLimits.shares)
      expect(await shares.create(share('b', { owner: 'bob' }), { now: 5 })).toBe('made')
    })
    test('are counted by day, none lost, and go with their counts', async () => {
      const shares = await opened()
      await Promise.all(Array.from({ length: 40 }, () => shares.look(key, { now: 86_399 })))
      await shares.look(key, { now: 86_400 })
      expect(await shares.views('ada')).toEqual([
        { id: 'one', day: '1970-01-02', views: 1 },
        { id: 'one', day: '1970-01-01', views: 40 },
      ])
      expect(await shares.remove(key)).toBe(true)
      await shares.look(key, { now: 86_400 })
      expect(await shares.views('ada')).toEqual([])
    })
    test('grant as many tries of a password as they may, however many come at once, and one now and then', async () => {
      const shares = await opened({ passwordHash: 'h' })
      const tried = await Promise.all(Array.from({ length: 300 }, () => shares.try(key, { now: 1000 })))
      expect(tried.filter((wait) => wait === 0)).toHaveLength(burst)
      expect(Math.max(...tried)).toBe(every)
      expect((await shares.find(key))?.wrongTries).toBe(burst)
      expect(await shares.try(key, { now: 1000 + every - 1 })).toBe(1)
      expect(await shares.try(key, { now: 1000 + every })).toBe(0)
      expect(await shares.try(key, { now: 1000 + every })).toBe(every)
    })
    test('count no right password, and begin anew with another', async () => {
      const shares = await opened({ passwordHash: 'h' })
      for (let n = 0; n < 2 * burst; n += 1) {
        expect(await shares.try(key, { now: 1000 })).toBe(0)
        await shares.right(key)
      }
      expect((await shares.find(key))?.wrongTries).toBe(0)
      for (let n = 0; n < burst; n += 1) await shares.try(key, { now: 1000 })
      await shares.change(key, share('one', { passwordHash: 'h', title: 'Same password' }))
      expect(await shares.try(key, { now: 1000 })).toBe(every)
      await shares.change(key, share('one', { passwordHash: 'other' }))
      expect((await shares.find(key))?.wrongTries).toBe(0)
      expect(await shares.try(key, { now: 1000 })).toBe(0)
    })
    test('that ended long ago are swept, with their counts', async () => {
      const store = await open()
      const { shares } = store
      await shares.create(share('over', { expiresAt: 100 }), { now: 5 })
      await shares.create(share('revoked'), { now: 5 })
      await shares.create(share('open'), { now: 5 })
      await shares.look({ owner: 'ada', id: 'over' }, { now: 50 })
      await shares.revoke({ owner: 'ada', id: 'revoked' }, { now: 101 })
      await store.sweep({ now: 100 + shareLimits.ended })
      expect(await shares.list('ada')).toHaveLength(3)
      await store.sweep({ now: 101 + shareLimits.ended })
      expect((await shares.list('ada')).map(({ id }) => id)).toEqual(['open', 'revoked'])
      expect(await shares.views('ada')).toEqual([])
      await store.sweep({ now: 102 + shareLimits.ended })
      expect((await shares.list('ada')).map(({ id }) => id)).toEqual(['open'])
    })
  })
}
