import { describe, expect, test } from 'vitest'
import { choir, invited, redirectUri, registering } from './support/registering.ts'

const { at, register } = registering()

describe('registering a client', () => {
  test.each<[what: string, metadata: unknown, error: string, says: RegExp]>([
    ['no object', [], 'invalid_client_metadata', /JSON object/],
    ['no JSON', '{', 'invalid_client_metadata', /JSON object/],
    // Said that the name is missing, which comes from them.
    ['nothing', {}, 'invalid_redirect_uri', /^redirect_uris must list at least one address$/],
    ['an empty list', { redirect_uris: [] }, 'invalid_redirect_uri', /^redirect_uris must list at least one address$/],
    ['no redirect URI', { client_name: 'Choir' }, 'invalid_redirect_uri', /^redirect_uris must list/],
    [
      'http elsewhere',
      { redirect_uris: ['http://choir.example/'] },
      'invalid_redirect_uri',
      /^redirect_uris\.0 must be https/,
    ],
    ['a fragment', { redirect_uris: ['https://choir.example/#x'] }, 'invalid_redirect_uri', /fragment/],
    ['a scheme of an app', { redirect_uris: ['eu.choir:/back'] }, 'invalid_redirect_uri', /https/],
    ['another grant', { ...choir, grant_types: ['implicit'] }, 'invalid_client_metadata', /^grant_types/],
    ['credentials alone', { ...choir, grant_types: ['client_credentials'] }, 'invalid_client_metadata', /operator/],
    ['another response', { ...choir, response_types: ['id_token'] }, 'invalid_client_metadata', /^response_types/],
    ['another method', { ...choir, token_endpoint_auth_method: 'tls' }, 'invalid_client_metadata', /^token_endpoint/],
    [
      'keys missing',
      { ...choir, token_endpoint_auth_method: 'private_key_jwt' },
      'invalid_client_metadata',
      /jwks_uri/,
    ],
    [
      'keys twice',
      { ...choir, jwks: { keys: [{ kty: 'EC' }] }, jwks_uri: 'https://choir.example/k' },
      'invalid_client_metadata',
      /jwks/,
    ],
    [
      'encryption',
      { ...choir, id_token_encrypted_response_alg: 'RSA-OAEP' },
      'invalid_client_metadata',
      /id_token_encrypted/,
    ],
    [
      'signed userinfo',
      { ...choir, userinfo_signed_response_alg: 'RS256' },
      'invalid_client_metadata',
      /userinfo_signed/,
    ],
    [
      'a sector elsewhere',
      { ...choir, sector_identifier_uri: 'https://a.example/s' },
      'invalid_client_metadata',
      /one host/,
    ],
    ['default_max_age', { ...choir, default_max_age: 9 }, 'invalid_client_metadata', /max_age with each/],
    ['no such kind', { ...choir, application_type: 'phone' }, 'invalid_client_metadata', /web or native/],
    ['somebody’s name', { ...choir, client_name: ' SHOP. ' }, 'invalid_client_metadata', /another service/],
    [
      'a name with what nobody sees',
      { ...choir, client_name: 'Cho\u202eir' },
      'invalid_client_metadata',
      /nobody sees/,
    ],
    ['the provider’s own name', { ...choir, client_name: 'EU-Logln' }, 'invalid_client_metadata', /another service/],
    [
      'logout of one host beside a way to another',
      {
        ...choir,
        redirect_uris: [redirectUri, 'https://shop.example/callback'],
        frontchannel_logout_uri: 'https://shop.example/logout',
      },
      'invalid_client_metadata',
      /^frontchannel_logout_uri/,
    ],
    [
      'a picture of one host beside a way to another',
      {
        ...choir,
        redirect_uris: [redirectUri, 'https://shop.example/callback'],
        logo_uri: 'https://shop.example/logo.png',
      },
      'invalid_client_metadata',
      /^logo_uri/,
    ],
    [
      'somebody’s picture',
      { ...choir, logo_uri: 'https://shop.example/logo.png' },
      'invalid_client_metadata',
      /^logo_uri/,
    ],
    [
      'logout elsewhere',
      { ...choir, frontchannel_logout_uri: 'https://a.example/out' },
      'invalid_client_metadata',
      /^frontchannel_logout_uri/,
    ],
    ['what must be text', { ...choir, client_name: 7 }, 'invalid_client_metadata', /^client_name must be a text/],
    [
      'redirect URIs that are no list',
      { redirect_uris: 'https://choir.example/' },
      'invalid_redirect_uri',
      /^redirect_uris must be a list/,
    ],
    [
      'a redirect URI that is no text',
      { redirect_uris: [7] },
      'invalid_redirect_uri',
      /^redirect_uris\.0 must be a text/,
    ],
    [
      'a redirect URI that is no address',
      { redirect_uris: ['choir'] },
      'invalid_redirect_uri',
      /^redirect_uris\.0 must be/,
    ],
    [
      'a method that is no text',
      { ...choir, token_endpoint_auth_method: 7 },
      'invalid_client_metadata',
      /^token_endpoint_auth_method must be/,
    ],
    ['a picture that is no address', { ...choir, logo_uri: 'logo' }, 'invalid_client_metadata', /^logo_uri must be/],
    ['a list for the JSON', [choir], 'invalid_client_metadata', /JSON object/],
    ['nothing', undefined, 'invalid_client_metadata', /JSON object/],
    ['null', null, 'invalid_client_metadata', /JSON object/],
    [
      'signed introspection',
      { ...choir, introspection_signed_response_alg: 'RS256' },
      'invalid_client_metadata',
      /introspection_signed/,
    ],
    [
      'encrypted requests',
      { ...choir, request_object_encryption_alg: 'A' },
      'invalid_client_metadata',
      /request_object_encryption/,
    ],
    ['default_acr_values', { ...choir, default_acr_values: ['x'] }, 'invalid_client_metadata', /acr_values with each/],
    [
      'certificates',
      { ...choir, tls_client_certificate_bound_access_tokens: true },
      'invalid_client_metadata',
      /use dpop/,
    ],
    [
      'responses without a grant for them',
      { ...choir, grant_types: ['refresh_token'], response_types: ['code'] },
      'invalid_client_metadata',
      /response_types must be \[\]/,
    ],
  ])('refuses %s', async (_, asked, error, says) => {
    const { body, status } = await register(asked)
    expect([status, body['error']]).toEqual([400, error])
    expect(body['error_description']).toMatch(says)
    // In words that clients know: no field of services.json.
    expect(body['error_description']).not.toMatch(/[a-z][A-Z]/)
  })

  test.each<[client_name: string, says: RegExp]>([
    ['Sh\u3164op', /nobody sees/],
    ['Shop\ufe0f', /nobody sees/],
    ['\u3164', /nobody sees/],
    [' ', /what people call the service/],
    ['—', /a letter or a digit/],
    ['\u2800', /a letter or a digit/],
    ['ЅНОР', /another service/],
    ['ѕһор', /another service/],
    ['Ѕhοp', /another service/],
    ['Sh0p', /another service/],
    ['Shóp', /another service/],
    ['ＳＨＯＰ', /another service/],
    ['𝕊𝕙𝕠𝕡', /another service/],
  ])('refuses the name %s', async (client_name, says) => {
    const { body, status } = await register({ ...choir, client_name })
    expect([status, body['error'], body['error_description']]).toEqual([
      400,
      'invalid_client_metadata',
      expect.stringMatching(says),
    ])
  })

  test('refuses a key that lies too deep to be written down', async () => {
    const x: unknown = JSON.parse('['.repeat(8000) + ']'.repeat(8000))
    const asked = { ...choir, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [{ kty: 'EC', x }] } }
    const { body, status } = await register(asked)
    expect([status, body['error_description']]).toEqual([400, 'jwks.keys.0 must hold texts and lists of texts'])
  })

  test('refuses the name of any of the operator’s services', async () => {
    const [own] = at().services
    if (own === undefined) throw new Error('none')
    const services = [{ ...own, clientId: 'band', name: 'Band' }, own]
    for (const name of ['Band', 'shop', 'B-A-N-D'])
      expect(await register({ ...choir, client_name: name }, { provider: at(invited, { services }) })).toMatchObject({
        status: 400,
      })
  })

  test.each(['jwks_uri', 'backchannel_logout_uri'])('refuses %s where listed hosts alone are asked', async (name) => {
    const asked = { ...choir, [name]: 'https://choir.example/x' }
    expect((await register(asked)).status).toBe(201)
    const listed = Object.assign(async () => ({ ok: false, reason: 'forbidden-host' }) as const, {
      listedHostsAlone: true as const,
    })
    const { outgoing: _, ...without } = at()
    for (const provider of [at(invited, { outgoing: listed }), without]) {
      const { body, status } = await register(asked, { provider })
      expect([status, body['error_description']]).toEqual([400, expect.stringMatching(new RegExp(`^${name} can’t be`))])
      expect((await register(choir, { provider })).status).toBe(201)
    }
  })
})
