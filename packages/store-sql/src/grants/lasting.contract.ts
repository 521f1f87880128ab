import type { Store } from '@laissez-passer/core/ports'
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
  session,
  signedIn,
  token,
  wins,
} from '../contract/fixtures.ts'
import { foundToken } from './found-token.contract.ts'
import { granted, opens, present, stands, withSession } from './refreshing.contract.ts'

/** What `GrantsPort` promises of tokens that belong to no session. */
export function lastingContract(makeStore: () => Promise<Store>): void {
  describe('what lasts beyond every session', () => {
    test('is listed, the last given first, while it is good; of others and of sessions nothing', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
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
      const { store, owner, session: opened } = await withSession(makeStore)
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
      const { store, owner, session: opened } = await withSession(makeStore)
      const stranger = await activated(store)
      const lasting = { sessionIdHash: null }
      const theirs = await granted(store, await signedIn(store, stranger.id), lasting)
      const given = await granted(store, opened, lasting)
      expect(await end(store, owner.id, opened.idHash)).toBe(true)
      expect([await stands(store, given.refresh), await opens(store, given.token)]).toEqual([false, false])
      expect([await stands(store, theirs.refresh), await opens(store, theirs.token)]).toEqual([true, true])
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
