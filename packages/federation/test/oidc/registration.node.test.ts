import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProviderSettings } from '@laissez-passer/core/context'
import type { Outgoing } from '@laissez-passer/core/ports'
import { findClient, servicesNamed } from '../../src/oidc/clients/find.ts'
import {
  discoveryDocument,
  isSelfRegistered,
  type OidcProvider,
  readClient,
  registerClient,
  type RegistrationAnswer,
  removeClient,
  updateClient,
} from '../../src/oidc/index.ts'
import { settings, shop, type TestProvider, testProvider } from '../support/provider.ts'

const now = 1_800_000_000
const invitation = 'initial-access-token-of-the-operator'
const redirectUri = 'https://choir.example/callback'
const choir = { client_name: 'Choir', redirect_uris: [redirectUri] }
const outgoing: Outgoing = async () => ({ ok: false, reason: 'unreachable' })

type Json = Readonly<Record<string, unknown>>
type Registering = ProviderSettings['clientRegistration']

const invited: Registering = { initialAccessTokens: ['another-token-of-the-operator-1234', invitation] }

let idp: TestProvider
let addresses = 0
beforeAll(async () => {
  idp = await testProvider([shop])
})
afterAll(() => idp.close())
beforeEach(() => {
  addresses += 1
})

const at = (clientRegistration: Registering = invited, more: Partial<OidcProvider> = {}): OidcProvider => ({
  ...idp.at(now),
  outgoing,
  settings: { ...settings, clientRegistration },
  ...more,
})

const register = (
  body: unknown,
  {
    authorization = `Bearer ${invitation}`,
    from = `192.0.2.${addresses}`,
    provider = at(),
  }: { readonly authorization?: string | null; readonly from?: string; readonly provider?: OidcProvider } = {},
): Promise<RegistrationAnswer> => registerClient(provider, { authorization, body, from })

/** A client's own request about its registration. */
function managing(client: Json, token: string | null = String(client['registration_access_token'])) {
  return { clientId: String(client['client_id']), authorization: token === null ? null : `Bearer ${token}` }
}

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
    [' ', /a letter or a digit/],
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

  test.each<[Registering, number]>([
    ['open', 20],
    [invited, 600],
  ])('%j: so many an hour from one address, and what is refused isn’t counted', async (registering, limit) => {
    const provider = at(registering)
    for (let count = 0; count < 30; count++) await register({}, { provider })
    for (let count = 0; count < limit; count++) expect((await register(choir, { provider })).status).toBe(201)
    expect(await register(choir, { provider })).toMatchObject({ status: 429, retryAfter: 3600 })
    expect((await register(choir, { provider, from: `198.51.100.${addresses}` })).status).toBe(201)
    expect((await register(choir, { provider: { ...provider, now: now + 3600 } })).status).toBe(201)
  })
})

describe('a registration', () => {
  test('is kept without its secret and its token as they are', async () => {
    const { body } = await register(choir)
    const row = await idp.store.registeredClients.find(String(body['client_id']))
    expect(row).toMatchObject({ open: false, createdAt: now, changedAt: now })
    for (const secret of ['client_secret', 'registration_access_token'])
      expect(JSON.stringify(row)).not.toContain(String(body[secret]))
    const open = await register(choir, { provider: at('open') })
    expect(await idp.store.registeredClients.find(String(open.body['client_id']))).toMatchObject({ open: true })
  })

  test('is told, written anew and removed by its own token alone', async () => {
    const { body: client } = await register(choir)
    const { body: other } = await register(choir)
    expect(await readClient(at(), managing(client))).toEqual({ status: 200, body: client })
    const later = { ...at(), now: now + 9 }
    expect((await readClient(later, managing(client))).body).toEqual(client)
    for (const token of [null, 'x', String(other['registration_access_token'])]) {
      const asking = managing(client, token)
      for (const answer of [
        await readClient(at(), asking),
        await updateClient(at(), { ...asking, body: { ...choir, client_id: client['client_id'] } }),
        await removeClient(at(), asking),
      ])
        expect([answer.status, answer.challenge]).toEqual([
          401,
          token === null ? 'Bearer' : 'Bearer error="invalid_token"',
        ])
    }
    for (const clientId of ['dyn-nobody', `dyn-${'x'.repeat(22)}`, `dyn-${'x'.repeat(21)}\0`, 'shop', ''])
      expect((await readClient(at(), { ...managing(client), clientId })).status).toBe(401)
    expect((await readClient(at('off'), managing(client))).status).toBe(401)
    expect(await removeClient(at(), managing(client))).toEqual({ status: 204, body: {} })
    expect((await removeClient(at(), managing(client))).status).toBe(401)
    expect((await readClient(at(), managing(other))).status).toBe(200)
  })

  test('is gone before it is written anew: nothing is', async () => {
    const { body: client } = await register(choir)
    const provider = at()
    const { registeredClients } = provider.store
    const racing = {
      ...provider,
      store: {
        ...provider.store,
        registeredClients: { ...registeredClients, update: async () => false, remove: async () => false },
      },
    }
    const body = { ...choir, client_id: client['client_id'] }
    expect((await updateClient(racing, { ...managing(client), body })).status).toBe(401)
    expect((await removeClient(racing, managing(client))).status).toBe(401)
  })

  test('is written anew twenty times an hour, and what is refused isn’t counted', async () => {
    const { body: client } = await register(choir)
    const write = (body: Json, provider = at()) => updateClient(provider, { ...managing(client), body })
    const body = { ...choir, client_id: client['client_id'] }
    for (let count = 0; count < 30; count++) await write({ ...body, client_name: 'Shop' })
    for (let count = 0; count < 20; count++) expect((await write(body)).status).toBe(200)
    expect(await write(body)).toMatchObject({ status: 429, retryAfter: 3600 })
    expect((await readClient(at(), managing(client))).status).toBe(200)
    expect((await write(body, { ...at(), now: now + 3600 })).status).toBe(200)
    const { body: other } = await register(choir)
    const others = await updateClient(at(), { ...managing(other), body: { ...choir, client_id: other['client_id'] } })
    expect(others.status).toBe(200)
  })

  test('written anew has what is said, and what isn’t is reset', async () => {
    const { body: client } = await register({
      ...choir,
      post_logout_redirect_uris: ['https://choir.example/'],
      subject_type: 'pairwise',
    })
    const { client_id, client_secret } = client
    const write = (body: unknown) => updateClient({ ...at(), now: now + 5 }, { ...managing(client), body })
    const changed = await write({ ...choir, client_id, client_secret, client_name: 'Choir of Ghent' })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({
      client_id,
      client_secret,
      client_name: 'Choir of Ghent',
      client_id_issued_at: now,
      registration_access_token: client['registration_access_token'],
      post_logout_redirect_uris: [],
    })
    expect(changed.body).not.toHaveProperty('subject_type')
    expect((await readClient(at(), managing(client))).body).toEqual(changed.body)
    expect(await idp.store.registeredClients.find(String(client_id))).toMatchObject({
      createdAt: now,
      changedAt: now + 5,
    })

    const open = await write({ ...choir, client_id, token_endpoint_auth_method: 'none' })
    expect(open.body).not.toHaveProperty('client_secret')
    expect((await write({ ...choir, client_id, client_secret: '' })).status).toBe(200)
    const again = await write({ ...choir, client_id })
    expect(again.body['client_secret']).toEqual(expect.any(String))
    expect(again.body['client_secret']).not.toBe(client_secret)
  })

  test.each<[what: string, change: unknown, says: RegExp]>([
    ['another’s id', { client_id: 'dyn-other' }, /client_id must be/],
    ['no id', { client_id: undefined }, /client_id must be/],
    [
      'a secret of its own choice',
      { client_secret: 'chosen-by-the-client-itself-0123456789' },
      /client_secret must be/,
    ],
    ['a secret that is no text', { client_secret: 7 }, /client_secret must be/],
    ['a token of its own choice', { registration_access_token: 'x' }, /registration_access_token is the/],
    [
      'an address of its own choice',
      { registration_client_uri: 'https://a.example/' },
      /registration_client_uri is the/,
    ],
    ['when it was made', { client_id_issued_at: 1 }, /client_id_issued_at is the/],
    ['when its secret ends', { client_secret_expires_at: 1 }, /client_secret_expires_at is the/],
    ['an address that isn’t taken', { redirect_uris: ['http://a.example/'] }, /^redirect_uris/],
    ['a name that is taken', { client_name: 'Shop' }, /another service/],
  ])('stays where a client says %s', async (_, change, says) => {
    const { body: client } = await register(choir)
    const body = { ...choir, client_id: client['client_id'], ...Object(change) }
    const answer = await updateClient(at(), { ...managing(client), body })
    expect([answer.status, answer.body['error_description']]).toEqual([400, expect.stringMatching(says)])
    expect((await readClient(at(), managing(client))).body).toEqual(client)
  })

  test.each([undefined, null, [], 'x'])('stays where what is sent is %j', async (body) => {
    const { body: client } = await register(choir)
    expect(await updateClient(at(), { ...managing(client), body })).toMatchObject({ status: 400 })
  })
})

describe('a client that registered itself', () => {
  test('is found by its id, as others are, and never the operator’s own', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    expect(isSelfRegistered(clientId)).toBe(true)
    expect(isSelfRegistered('shop')).toBe(false)
    expect(await findClient(at(), clientId)).toMatchObject({
      type: 'oidc',
      clientId,
      clientSecret: body['client_secret'],
      firstParty: false,
      requiredLevel: 'BASIC',
      redirectUris: [redirectUri],
      audiences: [],
      ownScopes: [],
    })
    expect(await findClient(at(), 'shop')).toMatchObject({ name: 'Shop' })
    expect(await findClient(at(), 'Shop')).toBeNull()
    expect(await findClient(at(), `dyn-${'x'.repeat(22)}`)).toBeNull()
    expect(await findClient(at('off'), clientId)).toBeNull()
  })

  test('is looked up only where it may be one, and once for several', async () => {
    const [one, other] = [await register(choir), await register({ ...choir, client_name: 'Band' })]
    const ids = [one, other].map(({ body }) => String(body['client_id']))
    const provider = at()
    const asked: (string | readonly string[])[] = []
    const { registeredClients } = provider.store
    const watched = {
      ...provider,
      store: {
        ...provider.store,
        registeredClients: {
          ...registeredClients,
          find: (id: string) => (asked.push(id), registeredClients.find(id)),
          findAll: (all: readonly string[]) => (asked.push(all), registeredClients.findAll(all)),
        },
      },
    }
    for (const id of ['shop', 'nobody', 'cas https://x.example/']) await findClient(watched, id)
    expect(await servicesNamed(watched, ['nobody', 'shop', 'shop'])).toEqual(provider.services)
    expect(await servicesNamed(watched, ['nobody'])).toEqual([])
    expect(asked).toEqual([])
    const named = await servicesNamed(watched, ['shop', ...ids, ...ids])
    expect(named.map(({ name }) => name).toSorted()).toEqual(['Band', 'Choir', 'Shop'])
    expect(asked).toEqual([ids])
    expect((await servicesNamed(watched, ids)).map(({ name }) => name).toSorted()).toEqual(['Band', 'Choir'])
    const closed = { ...watched, settings: { ...settings, clientRegistration: 'off' as const } }
    expect(await servicesNamed(closed, ids)).toEqual([])
  })

  test('that today’s rules refuse is unknown', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    const row = await idp.store.registeredClients.find(clientId)
    if (row === null) throw new Error('not kept')
    for (const registration of [
      '{"name":"Choir","redirectUris":["http://choir.example/"]}',
      '{"colour":"red"}',
      'null',
    ])
      await idp.store.registeredClients.update({ ...row, registration })
    expect(await findClient(at(), clientId)).toBeNull()
    expect(await servicesNamed(at(), [clientId])).toEqual([])
    expect((await readClient(at(), managing(body))).status).toBe(401)
  })

  test('can’t give itself what the operator gives, were it in the store', async () => {
    const { body } = await register(choir)
    const clientId = String(body['client_id'])
    const row = await idp.store.registeredClients.find(clientId)
    if (row === null) throw new Error('not kept')
    const claimed = { ...JSON.parse(row.registration), firstParty: true, clientId: 'shop', type: 'oidc' }
    await idp.store.registeredClients.update({ ...row, registration: JSON.stringify(claimed) })
    expect(await findClient(at(), clientId)).toMatchObject({ clientId, firstParty: false })
  })
})
