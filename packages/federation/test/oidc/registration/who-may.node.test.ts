import { describe, expect, test } from 'vitest'
import { discoveryDocument } from '../../../src/oidc/index.ts'
import { choir, invitation, invited, now, type Registering, registering } from './support/registering.ts'

const { address, at, register } = registering()

describe('registering a client', () => {
  test('isn’t possible where it is off, with whatever token', async () => {
    expect(await register(choir, { provider: at('off') })).toEqual({
      status: 401,
      body: { error: 'invalid_token' },
      challenge: 'Bearer error="invalid_token"',
    })
    expect(discoveryDocument(at('off'))).not.toHaveProperty('registration_endpoint')
    expect(discoveryDocument(at('open'))).toMatchObject({
      registration_endpoint: 'https://id.example/cas/oauth2/register',
    })
  })

  test.each<[what: string, authorization: string | null, status: number]>([
    ['nothing', null, 401],
    ['an empty header', '', 401],
    ['another scheme', `Basic ${invitation}`, 401],
    ['a token that nobody gave', 'Bearer another-token-that-nobody-has-given', 401],
    ['the beginning of one', `Bearer ${invitation.slice(0, -1)}`, 401],
    ['more than one', `Bearer ${invitation} ${invitation}`, 401],
    ['what comes before it', `x Bearer ${invitation}`, 401],
    ['one of the operator’s', `Bearer ${invitation}`, 201],
    ['the other of them', 'Bearer another-token-of-the-operator-1234', 201],
    ['the scheme in other letters', `bearer   ${invitation} `, 201],
  ])('by %s: %i', async (_, authorization, status) => {
    const answer = await register(choir, { authorization })
    expect(answer.status).toBe(status)
    const shown = /^bearer /i.test(authorization ?? '') && !/ .* /.test((authorization ?? '').trim())
    if (status === 401) expect(answer.challenge).toBe(shown ? 'Bearer error="invalid_token"' : 'Bearer')
  })

  test('needs no token where whoever comes may', async () => {
    expect((await register(choir, { authorization: null, provider: at('open') })).status).toBe(201)
  })

  test.each<[Registering, number]>([
    ['open', 20],
    [invited, 600],
  ])('%j: so many an hour from one address, and what is refused isn’t counted', async (registering, limit) => {
    const provider = at(registering)
    for (let count = 0; count < 30; count++) await register({}, { provider })
    for (let count = 0; count < limit; count++) expect((await register(choir, { provider })).status).toBe(201)
    expect(await register(choir, { provider })).toMatchObject({ status: 429, retryAfter: 3600 })
    expect((await register(choir, { provider, from: address('198.51.100') })).status).toBe(201)
    expect((await register(choir, { provider: { ...provider, now: now + 3600 } })).status).toBe(201)
  })
})
