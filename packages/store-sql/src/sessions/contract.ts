import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolment } from '../devices/fixtures.ts'
import {
  activated,
  code,
  crowd,
  entry,
  noted,
  now,
  race,
  signedIn,
  signIn,
  ticket,
  token,
  wins,
} from '../contract/fixtures.ts'
import { foundToken } from '../grants/found-token.contract.ts'

/** What `SessionsPort` promises of sessions that are there, and of their end. */
export function sessionsContract(makeStore: () => Promise<Store>): void {
  describe('sessions', () => {
    test('a session is read with its account, as opened', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const opened = await signedIn(store, owner.id, {
        level: 'MEDIUM',
        proofs: [
          { method: 'password', at: now, credentialId: null },
          { method: 'mobile-app-pin', at: now + 3, credentialId: 'd' },
        ],
      })
      expect(await store.sessions.find({ idHash: opened.idHash, now })).toEqual({ session: opened, account: owner })
      expect(await store.sessions.find({ idHash: 'nobody', now })).toBeNull()
    })

    test('anybody’s are ended, some at a time, with notices; not what was opened later', async () => {
      const store = await makeStore()
      const [one, other] = [await activated(store), await activated(store)]
      for (const { id } of [one, one, other]) await signedIn(store, id)
      const later = await signedIn(store, other.id, { createdAt: now + 5 })
      expect(await store.sessions.endAny({ before: now, limit: 2, now })).toBe(2)
      expect(await store.sessions.endAny({ before: now, limit: 2, now })).toBe(1)
      expect(await store.sessions.endAny({ before: now, limit: 2, now })).toBe(0)
      expect(await store.sessions.list({ accountId: one.id, now })).toEqual([])
      expect(await store.sessions.list({ accountId: other.id, now: now + 5 })).toEqual([later])
    })

    test('whoever was away too long isn’t among those that are ended, and what was used with one ends with its own alone', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [one, two, away] = [
        await signedIn(store, id),
        await signedIn(store, id),
        await signedIn(store, id, { idleSeconds: 5 }),
      ]
      const [none, both] = [entry(id), entry(id)]
      expect(
        await store.sessions.endOthers({ accountId: id, except: one.idHash, only: 'none', now, activity: none }),
      ).toBe(0)
      expect(await noted(store, id)).not.toContain(none.id)
      expect(await store.sessions.endAny({ before: now, limit: 9, now: now + 5 })).toBe(2)
      expect(await store.sessions.find({ idHash: away.idHash, now })).not.toBeNull()
      expect(await store.sessions.find({ idHash: two.idHash, now })).toBeNull()
      for (const _ of [1, 2]) await signedIn(store, id)
      expect(await store.sessions.endOthers({ accountId: id, except: null, now, activity: both })).toBe(3)
    })

    test('those that have not expired are counted, of all accounts', async () => {
      const store = await makeStore()
      const [one, other] = [await activated(store), await activated(store)]
      expect(await store.sessions.count({ now })).toBe(0)
      await signedIn(store, one.id)
      await signedIn(store, one.id, { expiresAt: now + 1 })
      await signedIn(store, other.id)
      expect(await store.sessions.count({ now })).toBe(3)
      expect(await store.sessions.count({ now: now + 1 })).toBe(2)
    })

    test('a session is over at its end, or when idle; use moves the idle limit, never the end', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const { idHash } = await signedIn(store, id, { expiresAt: now + 100, idleSeconds: 40 })
      const other = await signedIn(store, id)
      expect(await store.sessions.find({ idHash, now: now + 39 })).not.toBeNull()
      expect(await store.sessions.find({ idHash, now: now + 40 })).toBeNull()
      await store.sessions.touch({ idHash, now: now + 30 })
      expect((await store.sessions.find({ idHash, now: now + 69 }))?.session.lastSeenAt).toBe(now + 30)
      await store.sessions.touch({ idHash, now: now + 10 })
      expect(await store.sessions.find({ idHash, now: now + 69 })).not.toBeNull()
      await store.sessions.touch({ idHash, now: now + 75 })
      expect(await store.sessions.find({ idHash, now: now + 75 })).toBeNull()
      await store.sessions.touch({ idHash, now: now + 65 })
      expect(await store.sessions.find({ idHash, now: now + 99 })).not.toBeNull()
      expect(await store.sessions.find({ idHash, now: now + 100 })).toBeNull()
      expect(await store.sessions.list({ accountId: id, now: now + 100 })).toEqual([other])
    })

    test(`of ${crowd} requests at a time in one session each gets its code or ticket`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const opened = await signedIn(store, id)
      const issued = await race(async (index) => {
        await store.sessions.touch({ idHash: opened.idHash, now: now + 60 })
        return index % 2 === 0
          ? store.grants.issueCode(code(opened, { clientId: 'shop' }), { now: now + 60 })
          : store.tickets.issue(ticket(opened), { now: now + 60 })
      })
      expect(wins(issued)).toBe(crowd)
      expect(await store.sessions.find({ idHash: opened.idHash, now: now + 60 })).toMatchObject({
        session: { lastSeenAt: now + 60 },
      })
      const visits = await store.sessions.visits({ accountId: id, now: now + 60 })
      expect(visits.map(({ visitedAt }) => visitedAt)).toEqual([now + 60, now + 60])
    })

    test('an ended session is gone with its codes and tokens; ending it twice is harmless', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const [opened, other] = [await signedIn(store, id), await signedIn(store, id)]
      const [spent, unspent] = [code(opened), code(opened)]
      for (const each of [spent, unspent]) await store.grants.issueCode(each, { now })
      const access = token(spent)
      expect(await store.grants.spendCode(spent.codeHash, { buys: { token: access, refresh: null }, now })).toEqual({
        ok: true,
      })
      await store.sessions.end({ idHash: opened.idHash, now })
      await store.sessions.end({ idHash: opened.idHash, now })
      expect(await store.sessions.list({ accountId: id, now })).toEqual([other])
      expect(await store.sessions.find({ idHash: opened.idHash, now })).toBeNull()
      expect(await foundToken(store, access.tokenHash, { now })).toBeNull()
      expect((await store.grants.spendCode(unspent.codeHash, { buys: null, now })).ok).toBe(false)
    })

    test('what was proved in the browser of an ended session opens nothing any more; all else stays', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const [here, there] = [await signedIn(store, id), await signedIn(store, id)]
      const begun = async (accountId: string, browserHash: string, proved = true) => {
        const one = signIn({ accountId, browserHash })
        await store.signIns.start(one)
        const proof = { method: 'password', at: now, credentialId: null }
        if (proved)
          await store.signIns.prove({
            idHash: one.idHash,
            proof,
            method: null,
            credentialId: null,
            clearThrottle: [],
            now,
          })
        return one
      }
      const stands = async ({ browserHash, idHash }: { readonly idHash: string; readonly browserHash: string }) =>
        (await store.signIns.find({ idHash, browserHash, now })) !== null
      const inBoth = [await begun(id, here.browserHash), await begun(id, there.browserHash)]
      const others = [
        await begun(id, here.browserHash, false),
        await begun(stranger.id, here.browserHash),
        await begun(id, 'a third browser'),
      ]
      await store.sessions.end({ idHash: here.idHash, now })
      expect(await Promise.all(inBoth.map(stands))).toEqual([false, true])
      await store.sessions.endOthers({ accountId: id, except: null, only: there.idHash, now })
      expect(await Promise.all(inBoth.map(stands))).toEqual([false, false])
      expect(await Promise.all(others.map(stands))).toEqual([true, true, true])
    })

    test('all sessions of an account but one can be ended; the list is newest first', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const first = await signedIn(store, id, { createdAt: now - 5 })
      const second = await signedIn(store, id)
      const theirs = await signedIn(store, stranger.id)
      expect((await store.sessions.list({ accountId: id, now })).map(({ idHash }) => idHash)).toEqual([
        second.idHash,
        first.idHash,
      ])
      const [ended, none] = [entry(id), entry(id)]
      const ending = { accountId: id, except: first.idHash, now }
      expect(await store.sessions.endOthers({ ...ending, activity: ended })).toBe(1)
      expect(await store.sessions.endOthers({ ...ending, activity: none })).toBe(0)
      const written = await noted(store, id)
      expect([written.includes(ended.id), written.includes(none.id)]).toEqual([true, false])
      expect((await store.sessions.list({ accountId: id, now })).map(({ idHash }) => idHash)).toEqual([first.idHash])
      await store.sessions.endOthers({ accountId: id, except: null, now })
      expect(await store.sessions.list({ accountId: id, now })).toEqual([])
      expect(await store.sessions.find({ idHash: theirs.idHash, now })).not.toBeNull()
    })

    test('with others’ sessions end the phones that are being added; with one’s own sign-out none does', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const [here, there] = [await signedIn(store, id), await signedIn(store, id)]
      const [first, second, theirs] = [enrolment(id), enrolment(id), enrolment(stranger.id)]
      for (const one of [first, theirs]) await store.enrolments.start(one)
      const statusOf = async (one: { readonly id: string }) =>
        (await store.enrolments.find({ id: one.id, now }))?.status
      await store.sessions.endOthers({ accountId: id, except: here.idHash, only: there.idHash, now })
      expect((await store.sessions.list({ accountId: id, now })).map(({ idHash }) => idHash)).toEqual([here.idHash])
      expect([await statusOf(first), await statusOf(theirs)]).toEqual(['cancelled', 'pending'])
      await store.enrolments.start(second)
      await store.sessions.end({ idHash: here.idHash, now })
      expect(await statusOf(second)).toBe('pending')
      await store.sessions.endOthers({ accountId: id, except: null, now })
      expect(await statusOf(second)).toBe('cancelled')
    })
  })
}
