import type { SigningKey, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, code, crowd, fresh, now, race, signedIn, token, wins } from '../contract/fixtures.ts'

/** What `GrantsPort` and `SigningKeysPort` promise. */
export function grantsContract(makeStore: () => Promise<Store>): void {
  async function withSession() {
    const store = await makeStore()
    const owner = await activated(store)
    return { store, owner, session: await signedIn(store, owner.id) }
  }

  describe('authorization codes', () => {
    test('a code is spent once and comes back as written', async () => {
      const { store, session } = await withSession()
      const issued = code(session, { nonce: null, amr: ['pwd', 'hwk'] })
      const other = code(session)
      await store.grants.issueCode(other, { now })
      expect(await store.grants.issueCode(issued, { now })).toBe(true)
      expect(await store.grants.spendCode(issued.codeHash, { now })).toEqual({ ok: true, code: issued })
      expect(await store.grants.spendCode(issued.codeHash, { now })).toEqual({ ok: false, reason: 'reused' })
      expect(await store.grants.spendCode('nobody', { now })).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.grants.spendCode(other.codeHash, { now })).toEqual({ ok: true, code: other })
    })

    test('no code without a live session of the account', async () => {
      const { store, session } = await withSession()
      const stranger = await activated(store)
      expect(await store.grants.issueCode(code(session), { now: session.expiresAt })).toBe(false)
      expect(await store.grants.issueCode(code(session, { accountId: stranger.id }), { now })).toBe(false)
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.grants.issueCode(code(session), { now })).toBe(false)
    })

    test('an expired code says so', async () => {
      const { store, session } = await withSession()
      const issued = code(session)
      await store.grants.issueCode(issued, { now })
      expect(await store.grants.spendCode(issued.codeHash, { now: issued.expiresAt })).toEqual({
        ok: false,
        reason: 'expired',
      })
    })

    test('a code presented again revokes its tokens and gets no more', async () => {
      const { store, session } = await withSession()
      const [issued, other] = [code(session), code(session)]
      for (const each of [issued, other]) {
        await store.grants.issueCode(each, { now })
        await store.grants.spendCode(each.codeHash, { now })
      }
      const [access, others] = [token(issued), token(other)]
      for (const each of [access, others]) expect(await store.grants.issueAccessToken(each, { now })).toBe(true)
      expect(await store.grants.spendCode(issued.codeHash, { now })).toEqual({ ok: false, reason: 'reused' })
      expect(await store.grants.findAccessToken(access.tokenHash, { now })).toBeNull()
      expect(await store.grants.issueAccessToken(token(issued), { now })).toBe(false)
      expect(await store.grants.findAccessToken(others.tokenHash, { now })).not.toBeNull()
    })

    test(`of ${crowd} parallel presentations one gets the code`, async () => {
      const { store, session } = await withSession()
      const issued = code(session)
      await store.grants.issueCode(issued, { now })
      expect(wins(await race(() => store.grants.spendCode(issued.codeHash, { now })))).toBe(1)
      expect(await store.grants.issueAccessToken(token(issued), { now })).toBe(false)
    })
  })

  describe('access tokens', () => {
    test('a token is found with account and session while it and the session live', async () => {
      const { store, owner, session } = await withSession()
      const issued = code(session)
      await store.grants.issueCode(issued, { now })
      const access = token(issued)
      expect(await store.grants.issueAccessToken(access, { now })).toBe(false)
      await store.grants.spendCode(issued.codeHash, { now })
      expect(await store.grants.issueAccessToken(access, { now })).toBe(true)
      expect(await store.grants.findAccessToken(access.tokenHash, { now })).toEqual({
        token: access,
        account: owner,
        session,
      })
      expect(await store.grants.findAccessToken(access.tokenHash, { now: access.expiresAt })).toBeNull()
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.grants.findAccessToken(access.tokenHash, { now })).toBeNull()
    })

    test('an idle session gives nothing, takes no code and keeps no token', async () => {
      const { store, session } = await withSession()
      const idle = now + session.idleSeconds
      const [spent, unspent] = [code(session, { expiresAt: idle + 60 }), code(session, { expiresAt: idle + 60 })]
      for (const each of [spent, unspent]) await store.grants.issueCode(each, { now })
      await store.grants.spendCode(spent.codeHash, { now })
      const access = token(spent, { expiresAt: idle + 60 })
      await store.grants.issueAccessToken(access, { now })
      expect(await store.grants.issueCode(code(session), { now: idle })).toBe(false)
      expect((await store.grants.spendCode(unspent.codeHash, { now: idle })).ok).toBe(false)
      expect(await store.grants.issueAccessToken(token(spent), { now: idle })).toBe(false)
      expect(await store.grants.findAccessToken(access.tokenHash, { now: idle - 1 })).not.toBeNull()
      expect(await store.grants.findAccessToken(access.tokenHash, { now: idle })).toBeNull()
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
  })
}
