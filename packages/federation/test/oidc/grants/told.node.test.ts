import type { Account } from '@laissez-passer/core/ports'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/oidc/encoding.ts'
import { presentedApiToken, presentedClientToken, presentedToken } from '../../../src/oidc/grants/presented.ts'
import { readHint } from '../../../src/oidc/id-token-hint.ts'
import { authorize, introspect, type OidcProvider, revoke } from '../../../src/oidc/index.ts'
import { signJwt } from '../../../src/oidc/keys/sign.ts'
import type { ServiceInput } from '../../../src/services/index.ts'
import { api, ask, client, exchange, keyPair, newCode, now, proof, refresh, secret } from '../../support/clients.ts'
import {
  basic,
  challenge,
  presenting,
  redirectUri,
  request,
  type TestProvider,
  testProvider,
} from '../../support/provider.ts'

const pairwise = { ...client, clientId: 'pairwise', name: 'Pairwise', subjectType: 'pairwise' } as const
const key = await keyPair('ES256')
const keyed = {
  name: 'Keyed',
  type: 'oidc',
  clientId: 'keyed',
  grantTypes: ['client_credentials'],
  jwks: { keys: [key.jwk] },
} satisfies ServiceInput

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([client, api, pairwise, keyed])
})
afterAll(() => idp.close())

/** The provider, all of whose accounts have been locked. */
function locked(): OidcProvider {
  const { grants } = idp.store
  const closed = <Found extends { readonly account: Pick<Account, 'status'> | null }>(
    found: Found | null,
  ): Found | null => found && { ...found, account: found.account && { ...found.account, status: 'locked' } }
  const closing: typeof grants = {
    ...grants,
    findAccessToken: async (...given) => closed(await grants.findAccessToken(...given)),
    findApiToken: async (...given) => closed(await grants.findApiToken(...given)),
    findRefreshGrant: async (...given) => closed(await grants.findRefreshGrant(...given)),
  }
  return { ...idp.at(now), store: { ...idp.store, grants: closing } }
}

const asked = (token: unknown, as = 'client') => ({
  authorization: basic(as, secret),
  parameters: new URLSearchParams({ token: String(token) }),
})
const about = async (token: unknown, at = idp.at(now), as = 'client') => (await introspect(at, asked(token, as))).body

async function granted(dpop: string | null = null, clientId = 'client') {
  const { account, code } = await newCode(idp, { client_id: clientId })
  const { body } = await exchange(idp, code, { dpop, authorization: basic(clientId, secret) })
  return { account, access: String(body.access_token), refreshed: String(body.refresh_token) }
}

describe('introspection', () => {
  test('says whose a token is, by the name that who asks knows', async () => {
    const { access, account, refreshed } = await granted()
    for (const token of [access, refreshed])
      expect(await about(token)).toMatchObject({ active: true, sub: account.uid, username: account.uid })
    expect(await about(refreshed)).not.toHaveProperty('cnf')
    const other = await granted(null, 'pairwise')
    for (const token of [other.access, other.refreshed]) {
      const told = await about(token, idp.at(now), 'pairwise')
      expect(told).toMatchObject({ active: true, sub: expect.stringMatching(/^[\w-]{43}$/) })
      expect(told).not.toHaveProperty('username')
    }
  })

  test('of a token that is bound says to which key', async () => {
    const signer = await keyPair('ES256')
    const { access } = await granted(await proof(signer))
    expect(await about(access)).toMatchObject({ token_type: 'DPoP', cnf: { jkt: signer.jkt } })
  })

  test('of what a client was given while it had no credentials says to which key it is bound', async () => {
    const { refreshed } = await granted()
    const { grants } = idp.store
    const findRefreshGrant: typeof grants.findRefreshGrant = async (...given) => {
      const found = await grants.findRefreshGrant(...given)
      return found && { ...found, grant: { ...found.grant, dpopJkt: 'thumbprint' } }
    }
    const at = { ...idp.at(now), store: { ...idp.store, grants: { ...grants, findRefreshGrant } } }
    expect(await about(refreshed, at)).toMatchObject({ cnf: { jkt: 'thumbprint' } })
  })

  test('of an account that is locked says nothing', async () => {
    const { access, refreshed } = await granted()
    for (const token of [access, refreshed]) expect(await about(token, locked())).toEqual({ active: false })
    const { body } = await ask(idp, { grant_type: 'client_credentials' })
    expect(await about(body.access_token, locked())).toMatchObject({ active: true })
  })

  test('and revocation take an assertion that was made for them, a token that is named, and no other client', async () => {
    for (const [ends, answering] of [
      ['introspect', introspect],
      ['revoke', revoke],
    ] as const) {
      const aud = `https://id.example/cas/oauth2/token/${ends}`
      const form = async (to: string) =>
        new URLSearchParams({
          token: 'unknown',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await key.sign({ iss: 'keyed', sub: 'keyed', aud: to, jti: to, exp: now + 60 }),
        })
      const to = async (address: string) =>
        (await answering(idp.at(now), { authorization: null, parameters: await form(address) })).status
      expect([ends, await to(aud), await to(`${aud}/other`)]).toEqual([ends, 200, 401])
      const nothing = await answering(idp.at(now), { ...asked(''), parameters: new URLSearchParams() })
      expect(nothing).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    }
  })
})

describe('a token that is presented', () => {
  test('is a person’s where a person is asked for, and a client’s own where that is', async () => {
    const { access } = await granted()
    const { body } = await ask(idp, { grant_type: 'client_credentials' })
    const shown = (token: unknown) => presenting(`Bearer ${String(token)}`)
    for (const presented of [presentedToken, presentedApiToken])
      expect((await presented(idp.at(now), shown(access))).ok).toBe(true)
    expect((await presentedClientToken(idp.at(now), shown(body.access_token))).ok).toBe(true)
    for (const refused of [
      await presentedToken(idp.at(now), shown(body.access_token)),
      await presentedClientToken(idp.at(now), shown(access)),
      await presentedToken(locked(), shown(access)),
      await presentedApiToken(idp.at(now), shown(body.access_token)),
      await presentedApiToken(locked(), shown(access)),
    ])
      expect(refused).toMatchObject({ ok: false, status: 401, error: 'invalid_token' })
  })
})

describe('a refresh token', () => {
  test('that is missing, or whose account is locked, buys nothing, and says why', async () => {
    expect((await ask(idp, { grant_type: 'refresh_token' })).body.error).toBe('invalid_request')
    const { refreshed } = await granted()
    const closed = { ...idp, at: () => locked() }
    expect((await refresh(closed, refreshed)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await refresh(idp, refreshed)).status).toBe(200)
  })

  test('that was used is told apart from one that ended between two looks at it', async () => {
    const { refreshed } = await granted()
    const { grants } = idp.store
    const gone = { ...grants, refresh: async () => ({ ok: false, reason: 'expired' }) as const }
    const store = { ...idp.store, grants: gone }
    const ended = await refresh({ ...idp, at: () => ({ ...idp.at(now), store }) }, refreshed)
    const never = await refresh(idp, `${'x'.repeat(8)}.${'y'.repeat(43)}`)
    expect(ended).toEqual(never)
    await refresh(idp, refreshed)
    expect(await refresh(idp, refreshed)).not.toEqual(never)
  })
})

describe('a code', () => {
  test('that somebody has without the rest buys nothing', async () => {
    const { grants } = idp.store
    const bought: unknown[] = []
    const spendCode: typeof grants.spendCode = (hash, options) => {
      bought.push(options.buys)
      return grants.spendCode(hash, options)
    }
    const watched = {
      ...idp,
      at: () => ({ ...idp.at(now), store: { ...idp.store, grants: { ...grants, spendCode } } }),
    }
    const [one, two] = [await newCode(idp), await newCode(idp)]
    expect((await exchange(watched, one.code, { fields: { redirect_uri: `${redirectUri}/x` } })).status).toBe(400)
    expect((await exchange(watched, two.code)).status).toBe(200)
    expect(bought).toEqual([null, expect.anything()])
  })

  test.each([`${'v'.repeat(42)}`, `${'v'.repeat(129)}`, ` ${'v'.repeat(43)}`, `${'v'.repeat(43)} `])(
    'isn’t exchanged for what can’t be a verifier, though it is the right one: “%s”',
    async (verifier) => {
      const { code } = await newCode(idp, { code_challenge: sha256(verifier) })
      expect((await exchange(idp, code, { fields: { code_verifier: verifier } })).body.error).toBe('invalid_grant')
    },
  )

  test('that was used is told apart from one that expired between two looks at it', async () => {
    const { grants } = idp.store
    const gone = { ...grants, spendCode: async () => ({ ok: false, reason: 'unknown' }) as const }
    const store = { ...idp.store, grants: gone }
    const { code } = await newCode(idp, { code_challenge: challenge })
    const ended = await exchange({ ...idp, at: () => ({ ...idp.at(now), store }) }, code)
    expect(ended).toEqual(await exchange(idp, 'never'))
    await exchange(idp, code)
    expect(await exchange(idp, code)).not.toEqual(ended)
  })
})

test('an ID token says by which eID somebody signed in, the last of several', async () => {
  const { session } = await idp.signIn({ level: 'MEDIUM', now })
  const eid = (assurance: 'substantial' | 'high') => ({ method: 'eid', at: now, credentialId: null, assurance })
  const proofs = [eid('high'), eid('substantial'), ...session.proofs]
  const parameters = request({ client_id: 'client' })
  const result = await authorize(idp.at(now), { parameters, session: { ...session, proofs } })
  const code = new URL(result.kind === 'redirect' ? result.url : '').searchParams.get('code') ?? ''
  const { body } = await exchange(idp, code)
  expect(decodeJwt(String(body.id_token))['eid_assurance']).toBe('substantial')
})

describe('a hint', () => {
  const hinted = async (payload: Readonly<Record<string, unknown>>, typ: 'JWT' | 'logout+jwt' = 'JWT') =>
    readHint(idp.at(now), await signJwt(idp.at(now), 'ES256', { typ, payload: { iss: idp.issuer, ...payload } }))

  test('says of whom it is and for whom, and is no other token of ours', async () => {
    const whole = { sub: 'n00abcd', aud: 'shop', exp: 1 }
    expect(await hinted(whole)).toEqual({ subject: 'n00abcd', clientId: 'shop' })
    expect(await hinted(whole, 'logout+jwt')).toBeNull()
    for (const change of [{ sub: undefined }, { aud: undefined }, { aud: ['shop', 'other'] }, { iss: 'other' }])
      expect(await hinted({ ...whole, ...change })).toBeNull()
    expect(await readHint(idp.at(now), null)).toBeNull()
    expect(await readHint(idp.at(now), 'a.b.c')).toBeNull()
  })
})
