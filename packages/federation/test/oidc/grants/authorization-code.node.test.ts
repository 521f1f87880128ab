import { placeOf } from '@laissez-passer/core/places'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerTokenRequest, publicKeys, userinfo } from '../../../src/oidc/index.ts'
import { basic, presenting, redirectUri, verifier } from '../../support/provider.ts'
import { closeProvider, exchange, idp, newCode, now, openProvider, secret } from '../support/code.ts'

beforeAll(openProvider)
afterAll(closeProvider)

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
