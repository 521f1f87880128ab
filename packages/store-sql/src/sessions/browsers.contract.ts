import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  crowd,
  entry,
  link,
  message,
  now,
  race,
  registered,
  session,
  started,
  wins,
} from '../contract/fixtures.ts'

/** What the store promises of browsers in which an account was opened. */
export function browsersContract(makeStore: () => Promise<Store>): void {
  /** Signs an account in, in a browser. */
  async function opened(
    store: Store,
    accountId: string,
    browserHash: string,
    options = { twoFactors: false, at: now },
  ) {
    const { at, twoFactors } = options
    const begun = await started(store, { accountId, browserHash, createdAt: at, expiresAt: at + 900 })
    return store.sessions.open({
      signInIdHash: begun.idHash,
      session: session(accountId, { browserHash }),
      replaces: null,
      knowBrowser: twoFactors,
      activity: entry(accountId),
      messages: [],
      now: at,
    })
  }

  /** How a new sign-in sees the browser, and how it is seen without one. */
  async function seen(store: Store, accountId: string, browserHash: string) {
    const begun = await started(store, { accountId, browserHash })
    const state = await store.signIns.find({ idHash: begun.idHash, browserHash, now })
    const opens = await store.sessions.opensIn({ accountId, browserHash })
    expect(opens).toBe(state?.usualBrowser)
    return { usual: opens, known: state?.knownBrowser }
  }

  const changing = (accountId: string) => ({
    accountId,
    fromHash: 'hash-1',
    toHash: 'hash-2',
    keepSession: 'none',
    now: now + 5,
    messages: [],
    activity: entry(accountId),
  })

  describe('browsers', () => {
    test('of whoever never had a password none is usual before they came', async () => {
      const store = await makeStore()
      const { id } = await registered(store, { status: 'active' })
      expect(await seen(store, id, 'b')).toEqual({ usual: false, known: false })
      await opened(store, id, 'b')
      expect(await seen(store, id, 'b')).toEqual({ usual: true, known: false })
      expect(await seen(store, id, 'another')).toEqual({ usual: false, known: false })
    })

    test('one factor makes a browser usual, two make it known, and one more takes nothing away', async () => {
      const store = await makeStore()
      const [mine, theirs] = [await activated(store), await activated(store)]
      expect(await seen(store, mine.id, 'b')).toEqual({ usual: false, known: false })
      await opened(store, mine.id, 'b')
      expect(await seen(store, mine.id, 'b')).toEqual({ usual: true, known: false })
      await opened(store, mine.id, 'b', { twoFactors: true, at: now })
      await opened(store, mine.id, 'b')
      expect(await seen(store, mine.id, 'b')).toEqual({ usual: true, known: true })
      expect(await seen(store, mine.id, 'another')).toEqual({ usual: false, known: false })
      expect(await seen(store, theirs.id, 'b')).toEqual({ usual: false, known: false })
      expect(await store.sessions.opensIn({ accountId: null, browserHash: 'b' })).toBe(false)
    })

    test('a new password makes browsers unusual that one factor opened, but the one where it was changed', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      for (const browser of ['old', 'here']) await opened(store, id, browser)
      await opened(store, id, 'known', { twoFactors: true, at: now })
      expect(await store.accounts.changePassword({ ...changing(id), fromHash: 'other', browserHash: 'lost' })).toBe(
        false,
      )
      expect(await store.accounts.changePassword({ ...changing(id), browserHash: 'here' })).toBe(true)
      expect(await seen(store, id, 'old')).toEqual({ usual: false, known: false })
      expect(await seen(store, id, 'lost')).toEqual({ usual: false, known: false })
      expect(await seen(store, id, 'here')).toEqual({ usual: true, known: false })
      expect(await seen(store, id, 'known')).toEqual({ usual: true, known: true })
    })

    test('where a password is chosen by a link is usual from then on, for whoever spent the link', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const one = link(id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: one, message: message() })
      const chosen = await race((index) =>
        store.accounts.setPasswordByLink({
          tokenHash: one.tokenHash,
          browser: { accountId: id, browserHash: `b-${index}` },
          passwordHash: 'hash-2',
          now: now + 5,
          clearThrottle: [],
          messages: [],
          activity: entry(id),
        }),
      )
      expect(wins(chosen)).toBe(1)
      const usual = await Promise.all(
        chosen.map((_, index) => store.sessions.opensIn({ accountId: id, browserHash: `b-${index}` })),
      )
      expect(usual).toEqual(chosen)
      expect(usual).toHaveLength(crowd)
    })

    test('a browser is forgotten a year after the account was last opened in it', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      await opened(store, id, 'b')
      await store.sweep({ now: now + 365 * 86_400 - 1 })
      expect(await store.sessions.opensIn({ accountId: id, browserHash: 'b' })).toBe(true)
      await store.sweep({ now: now + 365 * 86_400 })
      expect(await store.sessions.opensIn({ accountId: id, browserHash: 'b' })).toBe(false)
    })
  })
}
