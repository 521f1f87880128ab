import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { code, now } from '../contract/fixtures.ts'
import { granted, opens, present, stands, withSession } from './refreshing.contract.ts'

/** What `GrantsPort` promises of revoking. */
export function revokingContract(makeStore: () => Promise<Store>): void {
  describe('revoking', () => {
    test('an access token ends that one alone', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const given = await granted(store, opened)
      const { bought } = await present(store, given)
      await store.grants.revokeToken(bought.tokenHash)
      expect([await opens(store, bought), await opens(store, given.token)]).toEqual([false, true])
      expect(await stands(store, given.refresh)).toBe(true)
    })

    test('a refresh token ends it and what came of it', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const [given, other] = [await granted(store, opened), await granted(store, opened)]
      const { bought } = await present(store, given)
      await store.grants.revokeGrant(given.refresh.idHash)
      for (const each of [bought, given.token]) expect(await opens(store, each)).toBe(false)
      expect([await stands(store, given.refresh), await stands(store, other.refresh)]).toEqual([false, true])
      expect(await opens(store, other.token)).toBe(true)
    })

    test('of several refresh tokens each ends what came of itself, in whatever order they end', async () => {
      const { store, session: opened } = await withSession(makeStore)
      const all = [await granted(store, opened), await granted(store, opened), await granted(store, opened)]
      const inOrder = all.toSorted((a, b) => (a.issued.codeHash < b.issued.codeHash ? -1 : 1))
      const open = () => Promise.all(inOrder.map(({ token: each }) => opens(store, each)))
      await store.grants.revokeGrant(inOrder[1]?.refresh.idHash ?? '')
      expect(await open()).toEqual([true, false, true])
      await store.grants.revokeGrant(inOrder[2]?.refresh.idHash ?? '')
      expect(await open()).toEqual([true, false, false])
    })

    test('a client ends all that it has of an account', async () => {
      const { store, owner, session: opened } = await withSession(makeStore)
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
}
