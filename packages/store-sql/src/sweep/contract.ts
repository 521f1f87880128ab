import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  entry,
  link,
  message,
  now,
  registered,
  session,
  signedIn,
  started,
  token,
  waiting,
} from '../contract/fixtures.ts'
import { codeToken } from '../tokens/fixtures.ts'
import { foundToken } from '../grants/found-token.contract.ts'

/** What sweeping promises: only what nobody can see any more goes. */
export function sweepContract(makeStore: () => Promise<Store>): void {
  describe('sweep', () => {
    test('what expired long ago goes, what lives stays', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const session = await signedIn(store, owner.id)
      const begun = await started(store, { accountId: owner.id })
      await store.grants.issueCode(code(session), { now })
      await store.seen.first('captcha', { now, expiresAt: now + 10 })
      await store.throttle.spend(
        [{ key: 'forever', accountId: null, limit: 9, lockSeconds: 60, windowSeconds: null }],
        { now },
      )
      await store.throttle.spend([{ key: 'brief', accountId: null, limit: 9, lockSeconds: 60, windowSeconds: 60 }], {
        now,
      })
      expect(await store.sweep({ now })).toBe(0)
      expect(await store.sweep({ now: now + 61 })).toBe(2)
      expect(await store.sessions.find({ idHash: session.idHash, now })).not.toBeNull()
      expect(await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })).not.toBeNull()
      expect(await store.sweep({ now: now + 200_000 })).toBeGreaterThanOrEqual(4)
      expect(await store.sweep({ now: now + 200_000 })).toBe(0)
      expect(await store.accounts.find({ id: owner.id })).toEqual(owner)
      expect((await store.throttle.peek(['forever'], { now })).get('forever')?.count).toBe(1)
      const unsent = message()
      await store.outbox.add([unsent])
      await store.sweep({ now: now + 1e9 })
      expect(await waiting(store)).toContain(unsent.id)
    })

    test('a code is remembered while a token of it lives, a count while it locks', async () => {
      const store = await makeStore()
      const day = 86_400
      const owner = await activated(store)
      const lasting = await signedIn(store, owner.id, { expiresAt: now + 9 * day, idleSeconds: 9 * day })
      const issued = code(lasting)
      await store.grants.issueCode(issued, { now })
      const access = token(issued, { expiresAt: now + 5 * day })
      await store.grants.spendCode(issued.codeHash, { buys: { token: access, refresh: null }, now })
      const rule = { key: 'locked', accountId: null, limit: 1, lockSeconds: 9 * day, windowSeconds: 60 }
      await store.throttle.spend([rule], { now })
      await store.sweep({ now: now + 3 * day })
      expect((await store.throttle.spend([rule], { now: now + 3 * day })).ok).toBe(false)
      expect(await store.grants.spendCode(issued.codeHash, { buys: null, now: now + 3 * day })).toEqual({
        ok: false,
        reason: 'reused',
      })
      expect(await foundToken(store, access.tokenHash, { now: now + 3 * day })).toBeNull()
    })

    test('a sign-in in which nothing was proved goes soon after its end, the others a day later', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const empty = await started(store, { accountId: owner.id })
      const proved = await started(store, { accountId: owner.id })
      const proof = { method: 'password', at: now, credentialId: null }
      const chosen = { method: null, credentialId: null, clearThrottle: [], now }
      expect(await store.signIns.prove({ idHash: proved.idHash, proof, ...chosen })).toBe(true)
      const there = async (begun: typeof empty) =>
        (await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })) !== null
      await store.sweep({ now: empty.expiresAt + 599 })
      expect([await there(empty), await there(proved)]).toEqual([true, true])
      await store.sweep({ now: empty.expiresAt + 600 })
      expect([await there(empty), await there(proved)]).toEqual([false, true])
      await store.sweep({ now: proved.expiresAt + 86_400 })
      expect(await there(proved)).toBe(false)
    })

    test('an account that never chose a password goes after a month, unless a link of it is young or it has a token', async () => {
      const store = await makeStore()
      const month = 30 * 86_400
      const [forgotten, asking, given] = [await registered(store), await registered(store), await registered(store)]
      const chosen = await activated(store)
      const young = link(asking.id, { createdAt: now + month - 86_400, expiresAt: now + month })
      await store.accounts.issueLink({ link: young, message: message() })
      const added = { limit: 9, messages: [], activity: entry(given.id), now }
      await store.codeTokens.add({ token: codeToken(given.id), ...added })
      const left = async () => {
        const all = [forgotten, asking, given, chosen].map(({ id }) => store.accounts.find({ id }))
        return (await Promise.all(all)).map((one) => one !== null)
      }
      await store.sweep({ now: now + month - 1 })
      expect(await left()).toEqual([true, true, true, true])
      await store.sweep({ now: now + month })
      expect(await left()).toEqual([false, true, true, true])
      await store.sweep({ now: now + month + 86_400 })
      expect(await left()).toEqual([false, false, true, true])
    })

    test('a browser is known for a year after it was last proved', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const begun = await started(store, { accountId: owner.id })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: session(owner.id, { browserHash: begun.browserHash }),
        replaces: null,
        knowBrowser: true,
        activity: entry(owner.id),
        messages: [],
        now,
      })
      const known = async () => {
        const again = await started(store, { accountId: owner.id, browserHash: begun.browserHash })
        return (await store.signIns.find({ idHash: again.idHash, browserHash: begun.browserHash, now }))?.knownBrowser
      }
      const year = 365 * 86_400
      await store.sweep({ now: now + year - 1 })
      expect(await known()).toBe(true)
      await store.sweep({ now: now + year })
      expect(await known()).toBe(false)
    })

    test('a database that answers is pinged in silence', async () => {
      const store = await makeStore()
      await expect(store.ping()).resolves.toBeUndefined()
    })
  })
}
