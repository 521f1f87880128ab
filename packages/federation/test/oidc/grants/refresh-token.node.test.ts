import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lifetimes, publicKeys, userinfo } from '../../../src/oidc/index.ts'
import { client, exchange, keyPair, newCode, now, proof, refresh, single } from '../../support/clients.ts'
import { basic, presenting, shop, type TestProvider, testProvider } from '../../support/provider.ts'

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([client, single, shop])
})
afterAll(() => idp.close())

const opens = async (token: unknown, at = now) => (await userinfo(idp.at(at), presenting(`Bearer ${String(token)}`))).ok

async function granted(scope = 'openid email profile') {
  const { code, ...who } = await newCode(idp, { scope })
  const { body } = await exchange(idp, code)
  return { code, body, ...who }
}

describe('a refresh token', () => {
  test('is given to clients that are registered for it alone', async () => {
    expect((await granted()).body).toHaveProperty('refresh_token')
    const { code } = await newCode(idp, { client_id: 'shop', scope: 'openid offline_access' })
    const { body } = await exchange(idp, code, { authorization: basic('shop', shop.clientSecret) })
    expect(body).not.toHaveProperty('refresh_token')
    expect(body.scope).toBe('openid')
    expect(await refresh(idp, 'x', { authorization: basic('shop', shop.clientSecret) })).toMatchObject({
      body: { error: 'unauthorized_client' },
    })
  })

  test('buys an access token, an ID token of the same sign-in without nonce, and the next', async () => {
    const { account, body: first } = await granted()
    const later = now + 300
    const { status, body } = await refresh(idp, first.refresh_token, { at: later })
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'openid email profile' })
    expect(body.refresh_token).not.toBe(first.refresh_token)
    expect(String(body.refresh_token).split('.')[0]).toBe(String(first.refresh_token).split('.')[0])
    const { keys } = await publicKeys(idp.at(later))
    const { payload } = await jwtVerify(String(body.id_token), createLocalJWKSet({ keys: [...keys] }), {
      issuer: idp.issuer,
      audience: 'client',
      currentDate: new Date(later * 1000),
    })
    expect(payload).toMatchObject({ sub: account.uid, auth_time: now, iat: later, amr: ['pwd'] })
    expect(payload).not.toHaveProperty('nonce')
    expect([await opens(body.access_token, later), await opens(first.access_token, later)]).toEqual([true, true])
  })

  test('presented again, it ends all that came of it', async () => {
    const { body: first } = await granted()
    const { body } = await refresh(idp, first.refresh_token)
    const again = await refresh(idp, first.refresh_token)
    expect(again.body).toEqual({
      error: 'invalid_grant',
      error_description: 'The refresh token was used before',
    })
    expect((await refresh(idp, body.refresh_token)).body.error).toBe('invalid_grant')
    for (const each of [first, body]) expect(await opens(each.access_token)).toBe(false)
  })

  test('is exchanged by one of 50 at once, and what that got dies with the others', async () => {
    const { body: first } = await granted()
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(idp, first.refresh_token)))
    const good = answers.filter(({ status }) => status === 200)
    expect(good).toHaveLength(1)
    expect(await opens(good[0]?.body.access_token)).toBe(false)
    expect((await refresh(idp, good[0]?.body.refresh_token)).status).toBe(400)
  })

  test('dies when its code is presented again, exchanged or not', async () => {
    const { body, code } = await granted()
    const { body: next } = await refresh(idp, body.refresh_token)
    expect((await exchange(idp, code)).body.error).toBe('invalid_grant')
    expect((await refresh(idp, next.refresh_token)).body.error).toBe('invalid_grant')
    expect(await opens(next.access_token)).toBe(false)
  })

  test('gives less when less is asked for, and never more', async () => {
    const { body: first } = await granted('openid email')
    const { body } = await refresh(idp, first.refresh_token, { fields: { scope: 'email' } })
    expect(body.scope).toBe('email')
    expect(body).not.toHaveProperty('id_token')
    const more = await refresh(idp, body.refresh_token, { fields: { scope: 'email profile' } })
    expect(more.body.error).toBe('invalid_scope')
    expect((await refresh(idp, body.refresh_token)).body.scope).toBe('openid email')
  })

  test.each([
    ['unknown', 'nothing.of-the-kind'],
    ['empty', ''],
    ['of the right form', `0${'a'.repeat(22)}.${'b'.repeat(43)}`],
  ])('that is %s buys nothing', async (_, token) => {
    expect((await refresh(idp, token)).body.error).toBe('invalid_grant')
  })

  test('of another client buys nothing, and lives on', async () => {
    const { body } = await granted()
    const stolen = await refresh(idp, body.refresh_token, { authorization: null, fields: { client_id: 'single' } })
    expect(stolen.body.error).toBe('invalid_grant')
    expect((await refresh(idp, body.refresh_token)).status).toBe(200)
  })

  test('of a closed account buys nothing', async () => {
    const { account, body } = await granted('openid offline_access')
    const { grants } = idp.store
    const closed = {
      ...grants,
      findRefreshGrant: async (...given: Parameters<typeof grants.findRefreshGrant>) => {
        const found = await grants.findRefreshGrant(...given)
        return found && { ...found, account: { ...account, status: 'locked' as const } }
      },
    }
    const locked = { ...idp, at: (at: number) => ({ ...idp.at(at), store: { ...idp.store, grants: closed } }) }
    expect((await refresh(locked, body.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(idp, body.refresh_token)).status).toBe(200)
  })
})

describe('how long a refresh token lives', () => {
  test('as long as its session, where nothing more was asked for', async () => {
    const { body, session } = await granted()
    await idp.store.sessions.end({ idHash: session.idHash, now })
    expect((await refresh(idp, body.refresh_token)).body.error).toBe('invalid_grant')
    expect(await opens(body.access_token)).toBe(false)
  })

  test('with offline_access beyond every session, until it wasn’t used for a month', async () => {
    const { body, session } = await granted('openid email offline_access')
    expect(body.scope).toBe('openid email offline_access')
    await idp.store.sessions.end({ idHash: session.idHash, now })
    expect(await opens(body.access_token)).toBe(true)
    const inTime = now + lifetimes.unusedRefreshToken - 1
    const { body: next, status } = await refresh(idp, body.refresh_token, { at: inTime })
    expect(status).toBe(200)
    const late = inTime + lifetimes.unusedRefreshToken
    expect((await refresh(idp, next.refresh_token, { at: late })).body.error).toBe('invalid_grant')
  })

  test('and never beyond three months, however often it is used', async () => {
    const { body: first } = await granted('openid offline_access')
    let token = first.refresh_token
    const step = lifetimes.unusedRefreshToken - 100
    for (const at of [step, 2 * step, 3 * step, lifetimes.refreshToken - 1].map((each) => now + each)) {
      const { body, status } = await refresh(idp, token, { at })
      expect(status).toBe(200)
      token = body.refresh_token
    }
    expect((await refresh(idp, token, { at: now + lifetimes.refreshToken })).body.error).toBe('invalid_grant')
  })
})

describe('a client without credentials', () => {
  const fields = { client_id: 'single' }
  const asSingle = { authorization: null, fields }

  test('that proved a key refreshes with that key alone', async () => {
    const [key, other] = [await keyPair('ES256'), await keyPair('ES256')]
    const { code } = await newCode(idp, fields)
    const first = await exchange(idp, code, { ...asSingle, dpop: await proof(key) })
    expect(first.body.token_type).toBe('DPoP')
    for (const dpop of [null, await proof(other)])
      expect((await refresh(idp, first.body.refresh_token, { ...asSingle, dpop })).body.error).toBe('invalid_grant')
    const next = await refresh(idp, first.body.refresh_token, { ...asSingle, dpop: await proof(key) })
    expect(next).toMatchObject({ status: 200, body: { token_type: 'DPoP' } })
  })
})
