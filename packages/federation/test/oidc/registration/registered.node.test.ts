import { describe, expect, test } from 'vitest'
import { choir, now, redirectUri, registering } from './support/registering.ts'

const { register } = registering()

describe('registering a client', () => {
  test('answers with all that is registered, defaults as the specifications have them', async () => {
    const { body, status } = await register(choir)
    expect(status).toBe(201)
    expect(body).toEqual({
      client_id: expect.stringMatching(/^dyn-[\w-]{22}$/),
      client_id_issued_at: now,
      client_secret: expect.stringMatching(/^[\w-]{43,}$/),
      client_secret_expires_at: 0,
      registration_access_token: expect.stringMatching(/^[\w-]{43,}$/),
      registration_client_uri: `https://id.example/cas/oauth2/register/${String(body['client_id'])}`,
      client_name: 'Choir',
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'RS256',
      backchannel_logout_session_required: false,
      frontchannel_logout_session_required: false,
      scope: 'openid email profile authentication_factors',
    })
  })

  test('takes every field that it says it has', async () => {
    const asked = {
      ...choir,
      logo_uri: 'https://choir.example/logo.png',
      application_type: 'native',
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_post',
      subject_type: 'pairwise',
      id_token_signed_response_alg: 'ES256',
      dpop_bound_access_tokens: true,
      require_pushed_authorization_requests: true,
      post_logout_redirect_uris: ['https://choir.example/'],
      backchannel_logout_uri: 'https://choir.example/back',
      backchannel_logout_session_required: true,
      frontchannel_logout_uri: 'https://choir.example/front',
      frontchannel_logout_session_required: true,
      jwks_uri: 'https://choir.example/keys',
      require_signed_request_object: true,
    }
    const { application_type: _, ...told } = asked
    expect((await register(asked)).body).toMatchObject(told)
  })

  test('by a name that isn’t said, it is called by its host; a device without one is refused', async () => {
    expect((await register({ redirect_uris: ['https://choir.example:8443/x'] })).body).toMatchObject({
      client_name: 'choir.example:8443',
    })
    const device = { grant_types: ['urn:ietf:params:oauth:grant-type:device_code'] }
    expect((await register(device)).body).toMatchObject({ error: 'invalid_client_metadata' })
    expect((await register({ ...device, client_name: 'Screen' })).body).toMatchObject({ response_types: [] })
  })

  test('leaves out what it doesn’t know, and what is null', async () => {
    const asked = { ...choir, software_id: 'x', contacts: ['a@b.example'], 'client_name#fr': 'Chœur', logo_uri: null }
    const { body, status } = await register(asked)
    expect(status).toBe(201)
    for (const name of ['software_id', 'contacts', 'client_name#fr', 'logo_uri']) expect(body).not.toHaveProperty(name)
  })

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'leaves out %s, as it does others',
    async (name) => {
      const { body, status } = await register(JSON.parse(JSON.stringify(choir).replace('{', `{"${name}":["x"],`)))
      expect([status, Object.hasOwn(body, name)]).toEqual([201, false])
    },
  )

  test('takes a client that has no secret, or keys of its own', async () => {
    const open = await register({ ...choir, token_endpoint_auth_method: 'none' })
    expect(open.body).not.toHaveProperty('client_secret')
    const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }
    const keyed = await register({
      ...choir,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks,
      grant_types: ['authorization_code', 'refresh_token'],
    })
    expect(keyed.body).toMatchObject({ jwks, scope: 'openid email profile authentication_factors offline_access' })
    expect(keyed.body).not.toHaveProperty('client_secret')
  })
})
