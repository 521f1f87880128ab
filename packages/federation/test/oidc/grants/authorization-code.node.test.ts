import { placeOf } from '@laissez-passer/core/places'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  authorize,
  endSessionRequest,
  answerTokenRequest,
  publicKeys,
  type TokenAnswer,
  userinfo,
} from '../../../src/oidc/index.ts'
import { findClient } from '../../../src/oidc/clients/find.ts'
import { subjectOf } from '../../../src/oidc/claims/subject.ts'
import { signJwt } from '../../../src/oidc/keys/sign.ts'
import {
  presenting,
  basic,
  redirectUri,
  request,
  shop,
  type TestProvider,
  testProvider,
  verifier,
} from '../../support/provider.ts'

const now = 1_800_000_000
const secret = 'a secret of the shop, long enough to be one'
let idp: TestProvider

beforeAll(async () => {
  idp = await testProvider()
})
afterAll(() => idp.close())

async function newCode(
  level: 'BASIC' | 'MEDIUM' = 'BASIC',
): Promise<{ code: string; uid: string; accountId: string; sessionIdHash: string }> {
  const { session, account } = await idp.signIn({ level, now })
  const result = await authorize(idp.at(now), { parameters: request(), session })
  const code = result.kind === 'redirect' ? new URL(result.url).searchParams.get('code') : null
  if (code === null) throw new Error(JSON.stringify(result))
  return { code, uid: account.uid, accountId: account.id, sessionIdHash: session.idHash }
}

function exchange(
  code: string,
  {
    changes = {},
    authorization = basic('shop', secret),
    at = now,
  }: { changes?: Record<string, string | null>; authorization?: string | null; at?: number } = {},
): Promise<TokenAnswer> {
  const parameters = new URLSearchParams()
  const all: Record<string, string | null> = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  }
  for (const [name, value] of Object.entries(all)) if (value !== null) parameters.set(name, value)
  return answerTokenRequest(idp.at(at), { authorization, parameters })
}

describe('a code', () => {
  test('becomes an ID token that says who, how and when', async () => {
    const { code, uid } = await newCode('MEDIUM')
    const { status, body } = await exchange(code)
    expect(status).toBe(200)
    const { keys } = await publicKeys(idp.at(now))
    const { payload, protectedHeader } = await jwtVerify(
      String(body.id_token),
      createLocalJWKSet({ keys: [...keys] }),
      {
        issuer: idp.issuer,
        audience: 'shop',
        currentDate: new Date(now * 1000),
      },
    )
    expect(protectedHeader.alg).toBe('ES256')
    expect(payload).toMatchObject({
      sub: uid,
      nonce: 'n-0S6_WzA2Mj',
      acr: 'https://ecas.ec.europa.eu/loa/medium',
      amr: ['pwd', 'swk', 'pin', 'mfa'],
      auth_time: now,
      exp: now + 300,
    })
    expect(payload).not.toHaveProperty('eid_assurance')
    for (const key of keys) expect(Object.keys(key)).not.toContain('d')
  })

  test('and its access token begin with where their account is kept', async () => {
    const { code } = await newCode()
    const { body } = await exchange(code)
    for (const value of [code, String(body.access_token)]) {
      expect(value).toMatch(/^0[\w-]{43}$/)
      expect(placeOf(value)).toEqual({ generation: 0, shard: 0 })
    }
  })

  test('is spent once: of 50 parallel exchanges one succeeds, and its token dies with the others', async () => {
    const { code } = await newCode()
    const answers = await Promise.all(Array.from({ length: 50 }, () => exchange(code)))
    expect(answers.filter((answer) => answer.status === 200).length).toBe(1)
    for (const answer of answers.filter((each) => each.status !== 200)) expect(answer.body.error).toBe('invalid_grant')
    for (const answer of answers.filter((each) => each.status === 200)) {
      expect(await userinfo(idp.at(now), presenting(`Bearer ${answer.body.access_token}`))).toMatchObject({
        ok: false,
        error: 'invalid_token',
      })
    }
  })

  test('presented again later, it revokes what came from it', async () => {
    const { code } = await newCode()
    const first = await exchange(code)
    expect((await userinfo(idp.at(now), presenting(`Bearer ${first.body.access_token}`))).ok).toBe(true)
    expect((await exchange(code)).body.error).toBe('invalid_grant')
    expect(await userinfo(idp.at(now), presenting(`Bearer ${first.body.access_token}`))).toMatchObject({
      ok: false,
      error: 'invalid_token',
    })
  })

  test.each([
    ['a wrong verifier', { changes: { code_verifier: `${verifier}x` } }],
    ['no verifier', { changes: { code_verifier: null } }],
    ['another redirect URI', { changes: { redirect_uri: 'https://shop.example/other' } }],
    ['another client', { changes: { client_id: 'app' }, authorization: null }],
  ])('%s is refused, and the code is spent by it', async (_, options) => {
    const { code } = await newCode()
    expect(await exchange(code, options)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await exchange(code)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'The code was used before' },
    })
  })

  test('expires after a minute', async () => {
    const [{ code }, { code: other }] = [await newCode(), await newCode()]
    expect(await exchange(other, { at: now + 59 })).toMatchObject({ status: 200 })
    expect(await exchange(code, { at: now + 60 })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })

  test('of an account that was locked meanwhile gives no tokens, and its tokens tell nothing', async () => {
    const [{ code }, { code: other, accountId }] = [await newCode(), await newCode()]
    const { body } = await exchange(code)
    const account = await idp.store.accounts.find({ id: accountId })
    const locked = account && { ...account, status: 'locked' as const }
    const { grants } = idp.store
    const provider = {
      ...idp.at(now),
      store: {
        ...idp.store,
        grants: {
          ...grants,
          findCode: async (...given: Parameters<typeof grants.findCode>) => {
            const found = await grants.findCode(...given)
            return found && locked && { ...found, account: locked }
          },
          findAccessToken: async (...given: Parameters<typeof grants.findAccessToken>) => {
            const found = await grants.findAccessToken(...given)
            return found && locked && { ...found, account: locked }
          },
        },
      },
    }
    expect(await userinfo(idp.at(now), presenting(`Bearer ${body.access_token}`))).toMatchObject({ ok: true })
    expect(await userinfo(provider, presenting(`Bearer ${body.access_token}`))).toMatchObject({
      ok: false,
      error: 'invalid_token',
    })
    const parameters = new URLSearchParams({
      grant_type: 'authorization_code',
      code: other,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    })
    const refused = await answerTokenRequest(provider, { authorization: basic('shop', secret), parameters })
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('dies with the session it was issued in', async () => {
    const { code, sessionIdHash } = await newCode()
    await idp.store.sessions.end({ idHash: sessionIdHash, now })
    expect((await exchange(code)).body.error).toBe('invalid_grant')
  })
})

describe('client authentication', () => {
  test.each([
    ['a wrong secret', { authorization: basic('shop', 'wrong') }],
    ['no secret where one is registered', { authorization: null, changes: { client_id: 'shop' } }],
    ['a header of another scheme', { authorization: 'Bearer x' }],
    ['an unknown client', { authorization: basic('nobody', secret) }],
    ['a secret where none is registered', { authorization: basic('app', 'anything') }],
    ['two ids', { changes: { client_id: 'app' } }],
  ])('%s is refused with 401, and the code lives on', async (_, options) => {
    const { code } = await newCode()
    expect(await exchange(code, options)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect((await exchange(code)).status).toBe(200)
  })

  test('a posted secret is accepted, two methods at once are not', async () => {
    const { code } = await newCode()
    expect((await exchange(code, { changes: { client_secret: secret, client_id: 'shop' } })).body.error).toBe(
      'invalid_request',
    )
    expect(
      (await exchange(code, { authorization: null, changes: { client_secret: secret, client_id: 'shop' } })).status,
    ).toBe(200)
  })

  test('only the code grant is known', async () => {
    const { code } = await newCode()
    expect((await exchange(code, { changes: { grant_type: 'password' } })).body.error).toBe('unsupported_grant_type')
  })
})

describe('userinfo', () => {
  test('gives what the scopes name', async () => {
    const { code, uid } = await newCode()
    const { body } = await exchange(code)
    expect(await userinfo(idp.at(now), presenting(`Bearer ${body.access_token}`))).toMatchObject({
      ok: true,
      claims: {
        sub: uid,
        email_verified: true,
        given_name: 'Élodie',
        family_name: 'Müller',
        name: 'Élodie Müller',
        locale: 'fr',
      },
    })
  })

  test('refuses a token that is missing, unknown or expired, or whose session has ended', async () => {
    expect(await userinfo(idp.at(now), presenting(null))).toMatchObject({ ok: false, error: null })
    expect(await userinfo(idp.at(now), presenting('Bearer abc'))).toMatchObject({ ok: false, error: 'invalid_token' })
    const { code, sessionIdHash } = await newCode()
    const { body } = await exchange(code)
    const header = `Bearer ${body.access_token}`
    expect((await userinfo(idp.at(now + 600), presenting(header))).ok).toBe(false)
    await idp.store.sessions.end({ idHash: sessionIdHash, now })
    expect((await userinfo(idp.at(now), presenting(header))).ok).toBe(false)
  })

  test('releases only the attributes of the registration', async () => {
    const narrow = await testProvider([
      { name: 'Narrow', type: 'oidc', clientId: 'shop', redirectUris: [redirectUri], releasedAttributes: ['email'] },
    ])
    const { session, account } = await narrow.signIn({ level: 'BASIC', now })
    const result = await authorize(narrow.at(now), { parameters: request(), session })
    const code = result.kind === 'redirect' ? (new URL(result.url).searchParams.get('code') ?? '') : ''
    const parameters = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'shop',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    })
    const { body } = await answerTokenRequest(narrow.at(now), {
      authorization: null,
      parameters,
    })
    expect(await userinfo(narrow.at(now), presenting(`Bearer ${body.access_token}`))).toEqual({
      ok: true,
      claims: { sub: account.uid, email: account.email, email_verified: true },
    })
    await narrow.close()
  })
})

describe('logout', () => {
  async function idTokenOf(): Promise<{ idToken: string; uid: string }> {
    const { code, uid } = await newCode()
    return { idToken: String((await exchange(code)).body.id_token), uid }
  }

  test('with the ID token of who is signed in, it ends at once and goes back to a registered address', async () => {
    const { idToken, uid } = await idTokenOf()
    const parameters = new URLSearchParams({
      id_token_hint: idToken,
      post_logout_redirect_uri: 'https://shop.example/',
      state: 's1',
    })
    expect(await endSessionRequest(idp.at(now + 86_400), { parameters, uid })).toEqual({
      kind: 'end',
      redirect: 'https://shop.example/?state=s1',
    })
  })

  test('asks when the ID token is another person’s, altered or missing', async () => {
    const { idToken } = await idTokenOf()
    for (const hint of [idToken, `${idToken.slice(0, -4)}AAAA`]) {
      expect(
        (
          await endSessionRequest(idp.at(now), {
            parameters: new URLSearchParams({ id_token_hint: hint }),
            uid: 'n00other',
          })
        ).kind,
      ).toBe('ask')
    }
    expect((await endSessionRequest(idp.at(now), { parameters: new URLSearchParams(), uid: 'n00other' })).kind).toBe(
      'ask',
    )
  })

  test('never goes to an address that is not registered', async () => {
    const { idToken, uid } = await idTokenOf()
    for (const target of ['https://evil.example/', 'https://shop.example/other', '//evil.example']) {
      const parameters = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: target })
      expect((await endSessionRequest(idp.at(now), { parameters, uid })).redirect).toBeNull()
    }
  })

  test('a client id that contradicts the ID token is refused the redirect', async () => {
    const { idToken, uid } = await idTokenOf()
    const parameters = new URLSearchParams({
      id_token_hint: idToken,
      client_id: 'app',
      post_logout_redirect_uri: 'https://shop.example/',
    })
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toEqual({ kind: 'ask', redirect: null })
    parameters.set('client_id', 'shop')
    const redirect = 'https://shop.example/'
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toEqual({ kind: 'end', redirect })
    expect(await endSessionRequest(idp.at(now), { parameters, uid: null })).toEqual({ kind: 'end', redirect })
    parameters.delete('id_token_hint')
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toEqual({ kind: 'ask', redirect })
    // What is no ID token is worse than none.
    parameters.set('id_token_hint', `${idToken.slice(0, -4)}AAAA`)
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toEqual({ kind: 'ask', redirect: null })
  })

  test('knows a person by the name that the client does', async () => {
    const own = await testProvider([{ ...shop, subjectType: 'pairwise' }])
    const { account } = await own.signIn({ level: 'BASIC', now })
    const service = await findClient(own.at(now), 'shop')
    if (service === null) throw new Error('no shop')
    const payload = { iss: own.issuer, aud: 'shop', sub: await subjectOf(own.at(now), { account, service }) }
    const hint = await signJwt(own.at(now), 'ES256', { typ: 'JWT', payload })
    const parameters = new URLSearchParams({ id_token_hint: hint })
    const kinds = [account.uid, 'n00other'].map((uid) => endSessionRequest(own.at(now), { parameters, uid }))
    expect((await Promise.all(kinds)).map(({ kind }) => kind)).toEqual(['end', 'ask'])
    await own.close()
  })
})
