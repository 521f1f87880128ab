import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  crowd,
  entry,
  fresh,
  link,
  message,
  now,
  race,
  session,
  signIn,
  started,
  wins,
} from '../contract/fixtures.ts'

/** What `SignInsPort` promises. */
export function signInsContract(makeStore: () => Promise<Store>): void {
  const password = { method: 'password', at: now, credentialId: null }
  const proving = (idHash: string) => ({
    idHash,
    proof: password,
    method: null,
    credentialId: null,
    clearThrottle: [],
    now,
  })

  describe('sign-ins', () => {
    test('a sign-in is read with its account, as written', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const begun = await started(store, { accountId: owner.id })
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state).toEqual({ signIn: begun, proofs: [], account: owner, knownBrowser: false, usualBrowser: false })
    })

    test('starting may be counted: of fifty at once as many start as the limit says, and a locked key starts none', async () => {
      const store = await makeStore()
      const spend = [{ key: 'starts', accountId: null, limit: 7, lockSeconds: 60, windowSeconds: 60 }]
      const begun = Array.from({ length: crowd }, () => signIn())
      const outcomes = await race((index) => store.signIns.start(begun[index] ?? signIn(), { spend, now }))
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(7)
      const found = await Promise.all(
        begun.map(({ idHash, browserHash }) => store.signIns.find({ idHash, browserHash, now })),
      )
      expect(found.map((one) => one !== null)).toEqual(outcomes.map(({ ok }) => ok))
      expect(await store.signIns.start(signIn(), { spend, now })).toMatchObject({ ok: false, until: now + 60 })
      expect(await store.signIns.start(signIn(), { spend, now: now + 60 })).toEqual({ ok: true })
    })

    test('however one begins, counted, raised or by a link, it knows the browser in which the account was opened', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const browserHash = fresh('browser')
      const [first, counted, raising, byLink] = [1, 2, 3, 4].map(() => signIn({ accountId: id, browserHash }))
      if (!first || !counted || !raising || !byLink) throw new Error('four sign-ins')
      expect(await store.signIns.start(first)).toEqual({ ok: true })
      const opened = session(id, { browserHash })
      const opening = { signInIdHash: first.idHash, session: opened, replaces: null, knowBrowser: true }
      expect(await store.sessions.open({ ...opening, activity: entry(id), messages: [], now })).toBe(true)
      const rule = { key: 'starts', accountId: null, limit: 7, lockSeconds: 60, windowSeconds: 60 }
      expect(await store.signIns.start(counted, { spend: [rule], now })).toEqual({ ok: true })
      expect(await store.signIns.raise({ signIn: raising, proofs: [], session: opened.idHash, now })).toBe(true)
      const knows = async ({ idHash }: { readonly idHash: string }) =>
        (await store.signIns.find({ idHash, browserHash, now }))?.knownBrowser
      expect([await knows(counted), await knows(raising)]).toEqual([true, true])
      const used = link(id)
      await store.accounts.issueLink({ link: used, message: message() })
      const set = { tokenHash: used.tokenHash, passwordHash: 'hash-2', clearThrottle: [], messages: [], now }
      const begins = { signIn: byLink, proof: password }
      expect(await store.accounts.setPasswordByLink({ ...set, begins, activity: entry(id) })).toBe(true)
      expect(await knows(byLink)).toBe(true)
    })

    test('of an unknown identifier the account is null', async () => {
      const store = await makeStore()
      const begun = await started(store, {
        requirement: { serviceName: null, level: 'BASIC', methods: null },
        continueTo: null,
      })
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state).toEqual({ signIn: begun, proofs: [], account: null, knownBrowser: false, usualBrowser: false })
    })

    test('it is invisible to another browser and once expired', async () => {
      const store = await makeStore()
      const begun = await started(store)
      expect(await store.signIns.find({ idHash: begun.idHash, browserHash: 'other', now })).toBeNull()
      expect(
        await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now: begun.expiresAt }),
      ).toBeNull()
    })

    test('proofs are kept in the order of time, the first of each method; counts are cleared', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const begun = await started(store, { accountId })
      for (const key of ['k', 'other'])
        await store.throttle.spend([{ key, accountId: null, limit: 10, lockSeconds: 60, windowSeconds: null }], { now })
      const app = { method: 'mobile-app-pin', at: now + 9, credentialId: 'device-1' }
      expect(
        await store.signIns.prove({
          ...proving(begun.idHash),
          method: 'mobile-app-pin',
          credentialId: 'device-1',
          clearThrottle: ['k'],
        }),
      ).toBe(true)
      expect(await store.signIns.prove({ ...proving(begun.idHash), proof: { ...password, at: now + 4 } })).toBe(true)
      expect(
        await store.signIns.prove({
          ...proving(begun.idHash),
          proof: app,
          method: 'mobile-app-pin',
          credentialId: 'device-1',
        }),
      ).toBe(true)
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state?.proofs).toEqual([password, app])
      expect(state?.signIn).toMatchObject({ method: 'mobile-app-pin', credentialId: 'device-1' })
      const counts = await store.throttle.peek(['k', 'other'], { now })
      expect([...counts.values()].map(({ count }) => count)).toEqual([0, 1])
    })

    test('nothing is proved or chosen once it is expired or completed', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const begun = await started(store, { accountId })
      const late = { now: begun.expiresAt }
      const counted = [{ key: 'k', accountId: null, limit: 10, lockSeconds: 60, windowSeconds: null }]
      await store.throttle.spend(counted, { now })
      const refused = { ...proving(begun.idHash), ...late, clearThrottle: ['k'] }
      expect(await store.signIns.prove(refused)).toBe(false)
      expect(await store.signIns.choose({ idHash: begun.idHash, method: 'passkey', credentialId: null, ...late })).toBe(
        false,
      )
      expect((await store.throttle.peek(['k'], { now })).get('k')?.count).toBe(1)
      const opened = session(accountId, { browserHash: begun.browserHash })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: opened,
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      })
      expect(await store.signIns.prove(proving(begun.idHash))).toBe(false)
      expect(await store.signIns.choose({ idHash: begun.idHash, method: 'passkey', credentialId: null, now })).toBe(
        false,
      )
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state).toMatchObject({ proofs: [], signIn: { method: null, completedAt: now } })
    })

    test('another method or credential can be chosen', async () => {
      const store = await makeStore()
      const [begun, other] = [await started(store), await started(store)]
      expect(
        await store.signIns.choose({ idHash: begun.idHash, method: 'mobile-app-pin', credentialId: 'device-2', now }),
      ).toBe(true)
      expect(
        (await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now }))?.signIn,
      ).toMatchObject({ method: 'mobile-app-pin', credentialId: 'device-2' })
      expect(await store.signIns.choose({ idHash: 'nobody', method: 'passkey', credentialId: null, now })).toBe(false)
      const untouched = await store.signIns.find({ idHash: other.idHash, browserHash: other.browserHash, now })
      expect(untouched?.signIn).toEqual(other)
    })

    test(`${crowd} parallel proofs of one method keep one`, async () => {
      const store = await makeStore()
      const begun = await started(store)
      const results = await race((index) =>
        store.signIns.prove({ ...proving(begun.idHash), proof: { ...password, credentialId: `c-${index}` } }),
      )
      expect(wins(results)).toBe(crowd)
      expect(
        (await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now }))?.proofs,
      ).toHaveLength(1)
    })

    test('a browser is known to the account that completed in it, and to no other', async () => {
      const store = await makeStore()
      const [mine, theirs] = [await activated(store), await activated(store)]
      const { browserHash } = signIn()
      const first = await started(store, { accountId: mine.id, browserHash })
      const opened = session(mine.id, { browserHash })
      await store.sessions.open({
        signInIdHash: first.idHash,
        session: opened,
        replaces: null,
        knowBrowser: true,
        activity: entry(mine.id),
        messages: [],
        now,
      })
      const late = await started(store, { accountId: mine.id, browserHash: 'late' })
      const refused = await store.sessions.open({
        signInIdHash: late.idHash,
        session: session(mine.id, { browserHash: 'late' }),
        replaces: null,
        knowBrowser: true,
        activity: entry(mine.id),
        messages: [],
        now: late.expiresAt,
      })
      expect(refused).toBe(false)
      const known = async (accountId: string, browser: string) => {
        const begun = await started(store, { accountId, browserHash: browser })
        return (await store.signIns.find({ idHash: begun.idHash, browserHash: browser, now }))?.knownBrowser
      }
      expect(await known(mine.id, browserHash)).toBe(true)
      expect(await known(theirs.id, browserHash)).toBe(false)
      for (const browser of ['another-browser', 'late']) expect(await known(mine.id, browser)).toBe(false)
    })
  })
}
