import type { AccessToken, AuthorizationCode, SigningKey, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, code, crowd, fresh, now, race, signedIn, token, wins } from '../contract/fixtures.ts'
import { foundToken } from './found-token.contract.ts'

/** What `GrantsPort` and `SigningKeysPort` promise. */
export function grantsContract(makeStore: () => Promise<Store>): void {
  async function withSession() {
    const store = await makeStore()
    const owner = await activated(store)
    return { store, owner, session: await signedIn(store, owner.id) }
  }

  /** Presents a code. `buys`: the token that it is worth. */
  const spend = (
    store: Store,
    {
      codeHash,
      buys = null,
      at = now,
    }: Pick<AuthorizationCode, 'codeHash'> & { buys?: AccessToken | null; at?: number },
  ) => store.grants.spendCode(codeHash, { buys: buys && { token: buys, refresh: null }, now: at })

  describe('authorization codes', () => {
    test('a code comes back as written, with its account, and is spent once', async () => {
      const { store, owner, session } = await withSession()
      const issued = code(session, { nonce: null, amr: ['pwd', 'hwk'] })
      const other = code(session)
      await store.grants.issueCode(other, { now })
      expect(await store.grants.issueCode(issued, { now })).toBe(true)
      // What its client was told first in this session stays.
      const kept = { ...issued, sid: other.sid }
      expect(await store.grants.findCode(issued.codeHash)).toEqual({ code: kept, account: owner })
      expect(await spend(store, issued)).toEqual({ ok: true })
      expect(await spend(store, issued)).toEqual({ ok: false, reason: 'reused' })
      expect(await store.grants.findCode(issued.codeHash)).toEqual({ code: kept, account: owner })
      expect(await spend(store, code(session))).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.grants.findCode('nobody')).toBeNull()
      expect(await spend(store, other)).toEqual({ ok: true })
    })

    test('with a code its service is visited in the session: of each the last time, the last visited first', async () => {
      const { store, owner, session } = await withSession()
      const other = await signedIn(store, owner.id)
      const stranger = await activated(store)
      await store.grants.issueCode(code(await signedIn(store, stranger.id)), { now })
      const visited = () => store.sessions.visits({ accountId: owner.id, now })
      expect(await visited()).toEqual([])
      await store.grants.issueCode(code(session, { clientId: 'shop' }), { now })
      await store.grants.issueCode(code(session, { clientId: 'portal' }), { now: now + 1 })
      await store.grants.issueCode(code(other, { clientId: 'shop' }), { now: now + 2 })
      // Of one minute it is noted once: whoever notes it waits for the others.
      for (const at of [now + 59, now + 60, now + 61])
        await store.grants.issueCode(code(session, { clientId: 'shop' }), { now: at })
      await store.grants.issueCode(code(session, { clientId: 'bank', accountId: stranger.id }), { now })
      expect(await visited()).toMatchObject([
        { sessionIdHash: session.idHash, clientId: 'shop', visitedAt: now + 60 },
        { sessionIdHash: other.idHash, clientId: 'shop', visitedAt: now + 2 },
        { sessionIdHash: session.idHash, clientId: 'portal', visitedAt: now + 1 },
      ])
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await visited()).toMatchObject([{ sessionIdHash: other.idHash, clientId: 'shop', visitedAt: now + 2 }])
      expect(await store.sessions.visits({ accountId: owner.id, now: other.expiresAt })).toEqual([])
    })

    test('a visit is noted again within its minute where it tells by what the service knows the session', async () => {
      const { store, owner, session } = await withSession()
      const visit = async (sid: string | null, at: number) => {
        await store.grants.issueCode(code(session, { clientId: 'shop', sid }), { now: at })
        return (await store.sessions.visits({ accountId: owner.id, now: at }))[0]
      }
      expect(await visit(null, now)).toMatchObject({ sid: null, visitedAt: now })
      expect(await visit(null, now + 1)).toMatchObject({ sid: null, visitedAt: now })
      expect(await visit('first', now + 2)).toMatchObject({ sid: 'first', visitedAt: now + 2 })
      expect(await visit('second', now + 3)).toMatchObject({ sid: 'first', visitedAt: now + 2 })
    })

    test('no code without a live session of the account', async () => {
      const { store, session } = await withSession()
      const stranger = await activated(store)
      expect(await store.grants.issueCode(code(session), { now: session.expiresAt })).toBe(false)
      expect(await store.grants.issueCode(code(session, { accountId: stranger.id }), { now })).toBe(false)
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.grants.issueCode(code(session), { now })).toBe(false)
    })

    test('an expired code says so, and buys nothing', async () => {
      const { store, session } = await withSession()
      const issued = code(session)
      const access = token(issued, { expiresAt: now + 999 })
      await store.grants.issueCode(issued, { now })
      expect(await spend(store, { ...issued, buys: access, at: issued.expiresAt })).toEqual({
        ok: false,
        reason: 'expired',
      })
      expect(await foundToken(store, access.tokenHash, { now })).toBeNull()
    })

    test('a code presented again revokes its token and buys no more', async () => {
      const { store, session } = await withSession()
      const [issued, other] = [code(session), code(session)]
      const [access, others, second] = [token(issued), token(other), token(issued)]
      for (const [each, bought] of [
        [issued, access],
        [other, others],
      ] as const) {
        await store.grants.issueCode(each, { now })
        expect(await spend(store, { ...each, buys: bought })).toEqual({ ok: true })
        expect(await foundToken(store, bought.tokenHash, { now })).not.toBeNull()
      }
      expect(await spend(store, { ...issued, buys: second })).toEqual({ ok: false, reason: 'reused' })
      expect(await foundToken(store, access.tokenHash, { now })).toBeNull()
      expect(await foundToken(store, second.tokenHash, { now })).toBeNull()
      expect(await foundToken(store, others.tokenHash, { now })).not.toBeNull()
    })

    test(`of ${crowd} parallel presentations one is the first, and what it bought dies with the others`, async () => {
      const { store, session } = await withSession()
      const issued = code(session)
      await store.grants.issueCode(issued, { now })
      const bought = Array.from({ length: crowd }, () => token(issued))
      expect(wins(await race((index) => spend(store, { ...issued, buys: bought[index] ?? null })))).toBe(1)
      const left = await Promise.all(bought.map(({ tokenHash }) => foundToken(store, tokenHash, { now })))
      expect(left.filter((found) => found !== null)).toEqual([])
    })
  })

  describe('access tokens', () => {
    test('a token is found with account and session while it and the session live', async () => {
      const { store, owner, session } = await withSession()
      const issued = code(session)
      await store.grants.issueCode(issued, { now })
      const access = token(issued)
      expect(await spend(store, { ...issued, buys: access })).toEqual({ ok: true })
      expect(await foundToken(store, access.tokenHash, { now })).toEqual({
        token: access,
        account: owner,
        session,
      })
      expect(await foundToken(store, access.tokenHash, { now: access.expiresAt })).toBeNull()
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await foundToken(store, access.tokenHash, { now })).toBeNull()
    })

    test('an idle session gives nothing, takes no code and keeps no token', async () => {
      const { store, session } = await withSession()
      const idle = now + session.idleSeconds
      const [spent, unspent] = [code(session, { expiresAt: idle + 60 }), code(session, { expiresAt: idle + 60 })]
      for (const each of [spent, unspent]) await store.grants.issueCode(each, { now })
      const [access, late] = [token(spent, { expiresAt: idle + 60 }), token(unspent, { expiresAt: idle + 60 })]
      expect(await spend(store, { ...spent, buys: access })).toEqual({ ok: true })
      expect(await store.grants.issueCode(code(session), { now: idle })).toBe(false)
      // Another that lives lends it nothing.
      const other = await signedIn(store, session.accountId, { lastSeenAt: idle })
      expect((await spend(store, { ...unspent, buys: late, at: idle })).ok).toBe(false)
      const inOther = code(other, { expiresAt: idle + 60 })
      expect(await store.grants.issueCode(inOther, { now: idle })).toBe(true)
      expect((await store.grants.findCode(inOther.codeHash))?.code.sid).toBe(inOther.sid)
      expect(await foundToken(store, late.tokenHash, { now: idle - 1 })).toBeNull()
      expect(await foundToken(store, access.tokenHash, { now: idle - 1 })).not.toBeNull()
      expect(await foundToken(store, access.tokenHash, { now: idle })).toBeNull()
    })
  })

  describe('signing keys', () => {
    const key = (options: Partial<SigningKey> = {}): SigningKey => ({
      kid: fresh('kid'),
      purpose: 'oidc',
      publicJwk: '{"kty":"EC"}',
      sealedPrivateJwk: 'k1.x',
      createdAt: now,
      signsFrom: now,
      ...options,
    })

    test('keys are listed oldest first, by purpose, added and removed', async () => {
      const store = await makeStore()
      const [young, old, other] = [key({ createdAt: now + 1 }), key(), key({ purpose: 'authenticator' })]
      for (const each of [young, old, other]) await store.signingKeys.add(each)
      expect(await store.signingKeys.list('oidc')).toEqual([old, young])
      await store.signingKeys.remove(old.kid)
      expect(await store.signingKeys.list('oidc')).toEqual([young])
      expect(await store.signingKeys.list('authenticator')).toEqual([other])
    })

    test(`of ${crowd} parallel first starts one’s keys are kept, whole, and all get those`, async () => {
      const store = await makeStore()
      const results = await race(() => store.signingKeys.initialise('oidc', [key(), key({ signsFrom: now + 100 })]))
      const stored = await store.signingKeys.list('oidc')
      expect(stored).toHaveLength(2)
      for (const result of results) expect(result).toEqual(stored)
      expect(await store.signingKeys.initialise('authenticator', [key({ purpose: 'authenticator' })])).toHaveLength(1)
    })

    test(`of ${crowd} who add what they saw missing one’s key is kept, beside those that were there`, async () => {
      const store = await makeStore()
      const before = await store.signingKeys.initialise('oidc', [key()])
      const add = () => store.signingKeys.initialise('oidc', [key({ createdAt: now + 1 })], { beside: 1 })
      const results = await race(add)
      const stored = await store.signingKeys.list('oidc')
      expect(stored).toEqual([...before, expect.objectContaining({ createdAt: now + 1 })])
      for (const result of results) expect(result).toEqual(stored)
    })
  })
}
