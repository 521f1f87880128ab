import type { Notice, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, link, message, now, race, waiting, wins } from '../contract/fixtures.ts'
import { rule } from './fixtures.ts'

/** What `ThrottlePort` promises of counts, locks and notices. */
export function throttleContract(makeStore: () => Promise<Store>): void {
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
}
