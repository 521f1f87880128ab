import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  message,
  noted,
  now,
  race,
  session,
  signedIn,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What `SessionsPort` promises of opening a session. */
export function openingContract(makeStore: () => Promise<Store>): void {
  async function opening(store: Store, accountId: string) {
    const begun = await started(store, { accountId })
    return {
      signInIdHash: begun.idHash,
      session: session(accountId, { browserHash: begun.browserHash }),
      replaces: null,
      knowBrowser: true,
      activity: entry(accountId),
      messages: [message()],
      now,
    }
  }

  describe('sessions', () => {
    test('opening completes the sign-in, ends the replaced session, writes activity and messages', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const replaced = await signedIn(store, id)
      const options = { ...(await opening(store, id)), replaces: replaced.idHash }
      expect(await store.sessions.open(options)).toBe(true)
      expect(await store.sessions.find({ idHash: replaced.idHash, now })).toBeNull()
      expect(await noted(store, id)).toContain(options.activity.id)
      expect(await waiting(store)).toContain(options.messages[0]?.id)
      const state = await store.signIns.find({
        idHash: options.signInIdHash,
        browserHash: options.session.browserHash,
        now,
      })
      expect(state?.signIn.completedAt).toBe(now)
    })

    test('opening remembers the time zone where it is told one, and only when it opens', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const zone = async () => (await store.accounts.find({ id }))?.timeZone
      const options = { ...(await opening(store, id)), timeZone: 'Europe/Vilnius' }
      expect(await zone()).toBeNull()
      expect(await store.sessions.open({ ...options, now: now + 900 })).toBe(false)
      expect(await zone()).toBeNull()
      expect(await store.sessions.open(options)).toBe(true)
      expect(await zone()).toBe('Europe/Vilnius')
      expect(await store.sessions.open(await opening(store, id))).toBe(true)
      expect(await zone()).toBe('Europe/Vilnius')
    })

    test('the last proof is recorded with the opening, its counts are cleared', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const rule = (key: string) => ({ key, accountId: null, limit: 10, lockSeconds: 60, windowSeconds: null })
      const count = async () => (await store.throttle.peek(['tries'], { now })).get('tries')?.count
      for (const _ of [1, 2]) await store.throttle.spend([rule('tries')], { now })
      const options = await opening(store, id)
      const [first, last] = ['password', 'sms'].map((method) => ({ method, at: now, credentialId: null }))
      if (!first || !last) throw new Error('two proofs')
      const choice = { method: 'sms', credentialId: 'phone', clearThrottle: [] }
      await store.signIns.prove({ idHash: options.signInIdHash, proof: first, ...choice, method: null, now })
      const proving = { proof: last, ...choice, clearThrottle: ['tries'] }
      expect(await store.sessions.open({ ...options, proving, now: now + 900 })).toBe(false)
      expect(await count()).toBe(2)
      expect(await store.sessions.open({ ...options, proving })).toBe(true)
      expect(await count()).toBe(0)
      const { browserHash } = options.session
      const state = await store.signIns.find({ idHash: options.signInIdHash, browserHash, now })
      expect(state).toMatchObject({
        proofs: [first, last],
        signIn: { method: 'sms', credentialId: 'phone', completedAt: now },
      })
      // Opened once, nothing more is recorded.
      const other = { ...proving, proof: { ...last, method: 'other' }, method: 'other' }
      expect(await store.sessions.open({ ...options, proving: other, session: session(id) })).toBe(false)
      expect(await store.signIns.find({ idHash: options.signInIdHash, browserHash, now })).toEqual(state)
    })

    test(`of ${crowd} parallel openings of a sign-in one opens a session`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const options = await opening(store, id)
      const before = [(await waiting(store)).length, (await noted(store, id)).length]
      const results = await race(() => {
        const own = session(id, { browserHash: options.session.browserHash })
        return store.sessions.open({ ...options, session: own, activity: entry(id), messages: [message()] })
      })
      expect(wins(results)).toBe(1)
      expect(await store.sessions.list({ accountId: id, now })).toHaveLength(1)
      expect([(await waiting(store)).length, (await noted(store, id)).length]).toEqual(before.map((count) => count + 1))
    })

    test('a session that takes the place of another was used for the same services, where it is the same person’s', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const [replaced, theirs] = [await signedIn(store, id), await signedIn(store, stranger.id)]
      for (const each of [replaced, theirs]) await store.grants.issueCode(code(each, { clientId: 'shop' }), { now })
      const options = { ...(await opening(store, id)), replaces: replaced.idHash }
      expect(await store.sessions.open(options)).toBe(true)
      const kept = [
        expect.objectContaining({ sessionIdHash: options.session.idHash, clientId: 'shop', visitedAt: now }),
      ]
      expect(await store.sessions.visits({ accountId: id, now })).toEqual(kept)
      const other = { ...(await opening(store, id)), replaces: theirs.idHash }
      expect(await store.sessions.open(other)).toBe(true)
      expect(await store.sessions.visits({ accountId: id, now })).toEqual(kept)
    })

    test('an expired, unknown or foreign sign-in opens nothing and ends nothing', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const replaced = await signedIn(store, id)
      const options = { ...(await opening(store, id)), replaces: replaced.idHash }
      expect(await store.sessions.open({ ...options, now: now + 900 })).toBe(false)
      expect(await store.sessions.open({ ...options, signInIdHash: 'nobody' })).toBe(false)
      expect(await store.sessions.open({ ...options, session: { ...options.session, accountId: stranger.id } })).toBe(
        false,
      )
      expect(await store.sessions.find({ idHash: options.session.idHash, now })).toBeNull()
      expect(await store.sessions.find({ idHash: replaced.idHash, now })).not.toBeNull()
      expect(await waiting(store)).not.toContain(options.messages[0]?.id)
    })
  })
}
