import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endSessionRequest } from '../../src/oidc/index.ts'
import { findClient } from '../../src/oidc/clients/find.ts'
import { subjectOf } from '../../src/oidc/claims/subject.ts'
import { signJwt } from '../../src/oidc/keys/sign.ts'
import { shop, testProvider } from '../support/provider.ts'
import { closeProvider, exchange, idp, newCode, now, openProvider } from './support/code.ts'

beforeAll(openProvider)
afterAll(closeProvider)

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
    expect(await endSessionRequest(idp.at(now + 86_400), { parameters, uid })).toMatchObject({
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
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toMatchObject({ kind: 'ask', redirect: null })
    parameters.set('client_id', 'shop')
    const redirect = 'https://shop.example/'
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toMatchObject({ kind: 'end', redirect })
    expect(await endSessionRequest(idp.at(now), { parameters, uid: null })).toMatchObject({ kind: 'end', redirect })
    parameters.delete('id_token_hint')
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toMatchObject({ kind: 'ask', redirect })
    // What is no ID token is worse than none.
    parameters.set('id_token_hint', `${idToken.slice(0, -4)}AAAA`)
    expect(await endSessionRequest(idp.at(now), { parameters, uid })).toMatchObject({ kind: 'ask', redirect: null })
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
