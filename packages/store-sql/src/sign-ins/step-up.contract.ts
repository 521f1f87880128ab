import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, now, race, session, signedIn, signIn, started, wins } from '../contract/fixtures.ts'

/**
 * What `SignInsPort.raise` and `redirect` promise: nothing is proved twice over, and nothing outlives its
 * session.
 */
export function stepUpContract(makeStore: () => Promise<Store>): void {
  const password = { method: 'password', at: now - 9, credentialId: null }
  const app = { method: 'mobile-app-pin', at: now - 4, credentialId: 'device-1' }

  async function raised() {
    const store = await makeStore()
    const { id: accountId } = await activated(store)
    const base = await signedIn(store, accountId)
    const begun = signIn({ accountId })
    const find = (at = now) => store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now: at })
    const opening = (of = begun, replaces: string | null = base.idHash) => ({
      signInIdHash: of.idHash,
      session: session(accountId, { browserHash: of.browserHash }),
      replaces,
      knowBrowser: false,
      activity: entry(accountId),
      messages: [],
      now,
    })
    const raise = () => store.signIns.raise({ signIn: begun, proofs: [password, app], session: base.idHash, now })
    return { store, accountId, base, begun, find, opening, raise }
  }

  describe('step-up', () => {
    test('carries over what was proved, in the order of time', async () => {
      const { begun, find, raise } = await raised()
      expect(await raise()).toBe(true)
      expect(await find()).toMatchObject({ signIn: begun, proofs: [password, app], account: { id: begun.accountId } })
    })

    test('needs a live session of the same account', async () => {
      const { store, base, begun, find } = await raised()
      const stranger = await signedIn(store, (await activated(store)).id)
      const options = { signIn: begun, proofs: [password], session: base.idHash, now }
      expect(await store.signIns.raise({ ...options, session: stranger.idHash })).toBe(false)
      expect(await store.signIns.raise({ ...options, session: 'nobody' })).toBe(false)
      expect(await store.signIns.raise({ ...options, now: now + base.idleSeconds })).toBe(false)
      expect(await find()).toBeNull()
      const nobodys = signIn({ accountId: null })
      expect(await store.signIns.raise({ ...options, signIn: nobodys })).toBe(false)
    })

    test('ends when the session was left alone too long', async () => {
      const { store, accountId } = await raised()
      const base = await signedIn(store, accountId, { idleSeconds: 60 })
      const begun = signIn({ accountId })
      const find = (at: number) => store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now: at })
      expect(await store.signIns.raise({ signIn: begun, proofs: [], session: base.idHash, now })).toBe(true)
      expect(await find(now + 59)).not.toBeNull()
      expect(await find(now + 60)).toBeNull()
    })

    test('one that raises no session goes on beside, when another took a session’s place and ended', async () => {
      const { store, accountId, opening, raise } = await raised()
      const beside = await started(store, { accountId })
      await raise()
      const raising = opening()
      expect(await store.sessions.open(raising)).toBe(true)
      await store.sessions.end({ idHash: raising.session.idHash, now })
      const { browserHash, idHash } = beside
      expect(await store.signIns.find({ idHash, browserHash, now })).not.toBeNull()
    })

    test('ends with the session: it is invisible, proves nothing, opens nothing', async () => {
      const { store, accountId, base, begun, find, opening, raise } = await raised()
      await raise()
      await store.sessions.end({ idHash: base.idHash, now })
      expect(await find()).toBeNull()
      const proof = { method: 'passkey', at: now, credentialId: null }
      const proving = { idHash: begun.idHash, proof, method: null, credentialId: null, clearThrottle: [], now }
      expect(await store.signIns.prove(proving)).toBe(false)
      expect(await store.signIns.choose({ idHash: begun.idHash, method: 'passkey', credentialId: null, now })).toBe(
        false,
      )
      const elsewhere = { requirement: begun.requirement, continueTo: null, now }
      expect(await store.signIns.redirect({ idHash: begun.idHash, ...elsewhere })).toBe(false)
      expect(await store.sessions.open(opening())).toBe(false)
      expect(await store.sessions.list({ accountId, now })).toEqual([])
    })

    test('ends when the session does by itself', async () => {
      const { base, find, raise } = await raised()
      await raise()
      const last = base.createdAt + base.idleSeconds
      expect(last).toBeGreaterThan(now)
      expect(await find(now + 1)).not.toBeNull()
      expect(await find(last)).toBeNull()
    })

    test('opens one session in place of the raised one, and is remembered afterwards', async () => {
      const { store, accountId, base, begun, find, opening, raise } = await raised()
      await raise()
      expect(wins(await race(() => store.sessions.open(opening())))).toBe(1)
      expect(await store.sessions.find({ idHash: base.idHash, now })).toBeNull()
      expect(await store.sessions.list({ accountId, now })).toHaveLength(1)
      expect(await find()).toMatchObject({ signIn: { idHash: begun.idHash, completedAt: now } })
    })

    test('in another tab it goes on from the new session; another account’s doesn’t', async () => {
      const { store, accountId, base, find, opening, raise } = await raised()
      await raise()
      const tab = signIn({ accountId })
      await store.signIns.raise({ signIn: tab, proofs: [password], session: base.idHash, now })
      const first = opening(tab)
      expect(await store.sessions.open({ ...first, now: tab.expiresAt })).toBe(false)
      expect(await find()).not.toBeNull()
      expect(await store.sessions.open(first)).toBe(true)
      expect(await find()).not.toBeNull()
      // Somebody else signs in in this browser: the session is gone, and what hung on it.
      const { id: otherId } = await activated(store)
      const other = await started(store, { accountId: otherId })
      expect(
        await store.sessions.open({
          ...opening(other, first.session.idHash),
          session: session(otherId, { browserHash: other.browserHash }),
          activity: entry(otherId),
        }),
      ).toBe(true)
      expect(await find()).toBeNull()
    })
  })

  describe('sending a sign-in elsewhere', () => {
    const elsewhere = {
      requirement: { serviceName: null, level: 'BASIC', methods: null },
      continueTo: '/cas/mobile',
      now,
    } as const

    test('changes what is asked together with where it leads; proofs stay, the choice goes', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const begun = await started(store, { accountId, method: 'mobile-app-pin', credentialId: 'd' })
      const proof = { ...password, at: now }
      const proving = { idHash: begun.idHash, proof, method: 'passkey', credentialId: 'p', clearThrottle: [], now }
      await store.signIns.prove(proving)
      expect(await store.signIns.redirect({ idHash: begun.idHash, ...elsewhere })).toBe(true)
      const { requirement, continueTo } = elsewhere
      expect(await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })).toMatchObject({
        signIn: { ...begun, requirement, continueTo, method: null, credentialId: null },
        proofs: [proof],
      })
    })

    test('is refused once it is expired, completed or unknown', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const begun = await started(store, { accountId })
      const redirect = (at = now) => store.signIns.redirect({ idHash: begun.idHash, ...elsewhere, now: at })
      expect(await redirect(begun.expiresAt)).toBe(false)
      expect(await store.signIns.redirect({ idHash: 'nobody', ...elsewhere })).toBe(false)
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: session(accountId, { browserHash: begun.browserHash }),
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      })
      expect(await redirect()).toBe(false)
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state?.signIn).toMatchObject({ requirement: begun.requirement, continueTo: begun.continueTo })
    })

    test(`${crowd} parallel redirects and one opening: the session is opened once`, async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const begun = await started(store, { accountId })
      const results = await race(async (index) =>
        index % 2 === 0
          ? store.signIns.redirect({ idHash: begun.idHash, ...elsewhere })
          : store.sessions
              .open({
                signInIdHash: begun.idHash,
                session: session(accountId, { browserHash: begun.browserHash }),
                replaces: null,
                knowBrowser: false,
                activity: entry(accountId),
                messages: [],
                now,
              })
              .then((opened) => (opened ? 'opened' : 'late')),
      )
      expect(results.filter((result) => result === 'opened')).toHaveLength(1)
    })
  })
}
