import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acrOf, authorize, type AuthorizeResult, answerTokenRequest, userinfo } from '../../../src/oidc/index.ts'
import {
  basic,
  presenting,
  redirectUri,
  request,
  shop,
  type TestProvider,
  testProvider,
  verifier,
} from '../../support/provider.ts'

const now = 1_800_000_000
let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider()
})
afterAll(() => idp.close())

type Changes = Parameters<typeof request>[0]

const asked = async (changes: Changes, level: 'BASIC' | 'MEDIUM' = 'BASIC', provider = idp) => {
  const { session, account } = await provider.signIn({ level, now })
  return { result: await authorize(provider.at(now), { parameters: request(changes), session }), session, account }
}
const errorIn = (result: AuthorizeResult) =>
  result.kind === 'redirect' ? new URL(result.url).searchParams.get('error') : result.kind

/** What the shop learns: the claims of its ID token and of userinfo. */
async function learned(changes: Changes, level: 'BASIC' | 'MEDIUM' = 'BASIC', provider = idp) {
  const { account, result } = await asked(changes, level, provider)
  const code = new URL(result.kind === 'redirect' ? result.url : '').searchParams.get('code') ?? ''
  const { body } = await answerTokenRequest(provider.at(now), {
    authorization: basic('shop', shop.clientSecret),
    parameters: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  const payload = String(body['id_token']).split('.')[1] ?? ''
  const idToken: unknown = JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
    ),
  )
  const info = await userinfo(provider.at(now), presenting(`Bearer ${String(body['access_token'])}`))
  return { account, idToken, info: info.ok ? info.claims : null }
}

describe('an answer by form_post', () => {
  test('holds what the address would, and goes to the registered address', async () => {
    const { result } = await asked({ response_mode: 'form_post' })
    expect(result).toEqual({
      kind: 'post',
      to: redirectUri,
      serviceName: 'Shop',
      fields: { code: expect.stringMatching(/^[\w-]{44}$/), state: 'xyz', iss: idp.issuer },
    })
  })

  test('says what is wrong in the same way', async () => {
    const { result } = await asked({ response_mode: 'form_post', code_challenge: null, state: null })
    expect(result).toMatchObject({ kind: 'post', fields: { error: 'invalid_request', iss: idp.issuer } })
    expect(result.kind === 'post' && 'state' in result.fields).toBe(false)
  })
})

describe('claims asked for by name', () => {
  test('are told where they were asked for, and only there', async () => {
    const claims = JSON.stringify({
      userinfo: { name: { essential: true }, unheard_of: null },
      id_token: { email: null, locale: { value: 'xx' } },
      others: {},
    })
    const { idToken, info } = await learned({ scope: 'openid', claims })
    expect(info).toEqual({ sub: expect.any(String), name: 'Élodie Müller' })
    expect(idToken).toMatchObject({ email: expect.stringContaining('@'), locale: 'fr' })
    for (const name of ['name', 'given_name', 'email_verified', 'unheard_of']) expect(idToken).not.toHaveProperty(name)
  })

  test('without them the ID token says nothing of the person', async () => {
    const { idToken } = await learned({ scope: 'openid email profile' })
    for (const name of ['email', 'name', 'locale']) expect(idToken).not.toHaveProperty(name)
  })

  test('are told no further than the registration releases', async () => {
    const strict = await testProvider([{ ...shop, releasedAttributes: ['locale'] }])
    const claims = JSON.stringify({ userinfo: { email: { essential: true } }, id_token: { email: null, locale: null } })
    const { idToken, info } = await learned({ claims }, 'BASIC', strict)
    expect(info).toEqual({ sub: expect.any(String), locale: 'fr' })
    expect(idToken).toMatchObject({ locale: 'fr' })
    expect(idToken).not.toHaveProperty('email')
    await strict.close()
  })
})

describe('acr that is essential', () => {
  const acr = (...values: readonly string[]) =>
    JSON.stringify({ id_token: { acr: { essential: true, values } }, userinfo: {} })

  test('is reached, or the person signs in anew', async () => {
    const claims = acr(acrOf('MEDIUM'))
    expect((await asked({ claims })).result.kind).toBe('sign-in')
    expect(errorIn((await asked({ claims, prompt: 'none' })).result)).toBe('interaction_required')
    expect((await learned({ claims }, 'MEDIUM')).idToken).toMatchObject({ acr: acrOf('MEDIUM') })
  })

  test('is what is told, also to a session that reaches more', async () => {
    expect((await learned({ claims: acr(acrOf('BASIC')) }, 'MEDIUM')).idToken).toMatchObject({ acr: acrOf('BASIC') })
    const either = acr(acrOf('HIGH'), acrOf('BASIC'), acrOf('MEDIUM'))
    expect((await learned({ claims: either }, 'MEDIUM')).idToken).toMatchObject({ acr: acrOf('MEDIUM') })
    expect((await learned({ claims: either })).idToken).toMatchObject({ acr: acrOf('BASIC') })
  })

  test('that nobody here knows can’t be met', async () => {
    expect(errorIn((await asked({ claims: acr('urn:gold') })).result)).toBe('unmet_authentication_requirements')
  })

  test('that is merely wished for raises the level as acr_values do', async () => {
    const claims = JSON.stringify({ id_token: { acr: { values: ['urn:gold', acrOf('MEDIUM')] } } })
    expect((await asked({ claims })).result.kind).toBe('sign-in')
    expect((await learned({ claims }, 'MEDIUM')).idToken).toMatchObject({ acr: acrOf('MEDIUM') })
  })
})

describe('a subject named in claims', () => {
  const only = (value: string) => JSON.stringify({ id_token: { sub: { value } } })

  test('alone is answered for', async () => {
    const ann = await idp.signIn({ level: 'BASIC', now })
    const ben = await idp.signIn({ level: 'BASIC', now })
    const ask = (parameters: URLSearchParams, session = ben.session) => authorize(idp.at(now), { parameters, session })
    const claims = only(ann.account.uid)
    expect((await ask(request({ claims }), ann.session)).kind).toBe('redirect')
    expect(errorIn(await ask(request({ claims, prompt: 'none' })))).toBe('login_required')
    const first = await ask(request({ claims }))
    if (first.kind !== 'sign-in') throw new Error(first.kind)
    const back = new URL(first.continueTo, 'https://id.example').searchParams
    const again = await authorize(idp.at(now), { parameters: back, session: ann.session })
    expect(errorIn(again)).toBeNull()
    const third = await idp.signIn({ level: 'BASIC', now })
    expect(errorIn(await ask(back, third.session))).toBe('login_required')
  })
})
