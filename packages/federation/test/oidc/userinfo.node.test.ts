import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerTokenRequest, authorize, userinfo } from '../../src/oidc/index.ts'
import { presenting, redirectUri, request, testProvider, verifier } from '../support/provider.ts'
import { closeProvider, exchange, idp, newCode, now, openProvider } from './support/code.ts'

beforeAll(openProvider)
afterAll(closeProvider)

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
