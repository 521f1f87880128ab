import type { Notice, Store, ThrottleRule } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, link, message, now, race, waiting, wins } from '../contract/fixtures.ts'

/** What `ThrottlePort` and `SeenPort` promise. */
export function throttleContract(makeStore: () => Promise<Store>): void {
  const rule = (key: string, options: Partial<ThrottleRule> = {}): ThrottleRule => ({
    key,
    limit: 3,
    lockSeconds: 60,
    windowSeconds: null,
    ...options,
  })

  describe('throttle', () => {
    test('the attempt that fills a key is allowed and locks it; afterwards the count starts again', async () => {
      const store = await makeStore()
      for (const _ of [1, 2, 3]) expect(await store.throttle.spend([rule('a')], { now })).toEqual({ ok: true })
      expect(await store.throttle.spend([rule('a')], { now })).toMatchObject({ ok: false, until: now + 60 })
      expect(await store.throttle.peek(['a'], { now })).toEqual(new Map([['a', { count: 0, lockedUntil: now + 60 }]]))
      for (const _ of [1, 2, 3])
        expect(await store.throttle.spend([rule('a')], { now: now + 60 })).toEqual({ ok: true })
      expect(await store.throttle.spend([rule('a')], { now: now + 61 })).toMatchObject({ ok: false, until: now + 120 })
    })

    test('a limit of one allows one', async () => {
      const store = await makeStore()
      const once = [rule('one', { limit: 1 })]
      expect(await store.throttle.spend(once, { now })).toEqual({ ok: true })
      expect(await store.throttle.spend(once, { now })).toMatchObject({ ok: false, until: now + 60 })
      expect(await store.throttle.spend(once, { now: now + 60 })).toEqual({ ok: true })
    })

    test('while one key is locked nothing is counted on any', async () => {
      const store = await makeStore()
      for (const _ of [1, 2, 3]) await store.throttle.spend([rule('locked')], { now })
      expect(await store.throttle.spend([rule('free'), rule('locked')], { now: now + 1 })).toMatchObject({
        ok: false,
        until: now + 60,
      })
      expect(await store.throttle.spend([rule('locked'), rule('free')], { now: now + 1 })).toMatchObject({
        ok: false,
        until: now + 60,
      })
      expect((await store.throttle.peek(['free'], { now })).get('free')).toEqual({ count: 0, lockedUntil: null })
    })

    test('a locked key that is only looked at stops the others, and is not counted', async () => {
      const store = await makeStore()
      const watched = { now, unlessLocked: ['watched'] }
      expect(await store.throttle.spend([rule('free')], watched)).toEqual({ ok: true })
      expect((await store.throttle.peek(['watched'], { now })).get('watched')).toEqual({ count: 0, lockedUntil: null })
      for (const _ of [1, 2, 3]) await store.throttle.spend([rule('watched')], { now })
      expect(await store.throttle.spend([rule('free')], watched)).toMatchObject({ ok: false, until: now + 60 })
      expect((await store.throttle.peek(['free'], { now })).get('free')?.count).toBe(1)
    })

    test('a lock elsewhere can forbid without being counted', async () => {
      const store = await makeStore()
      for (const _ of [1, 2, 3]) await store.throttle.spend([rule('shut')], { now })
      expect(await store.throttle.spend([rule('free')], { now, unlessLocked: ['open', 'shut'] })).toMatchObject({
        ok: false,
        until: now + 60,
      })
      expect(await store.throttle.spend([], { now, unlessLocked: ['shut'] })).toMatchObject({
        ok: false,
        until: now + 60,
      })
      expect(await store.throttle.spend([rule('free')], { now, unlessLocked: ['open'] })).toEqual({ ok: true })
      expect(await store.throttle.spend([rule('free')], { now: now + 60, unlessLocked: ['shut'] })).toEqual({
        ok: true,
      })
      expect([...(await store.throttle.peek(['free', 'open'], { now })).values()].map(({ count }) => count)).toEqual([
        2, 0,
      ])
      expect(await store.throttle.spend([], { now })).toEqual({ ok: true })
    })

    test('keys spent together each count, the locking one included; until is the latest lock', async () => {
      const store = await makeStore()
      const both = [rule('short'), rule('long', { lockSeconds: 600 })]
      for (const _ of [1, 2]) await store.throttle.spend(both, { now })
      expect(await store.throttle.peek(['short', 'long', 'absent'], { now })).toEqual(
        new Map([
          ['short', { count: 2, lockedUntil: null }],
          ['long', { count: 2, lockedUntil: null }],
          ['absent', { count: 0, lockedUntil: null }],
        ]),
      )
      expect(await store.throttle.spend(both, { now })).toEqual({ ok: true })
      expect(await store.throttle.spend(both, { now })).toEqual({
        ok: false,
        until: now + 600,
        keys: ['long', 'short'],
      })
      expect(await store.throttle.spend([...both, rule('free')], { now: now + 60 })).toEqual({
        ok: false,
        until: now + 600,
        keys: ['long'],
      })
    })

    test('a count older than its window starts again', async () => {
      const store = await makeStore()
      const windowed = [rule('w', { windowSeconds: 10 })]
      await store.throttle.spend(windowed, { now })
      await store.throttle.spend(windowed, { now: now + 9 })
      expect((await store.throttle.peek(['w'], { now: now + 9 })).get('w')?.count).toBe(2)
      expect((await store.throttle.peek(['w'], { now: now + 10 })).get('w')?.count).toBe(0)
      for (const _ of [1, 2]) expect(await store.throttle.spend(windowed, { now: now + 10 })).toEqual({ ok: true })
      expect((await store.throttle.peek(['w'], { now: now + 10 })).get('w')).toEqual({ count: 2, lockedUntil: null })
    })

    test('clearing forgets counts and locks', async () => {
      const store = await makeStore()
      for (const _ of [1, 2, 3]) await store.throttle.spend([rule('x')], { now })
      await store.throttle.spend([rule('y')], { now })
      await store.throttle.spend([rule('y')], { now })
      await store.throttle.clear(['x', 'absent'], { refund: [rule('y')], now })
      expect((await store.throttle.peek(['y'], { now })).get('y')?.count).toBe(1)
      await store.throttle.clear([])
      expect(await store.throttle.spend([rule('x')], { now })).toEqual({ ok: true })
    })

    test('a refund takes one attempt back, and opens a lock with one attempt left', async () => {
      const store = await makeStore()
      await store.throttle.spend([rule('r'), rule('other')], { now })
      await store.throttle.spend([rule('r')], { now })
      await store.throttle.refund([rule('r'), rule('absent')], { now })
      expect(await store.throttle.peek(['r', 'absent'], { now })).toEqual(
        new Map([
          ['r', { count: 1, lockedUntil: null }],
          ['absent', { count: 0, lockedUntil: null }],
        ]),
      )
      await store.throttle.refund([rule('r')], { now })
      await store.throttle.refund([rule('r')], { now })
      expect((await store.throttle.peek(['other'], { now })).get('other')?.count).toBe(1)
      expect((await store.throttle.peek(['r'], { now })).get('r')?.count).toBe(0)
      for (const _ of [1, 2, 3]) await store.throttle.spend([rule('r')], { now })
      await store.throttle.refund([rule('r')], { now })
      expect((await store.throttle.peek(['r'], { now })).get('r')).toEqual({ count: 2, lockedUntil: null })
      const over = [rule('over', { limit: 2 })]
      for (const _ of [1, 2]) await store.throttle.spend(over, { now })
      await store.throttle.refund(over, { now: now + 60 })
      await store.throttle.spend([rule('over')], { now: now + 60 })
      expect((await store.throttle.peek(['over'], { now: now + 60 })).get('over')?.count).toBe(1)
      expect(await store.throttle.spend([rule('r')], { now })).toEqual({ ok: true })
      expect((await store.throttle.spend([rule('r')], { now })).ok).toBe(false)
    })

    test('a failure counts, takes back what was in flight and tells once, all in one commit', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const before = (await waiting(store)).length
      const told = async (at: number, options: Partial<Notice> = {}) => {
        const notice: Notice = {
          once: { key: `told:${id}`, expiresAt: at + 10 },
          link: link(id, { purpose: 'reset-password' }),
          message: message(),
          toNobody: false,
          ...options,
        }
        const [failures, refund] = [[rule('failed', { limit: 9 })], [rule('in-flight')]]
        await store.throttle.fail({ failures, refund, notice, now: at })
        return notice
      }
      for (const _ of [1, 2]) await store.throttle.spend([rule('in-flight')], { now })
      const first = await told(now)
      const again = await told(now + 9)
      expect([...(await store.throttle.peek(['failed', 'in-flight'], { now })).values()]).toMatchObject([
        { count: 2 },
        { count: 0 },
      ])
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await store.accounts.findLink(first.link?.tokenHash ?? '', { now })).not.toBeNull()
      expect(await store.accounts.findLink(again.link?.tokenHash ?? '', { now })).toBeNull()
      await told(now + 10, { link: null })
      expect(await waiting(store)).toHaveLength(before + 2)
      await store.throttle.fail({ failures: [], refund: [], notice: null, now })
      expect(await waiting(store)).toHaveLength(before + 2)
    })

    test('for nobody as much is written, and nothing of it is a link or a mail', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const standing = link(id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: standing, message: message() })
      const before = await waiting(store)
      const once = { key: 'told:nobody', expiresAt: now + 10 }
      const none = link('nobody', { purpose: 'reset-password' })
      const notice = { once, link: none, message: message(), toNobody: true }
      await store.throttle.fail({ failures: [], refund: [], notice, now })
      expect(await store.accounts.findLink(none.tokenHash, { now })).toBeNull()
      expect(await store.accounts.findLink(standing.tokenHash, { now })).not.toBeNull()
      expect(await waiting(store)).toEqual(before)
      expect(await store.seen.first(once.key, { now: now + 9, expiresAt: now + 10 })).toBe(false)
    })

    test(`of ${crowd} parallel failures each counts, and one tells`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const before = (await waiting(store)).length
      const failures = [rule('failed', { limit: 1000 })]
      await race(() =>
        store.throttle.fail({
          failures,
          refund: [],
          notice: { once: { key: 'told', expiresAt: now + 10 }, link: link(id), message: message(), toNobody: false },
          now,
        }),
      )
      expect((await store.throttle.peek(['failed'], { now })).get('failed')?.count).toBe(crowd)
      expect(await waiting(store)).toHaveLength(before + 1)
    })

    test(`${crowd} parallel attempts and as many refunds leave nothing`, async () => {
      const store = await makeStore()
      const wide = [rule('w', { limit: 1000 })]
      await race(() => store.throttle.spend(wide, { now }))
      expect((await store.throttle.peek(['w'], { now })).get('w')?.count).toBe(crowd)
      await race(() => store.throttle.refund(wide, { now }))
      expect((await store.throttle.peek(['w'], { now })).get('w')?.count).toBe(0)
    })

    test(`of ${crowd} parallel attempts on two keys as many are allowed as the smaller limit says`, async () => {
      const store = await makeStore()
      const rules = [rule('wide', { limit: 40 }), rule('narrow', { limit: 5 })]
      expect(wins(await race(() => store.throttle.spend(rules, { now })))).toBe(5)
      expect((await store.throttle.peek(['wide'], { now })).get('wide')?.count).toBe(5)
    })
  })

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
