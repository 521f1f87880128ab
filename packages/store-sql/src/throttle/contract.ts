import type { Notice, Store, ThrottleRule, Work } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, link, message, now, race, waiting, wins } from '../contract/fixtures.ts'

/** What `ThrottlePort` and `SeenPort` promise. */
export function throttleContract(makeStore: () => Promise<Store>): void {
  const rule = (key: string, options: Partial<ThrottleRule> = {}): ThrottleRule => ({
    key,
    accountId: null,
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
      await store.throttle.clear(['x', 'absent'])
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

    test('a notice is told once while its mark lasts, with its link', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const before = (await waiting(store)).length
      const told = async (at: number, options: Partial<Notice> = {}) => {
        const notice: Notice = {
          once: { key: `told:${id}`, expiresAt: at + 10, accountId: null },
          link: link(id, { purpose: 'reset-password' }),
          message: message(),
          toNobody: false,
          ...options,
        }
        await store.throttle.noteWrong({ line: entry(id), notice, toNobody: false }, { now: at })
        return notice
      }
      const first = await told(now)
      const again = await told(now + 9)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await store.accounts.findLink(first.link?.tokenHash ?? '', { now })).not.toBeNull()
      expect(await store.accounts.findLink(again.link?.tokenHash ?? '', { now })).toBeNull()
      await told(now + 10, { link: null })
      expect(await waiting(store)).toHaveLength(before + 2)
    })

    test('a wrong answer is a line of the person, and a row of the audit log', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const line = entry(id, { kind: 'password-refused' })
      await store.throttle.noteWrong({ line, notice: null, toNobody: false }, { now })
      expect(await store.activity.find(id, line.id)).toMatchObject({ kind: 'password-refused' })
      expect((await store.audit.unsealed({ limit: 99 })).map((row) => row.id)).toContain(line.id)
    })

    test('for nobody as much is written, and nothing of it is a link or a mail', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const standing = link(id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: standing, message: message() })
      const before = await waiting(store)
      const once = { key: 'told:nobody', expiresAt: now + 10, accountId: null }
      const none = link('nobody', { purpose: 'reset-password' })
      const line = entry('nobody', { kind: 'password-refused' })
      const notice = { once, link: none, message: message(), toNobody: true }
      await store.throttle.noteWrong({ line, notice, toNobody: true }, { now })
      expect((await store.audit.unsealed({ limit: 99 })).map((row) => row.id)).not.toContain(line.id)
      expect(await store.accounts.findLink(none.tokenHash, { now })).toBeNull()
      expect(await store.accounts.findLink(standing.tokenHash, { now })).not.toBeNull()
      expect(await waiting(store)).toEqual(before)
      expect(await store.seen.first(once.key, { now: now + 9, expiresAt: now + 10 })).toBe(false)
    })

    test(`of ${crowd} parallel notices one is told`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const before = (await waiting(store)).length
      const once = { key: 'told', expiresAt: now + 10, accountId: id }
      const notice = () => ({ once, link: link(id), message: message(), toNobody: false })
      await race(() => store.throttle.noteWrong({ line: entry(id), notice: notice(), toNobody: false }, { now }))
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
      // Who is in it already isn't one more.
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
