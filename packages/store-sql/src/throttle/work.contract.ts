import type { Store, ThrottleRule, Work } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { crowd, now, race, wins } from '../contract/fixtures.ts'
import { rule } from './fixtures.ts'

/** What `ThrottlePort` promises where an attempt may be paid for with work. */
export function workContract(makeStore: () => Promise<Store>): void {
  describe('throttle that asks for work', () => {
    const asking = (key: string, options: Partial<ThrottleRule> = {}) =>
      rule(key, { limit: 9, asks: { usual: 3, long: 5 }, ...options })
    const spend = (store: Store, rules: readonly ThrottleRule[], work: Work = 'none', at = now) =>
      store.throttle.spend(rules, { now: at, work })
    const counted = { ok: true }
    const asks = (work: 'usual' | 'long') => ({ ok: false, until: now, keys: [], work })

    test('from so many attempts on, nothing is counted without it; a lock goes before', async () => {
      const store = await makeStore()
      const rules = [asking('a'), rule('free', { limit: 100 })]
      for (const _ of [1, 2, 3]) expect(await spend(store, rules)).toEqual(counted)
      for (const _ of [1, 2]) {
        expect(await store.throttle.workAsked(rules, { now })).toBe('usual')
        expect(await spend(store, rules)).toEqual(asks('usual'))
        expect((await store.throttle.peek(['free'], { now })).get('free')?.count).toBe(_ + 2)
        expect(await spend(store, rules, 'usual')).toEqual(counted)
      }
      expect(await store.throttle.workAsked(rules, { now })).toBe('long')
      expect(await spend(store, rules, 'usual')).toEqual(asks('long'))
      for (const _ of [6, 7, 8, 9]) expect(await spend(store, rules, 'long')).toEqual(counted)
      expect(await spend(store, rules, 'long')).toEqual({ ok: false, until: now + 60, keys: ['a'] })
      expect(await store.throttle.workAsked([rule('a')], { now })).toBe('none')
    })

    test('what was tried elsewhere asks for nothing here, and of no rule nothing is asked', async () => {
      const store = await makeStore()
      for (let i = 0; i < 8; i++) await spend(store, [rule('elsewhere', { limit: 100 })])
      expect(await store.throttle.workAsked([asking('a')], { now })).toBe('none')
      expect(await spend(store, [asking('a')])).toEqual(counted)
      expect(await spend(store, [])).toEqual(counted)
      expect(await store.throttle.workAsked([], { now })).toBe('none')
      expect(await store.throttle.peek([], { now })).toEqual(new Map())
      await store.throttle.refund([], { now })
      await store.throttle.clear([])
      expect((await store.throttle.peek(['elsewhere'], { now })).get('elsewhere')?.count).toBe(8)
    })

    test('more work than is asked for is enough, and a lock stays one however much is done', async () => {
      const store = await makeStore()
      expect(await spend(store, [asking('a')], 'usual')).toEqual(counted)
      for (const _ of [2, 3]) await spend(store, [asking('a')])
      expect(await spend(store, [asking('a')], 'long')).toEqual(counted)
      const rules = [asking('b', { limit: 1 })]
      await spend(store, rules)
      for (const _ of [1, 2, 3])
        expect(await spend(store, rules, 'long')).toEqual({ ok: false, until: now + 60, keys: ['b'] })
    })

    test('however often one comes back with the work, what they try against a lock neither counts nor opens it', async () => {
      const store = await makeStore()
      const rules = [asking('c', { limit: 2 })]
      for (const _ of [1, 2]) expect(await spend(store, rules, 'long')).toEqual(counted)
      for (const _ of [3, 4, 5]) expect(await spend(store, rules, 'long')).toMatchObject({ ok: false, until: now + 60 })
      expect((await store.throttle.peek(['c'], { now })).get('c')).toEqual({ count: 0, lockedUntil: now + 60 })
    })

    test('a lock is told while it lasts, to the second', async () => {
      const store = await makeStore()
      await spend(store, [rule('once', { limit: 1 })])
      const at = async (moment: number) => (await store.throttle.peek(['once'], { now: moment })).get('once')
      expect(await at(now + 59)).toEqual({ count: 0, lockedUntil: now + 60 })
      expect(await at(now + 60)).toEqual({ count: 0, lockedUntil: null })
    })

    test('a count that is void, or was cleared, asks for nothing', async () => {
      const store = await makeStore()
      const rules = [asking('a', { windowSeconds: 10 })]
      for (const _ of [1, 2, 3]) await spend(store, rules)
      expect(await spend(store, rules, 'none', now + 9)).toMatchObject({ ok: false, work: 'usual' })
      expect(await store.throttle.workAsked(rules, { now: now + 10 })).toBe('none')
      expect(await spend(store, rules, 'none', now + 10)).toEqual(counted)
      for (const _ of [1, 2]) await spend(store, rules, 'none', now + 10)
      await store.throttle.clear(['a'])
      expect(await spend(store, rules, 'none', now + 10)).toEqual(counted)
    })

    const member = (name: string, of = 'street') =>
      asking(`${of}#${name}`, { crowd: of, limit: null, windowSeconds: 100 })

    test('a crowd is as large as it has members, however often each is counted', async () => {
      const store = await makeStore()
      for (let i = 0; i < 12; i++) expect(await spend(store, [member('one')])).toEqual(counted)
      for (const name of ['two', 'three']) expect(await spend(store, [member(name)])).toEqual(counted)
      expect(await spend(store, [member('four')])).toEqual(asks('usual'))
      expect(await spend(store, [member('four', 'other')])).toEqual(counted)
      // Whoever is in it already isn't one more.
      expect(await spend(store, [member('one')])).toEqual(counted)
      for (const name of ['four', 'five']) expect(await spend(store, [member(name)], 'usual')).toEqual(counted)
      expect(await spend(store, [member('six')], 'usual')).toEqual(asks('long'))
      expect(await spend(store, [member('six')], 'long')).toEqual(counted)
    })

    test('a crowd forgets whoever was cleared or taken back, and everybody after the window', async () => {
      const store = await makeStore()
      for (const name of ['one', 'two', 'three']) await spend(store, [member(name)])
      await store.throttle.clear(['street#one'])
      expect(await spend(store, [member('four')])).toEqual(counted)
      expect(await store.throttle.workAsked([member('five')], { now })).toBe('usual')
      await store.throttle.refund([member('four')], { now })
      expect(await store.throttle.workAsked([member('five')], { now })).toBe('none')
      await spend(store, [member('six')], 'none', now + 99)
      expect(await store.throttle.workAsked([member('five')], { now: now + 99 })).toBe('usual')
      expect(await store.throttle.workAsked([member('five')], { now: now + 100 })).toBe('none')
      expect(await store.sweep({ now: now + 100 })).toBe(3)
    })

    test(`of ${crowd} parallel attempts no more go without work than may, on a key and in a crowd`, async () => {
      const store = await makeStore()
      expect(wins(await race(() => spend(store, [asking('a')])))).toBe(3)
      expect(wins(await race(() => spend(store, [asking('a')], 'usual')))).toBe(2)
      expect(wins(await race((index) => spend(store, [member(`${index}`)])))).toBe(3)
      expect(wins(await race((index) => spend(store, [member(`${index + 1000}`)], 'usual')))).toBe(2)
    })
  })
}
