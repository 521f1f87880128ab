import type { AuthorizationCode, RefreshGrant, Session, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  fresh,
  link,
  message,
  noted,
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

/** What `GrantsPort` promises of refresh tokens, and of tokens that belong to no session. */
export function refreshContract(makeStore: () => Promise<Store>): void {
  async function withSession() {
    const store = await makeStore()
    const owner = await activated(store)
    return { store, owner, session: await signedIn(store, owner.id) }
  }

  /** A code that bought an access token and a refresh token. */
  async function granted(store: Store, within: Session, options: Partial<RefreshGrant> = {}) {
    const issued = code(within)
    await store.grants.issueCode(issued, { now })
    const lasting = options.sessionIdHash === undefined ? {} : { sessionIdHash: options.sessionIdHash }
    const bought = { token: token(issued, lasting), refresh: refreshGrant(issued, options) }
    expect(await store.grants.spendCode(issued.codeHash, { buys: bought, now })).toEqual({ ok: true })
    return { issued, ...bought }
  }

  /** Presents a refresh token. */
  const present = (
    store: Store,
    { refresh, issued }: { readonly refresh: RefreshGrant; readonly issued: AuthorizationCode },
    { secretHash = refresh.secretHash, next = fresh('secret'), expiresAt = now + 3000, at = now } = {},
  ) => {
    const bought = token(issued, { sessionIdHash: refresh.sessionIdHash })
    const { idHash } = refresh
    return store.grants
      .refresh({ idHash, secretHash, next: { secretHash: next, expiresAt }, token: bought, now: at })
      .then((answer) => ({ answer, bought, next }))
  }

  const opens = async (store: Store, { tokenHash }: { readonly tokenHash: string }) =>
    (await foundToken(store, tokenHash, { now })) !== null
  const stands = async (store: Store, { idHash }: RefreshGrant, at = now) =>
    (await store.grants.findRefreshGrant(idHash, { now: at })) !== null

  describe('refresh tokens', () => {
    test('one comes back as written, with its account, and is exchanged for the next', async () => {
      const { store, owner, session: opened } = await withSession()
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
      const { store, session: opened } = await withSession()
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
      const { store, session: opened } = await withSession()
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const guessed = await present(store, given, { secretHash: 'guessed' })
      expect(guessed.answer).toEqual({ ok: false, reason: 'reused' })
      for (const each of [given.token, guessed.bought]) expect(await opens(store, each)).toBe(false)
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([false, true])
      expect(await opens(store, other.token)).toBe(true)
    })

    test('a secret is that of the grant that it is presented for: another’s is none', async () => {
      const { store, session: opened } = await withSession()
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const crossed = await present(store, other, { secretHash: given.refresh.secretHash })
      expect(crossed.answer).toEqual({ ok: false, reason: 'reused' })
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([true, false])
      expect((await present(store, given)).answer).toEqual({ ok: true })
    })

    test('one that stays the same is exchanged as often as it is presented', async () => {
      const { store, session: opened } = await withSession()
      const given = await granted(store, opened)
      const next = given.refresh.secretHash
      const answers = await race(() => present(store, given, { next }))
      expect(wins(answers.map(({ answer }) => answer))).toBe(crowd)
      for (const { bought } of answers) expect(await opens(store, bought)).toBe(true)
    })

    test(`of ${crowd} parallel presentations one is the first, and what it bought dies with the others`, async () => {
      const { store, session: opened } = await withSession()
      const given = await granted(store, opened)
      const answers = await race(() => present(store, given))
      expect(wins(answers.map(({ answer }) => answer))).toBe(1)
      const left = await Promise.all(answers.map(({ bought }) => opens(store, bought)))
      expect(left.filter(Boolean)).toEqual([])
      expect(await stands(store, given.refresh)).toBe(false)
    })

    test('a code presented again revokes its refresh token, exchanged or not', async () => {
      const { store, session: opened } = await withSession()
      for (const exchanged of [false, true]) {
        const given = await granted(store, opened)
        const bought = exchanged ? (await present(store, given)).bought : given.token
        const spent = await store.grants.spendCode(given.issued.codeHash, { buys: null, now })
        expect(spent).toEqual({ ok: false, reason: 'reused' })
        expect([await stands(store, given.refresh), await opens(store, bought)]).toEqual([false, false])
      }
    })

    test('a code that buys nothing gives no refresh token either', async () => {
      const { store, session: opened } = await withSession()
      const issued = code(opened)
      await store.grants.issueCode(issued, { now })
      const late = { token: token(issued), refresh: refreshGrant(issued) }
      expect((await store.grants.spendCode(issued.codeHash, { buys: late, now: issued.expiresAt })).ok).toBe(false)
      expect(await stands(store, late.refresh)).toBe(false)
    })

    test('one ends where it is told to', async () => {
      const { store, session: opened } = await withSession()
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

  describe('what lasts beyond every session', () => {
    test('is listed, the last given first, while it is good; of others and of sessions nothing', async () => {
      const { store, owner, session: opened } = await withSession()
      const beyond = { sessionIdHash: null }
      const first = await granted(store, opened, { ...beyond, clientId: 'tv' })
      const last = await granted(store, opened, { ...beyond, createdAt: now + 5 })
      await granted(store, opened)
      await granted(store, await signedIn(store, (await activated(store)).id), beyond)
      const shown = [last, first].map(({ refresh: { clientId, createdAt, endsAt, expiresAt, idHash, scope } }) => ({
        idHash,
        clientId,
        scope,
        createdAt,
        expiresAt,
        endsAt,
      }))
      const list = (at: number) => store.grants.lasting({ accountId: owner.id, now: at })
      expect(await list(now)).toEqual(shown)
      expect(await list(first.refresh.expiresAt)).toEqual([])
    })

    test(`is ended by one of ${crowd} callers, with what came of it; by nobody else`, async () => {
      const { store, owner, session: opened } = await withSession()
      const [given, other] = [
        await granted(store, opened, { sessionIdHash: null }),
        await granted(store, opened, { sessionIdHash: null }),
      ]
      const inSession = await granted(store, opened)
      const { bought } = await present(store, given)
      const end = (idHash: string, accountId = owner.id) =>
        store.grants.endLasting({ accountId, idHash, activity: entry(accountId) })
      const stranger = await activated(store)
      expect(await end(given.refresh.idHash, stranger.id)).toBe(false)
      expect(await end(inSession.refresh.idHash)).toBe(false)
      const before = (await noted(store, owner.id)).length
      expect(wins(await race(() => end(given.refresh.idHash)))).toBe(1)
      expect((await noted(store, owner.id)).length).toBe(before + 1)
      expect([await stands(store, given.refresh), await opens(store, bought)]).toEqual([false, false])
      expect([await stands(store, other.refresh), await stands(store, inSession.refresh)]).toEqual([true, true])
    })
  })

  describe('the session that a refresh token belongs to', () => {
    test('ends it by its own end, and by being idle', async () => {
      const { store, session: opened } = await withSession()
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
      const { store, owner, session: opened } = await withSession()
      const given = await granted(store, opened, { expiresAt: now + 99_999 })
      const idle = now + opened.idleSeconds
      const other = await signedIn(store, owner.id, { lastSeenAt: idle })
      expect((await present(store, given, { at: idle })).answer).toEqual({ ok: false, reason: 'expired' })
      const inOther = await granted(store, other, { expiresAt: now + 99_999 })
      expect((await present(store, inOther, { at: idle })).answer).toEqual({ ok: true })
    })

    test('leaves alone what outlives it', async () => {
      const { store, owner, session: opened } = await withSession()
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
      const { store, owner, session: opened } = await withSession()
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

  describe('what outlives sessions ends', () => {
    const ends: Readonly<Record<string, (store: Store, accountId: string, keepSession: string) => Promise<unknown>>> = {
      'with a changed password': (store, accountId, keepSession) =>
        store.accounts.changePassword({
          accountId,
          fromHash: 'hash-1',
          toHash: 'hash-2',
          keepSession,
          now,
          messages: [],
          activity: entry(accountId),
        }),
      'with a password set by a link': async (store, accountId) => {
        const reset = link(accountId, { purpose: 'reset-password' })
        await store.accounts.issueLink({ link: reset, message: message() })
        const by = { tokenHash: reset.tokenHash, passwordHash: 'hash-2', clearThrottle: [] }
        return store.accounts.setPasswordByLink({ ...by, now, messages: [], activity: entry(accountId) })
      },
      'with “this wasn’t me”': (store, accountId) =>
        store.notMeReports.report({
          tokenHash: fresh('not-me'),
          accountId,
          link: link(accountId, { purpose: 'reset-password' }),
          now,
          messages: [],
          activity: entry(accountId),
        }),
    }

    test.each(Object.entries(ends))('%s, another person’s doesn’t', async (_, end) => {
      const { store, owner, session: opened } = await withSession()
      const stranger = await activated(store)
      const lasting = { sessionIdHash: null }
      const theirs = await granted(store, await signedIn(store, stranger.id), lasting)
      const given = await granted(store, opened, lasting)
      expect(await end(store, owner.id, opened.idHash)).toBe(true)
      expect([await stands(store, given.refresh), await opens(store, given.token)]).toEqual([false, false])
      expect([await stands(store, theirs.refresh), await opens(store, theirs.token)]).toEqual([true, true])
    })
  })

  describe('revoking', () => {
    test('an access token ends that one alone', async () => {
      const { store, session: opened } = await withSession()
      const given = await granted(store, opened)
      const { bought } = await present(store, given)
      await store.grants.revokeToken(bought.tokenHash)
      expect([await opens(store, bought), await opens(store, given.token)]).toEqual([false, true])
      expect(await stands(store, given.refresh)).toBe(true)
    })

    test('a refresh token ends it and what came of it', async () => {
      const { store, session: opened } = await withSession()
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const { bought } = await present(store, given)
      await store.grants.revokeGrant(given.refresh.idHash)
      for (const each of [bought, given.token]) expect(await opens(store, each)).toBe(false)
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([false, true])
      expect(await opens(store, other.token)).toBe(true)
    })

    test('of several refresh tokens each ends what came of itself, in whatever order they end', async () => {
      const { store, session: opened } = await withSession()
      const all = [await granted(store, opened), await granted(store, opened), await granted(store, opened)]
      const inOrder = all.toSorted((a, b) => (a.issued.codeHash < b.issued.codeHash ? -1 : 1))
      const open = () => Promise.all(inOrder.map(({ token: each }) => opens(store, each)))
      await store.grants.revokeGrant(inOrder[1]?.refresh.idHash ?? '')
      expect(await open()).toEqual([true, false, true])
      await store.grants.revokeGrant(inOrder[2]?.refresh.idHash ?? '')
      expect(await open()).toEqual([true, false, false])
    })

    test('a client ends all that it has of an account', async () => {
      const { store, owner, session: opened } = await withSession()
      const given = await granted(store, opened)
      const lasting = await granted(store, opened, { sessionIdHash: null })
      const unspent = code(opened)
      const others = code(opened, { clientId: 'shop' })
      for (const each of [unspent, others]) await store.grants.issueCode(each, { now })
      await store.grants.revokeClient({ accountId: owner.id, clientId: unspent.clientId })
      for (const each of [given, lasting])
        expect([await stands(store, each.refresh), await opens(store, each.token)]).toEqual([false, false])
      expect(await store.grants.findCode(unspent.codeHash)).toBeNull()
      expect(await store.grants.findCode(others.codeHash)).not.toBeNull()
    })
  })

  test('a token of a client alone is found without account and session', async () => {
    const store = await makeStore()
    const own = token(code(session('nobody')), {
      originHash: null,
      accountId: null,
      sessionIdHash: null,
      authenticatedAt: null,
      acr: null,
      audience: 'api',
      confirmation: { jwk: { kty: 'EC', x: 'x' } },
    })
    await store.grants.issueToken(own)
    const found = await foundToken(store, own.tokenHash, { now })
    expect(found).toEqual({ token: own, account: null, session: null })
    expect(await foundToken(store, own.tokenHash, { now: own.expiresAt })).toBeNull()
  })
}
