import type { Session, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  now,
  race,
  refreshGrant,
  session,
  signedIn,
  started,
  token,
  wins,
} from '../contract/fixtures.ts'
import { foundToken } from './found-token.contract.ts'
import { granted, opens, present, stands, withSession } from './refreshing.contract.ts'

/** What `GrantsPort` promises of refresh tokens, and of the sessions that they belong to. */
export function refreshContract(makeStore: () => Promise<Store>): void {
  describe('refresh tokens', () => {
    test('one comes back as written, with its account, and is exchanged for the next', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened, { eidAssurance: null, dpopJkt: 'key' })
      const { refresh } = given
      expect(await store.grants.findRefreshGrant(refresh.idHash, { now })).toEqual({ grant: refresh, account: owner })
      expect(await store.grants.findRefreshGrant('nobody', { now })).toBeNull()
      const { answer, bought, next } = await present(store, given, { expiresAt: now + 5000 })
      expect(answer).toEqual({ ok: true })
      expect(await opens(store, bought)).toBe(true)
      expect(await opens(store, given.token)).toBe(true)
      const followed = { ...refresh, secretHash: next, expiresAt: now + 5000 }
      expect(await store.grants.findRefreshGrant(refresh.idHash, { now })).toMatchObject({ grant: followed })
      expect((await present(store, given, { secretHash: next })).answer).toEqual({ ok: true })
    })

    test('one that was exchanged before tells of a thief: all that came of it is revoked, another’s is not', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const { bought, next } = await present(store, given)
      const again = await present(store, given)
      expect(again.answer).toEqual({ ok: false, reason: 'reused' })
      for (const each of [given.token, bought, again.bought]) expect(await opens(store, each)).toBe(false)
      expect(await stands(store, given.refresh)).toBe(false)
      expect((await present(store, given, { secretHash: next })).answer).toEqual({ ok: false, reason: 'expired' })
      expect([await stands(store, other.refresh), await opens(store, other.token)]).toEqual([true, true])
    })

    test('a secret that never was one ends what it is presented for, which another’s exchange doesn’t', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const guessed = await present(store, given, { secretHash: 'guessed' })
      expect(guessed.answer).toEqual({ ok: false, reason: 'reused' })
      for (const each of [given.token, guessed.bought]) expect(await opens(store, each)).toBe(false)
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([false, true])
      expect(await opens(store, other.token)).toBe(true)
    })

    test('a secret is that of the grant that it is presented for: another’s is none', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const crossed = await present(store, other, { secretHash: given.refresh.secretHash })
      expect(crossed.answer).toEqual({ ok: false, reason: 'reused' })
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([true, false])
      expect((await present(store, given)).answer).toEqual({ ok: true })
    })

    test('one that stays the same is exchanged as often as it is presented', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened)
      const next = given.refresh.secretHash
      const answers = await race(() => present(store, given, { next }))
      expect(wins(answers.map(({ answer }) => answer))).toBe(crowd)
      for (const { bought } of answers) expect(await opens(store, bought)).toBe(true)
    })

    test(`of ${crowd} parallel presentations one is the first, and what it bought dies with the others`, async () => {
      const { store, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened)
      const answers = await race(() => present(store, given))
      expect(wins(answers.map(({ answer }) => answer))).toBe(1)
      const left = await Promise.all(answers.map(({ bought }) => opens(store, bought)))
      expect(left.filter(Boolean)).toEqual([])
      expect(await stands(store, given.refresh)).toBe(false)
    })

    test('a code presented again revokes its refresh token, exchanged or not', async () => {
      const { store, session: opened } = await withSession(makeStore)
      for (const exchanged of [false, true]) {
        const given = await granted(store, opened)
        const bought = exchanged ? (await present(store, given)).bought : given.token
        const spent = await store.grants.spendCode(given.issued.codeHash, { buys: null, now })
        expect(spent).toEqual({ ok: false, reason: 'reused' })
        expect([await stands(store, given.refresh), await opens(store, bought)]).toEqual([false, false])
      }
    })

    test('a code that buys nothing gives no refresh token either', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const issued = code(opened)
      await store.grants.issueCode(issued, { now })
      const late = { token: token(issued), refresh: refreshGrant(issued) }
      expect((await store.grants.spendCode(issued.codeHash, { buys: late, now: issued.expiresAt })).ok).toBe(false)
      expect(await stands(store, late.refresh)).toBe(false)
    })

    test('one ends where it is told to', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened)
      const { expiresAt } = given.refresh
      expect([
        await stands(store, given.refresh, expiresAt - 1),
        await stands(store, given.refresh, expiresAt),
      ]).toEqual([true, false])
      expect((await present(store, given, { at: expiresAt })).answer).toEqual({ ok: false, reason: 'expired' })
      await store.sweep({ now: expiresAt + 86_400 })
      expect(await stands(store, given.refresh)).toBe(false)
    })
  })

  describe('the session that a refresh token belongs to', () => {
    test('ends it by its own end, and by being idle', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened, { expiresAt: now + 99_999 })
      const idle = now + opened.idleSeconds
      expect(await stands(store, given.refresh, idle - 1)).toBe(true)
      expect(await stands(store, given.refresh, idle)).toBe(false)
      expect((await present(store, given, { at: idle })).answer).toEqual({ ok: false, reason: 'expired' })
      await store.sessions.end({ idHash: opened.idHash, now })
      expect(await stands(store, given.refresh)).toBe(false)
      expect((await present(store, given)).answer).toEqual({ ok: false, reason: 'expired' })
    })

    test('that lives lends nothing to one whose own is idle', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened, { expiresAt: now + 99_999 })
      const idle = now + opened.idleSeconds
      const other = await signedIn(store, owner.id, { lastSeenAt: idle })
      expect((await present(store, given, { at: idle })).answer).toEqual({ ok: false, reason: 'expired' })
      const inOther = await granted(store, other, { expiresAt: now + 99_999 })
      expect((await present(store, inOther, { at: idle })).answer).toEqual({ ok: true })
    })

    test('leaves alone what outlives it', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened, { sessionIdHash: null })
      await store.sessions.end({ idHash: opened.idHash, now })
      expect(await foundToken(store, given.token.tokenHash, { now })).toEqual({
        token: given.token,
        account: owner,
        session: null,
      })
      expect((await present(store, given)).answer).toEqual({ ok: true })
    })

    test('hands it on where it is raised, to the same person alone', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
      const stranger = await activated(store)
      const raise = async (accountId: string, replaces: Session) => {
        const begun = await started(store, { accountId })
        const raised = session(accountId, { level: 'MEDIUM' })
        const opening = { signInIdHash: begun.idHash, session: raised, replaces: replaces.idHash, knowBrowser: false }
        expect(await store.sessions.open({ ...opening, activity: entry(accountId), messages: [], now })).toBe(true)
        return raised
      }
      const given = await granted(store, opened)
      const raised = await raise(owner.id, opened)
      expect(await store.grants.findRefreshGrant(given.refresh.idHash, { now })).toMatchObject({
        grant: { sessionIdHash: raised.idHash },
      })
      await raise(stranger.id, raised)
      expect(await stands(store, given.refresh)).toBe(false)
    })
  })
}
