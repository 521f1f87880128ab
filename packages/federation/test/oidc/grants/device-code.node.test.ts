import { providerSettings } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { Account, Proof } from '@laissez-passer/core/ports'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  answerDevice,
  answerTokenRequest,
  authorizeDevice,
  findDevice,
  type OidcProvider,
  readDeviceQuestion,
} from '../../../src/oidc/index.ts'
import { api, keyPair, type KeyPair, now, secret } from '../../support/clients.ts'
import { basic, type TestProvider, testProvider } from '../../support/provider.ts'

const grantType = 'urn:ietf:params:oauth:grant-type:device_code' as const
const settings = providerSettings({ origin: 'https://id.example', name: 'ID', passwordPolicy: eulogin2025 })
const common = { type: 'oidc' as const, grantTypes: [grantType] }
const from = { address: '192.0.2.1', country: null }

let idp: TestProvider
let key: KeyPair
beforeAll(async () => {
  key = await keyPair('ES256')
  idp = await testProvider([
    { ...common, name: 'Film Club', clientId: 'films', audiences: ['api'] },
    { ...common, name: 'Server', clientId: 'server', clientSecret: secret },
    { ...common, name: 'Keys', clientId: 'keys', jwks: { keys: [key.jwk] } },
    api,
  ])
})
afterAll(() => idp.close())

const provider = () => ({ ...idp.at(now), store: idp.store, settings })
const asking = (fields: Readonly<Record<string, string>> = {}, authorization: string | null = null, address?: string) =>
  authorizeDevice(provider(), {
    authorization,
    parameters: new URLSearchParams({ client_id: 'films', scope: 'openid', ...fields }),
    from: { ...from, ...(address === undefined ? {} : { address }) },
  })

async function allowed(proofs: readonly Proof[] | null = null): Promise<{ code: string; account: Account }> {
  const { account, session } = await idp.signIn({ level: 'BASIC', now })
  const { body } = await asking()
  const found = await findDevice(provider(), { account, typed: String(body['user_code']) })
  const question = await readDeviceQuestion(provider(), found.ok ? found.reference : '')
  if (question === null) throw new Error('no question')
  const current = { account, session: proofs === null ? session : { ...session, proofs } }
  expect(await answerDevice(provider(), { current, question, allowed: true })).toBe(true)
  return { code: String(body['device_code']), account }
}

const fetched = (fields: Readonly<Record<string, string>>, at: OidcProvider = idp.at(now)) =>
  answerTokenRequest(at, {
    authorization: null,
    parameters: new URLSearchParams({ client_id: 'films', grant_type: grantType, ...fields }),
  })

test('a device that was let in is told who did so, in no session that could be ended by it', async () => {
  const { account, code } = await allowed()
  const { body, status } = await fetched({ device_code: code })
  expect(status).toBe(200)
  const claims = decodeJwt(String(body.id_token))
  expect(claims).toMatchObject({ sub: account.uid, auth_time: now, amr: ['pwd'] })
  for (const absent of ['sid', 'nonce', 'eid_assurance']) expect(claims).not.toHaveProperty(absent)
})

test('is told by which eID they signed in, the last of several', async () => {
  const eid = (assurance: 'substantial' | 'high') => ({ method: 'eid', at: now, credentialId: null, assurance })
  const password = { method: 'password', at: now, credentialId: null }
  const { code } = await allowed([eid('substantial'), eid('high'), password])
  const { body } = await fetched({ device_code: code })
  expect(decodeJwt(String(body.id_token))['eid_assurance']).toBe('high')
})

test('names its code, and gets nothing where the account was closed meanwhile', async () => {
  expect((await fetched({})).body).toMatchObject({ error: 'invalid_request' })
  const { code } = await allowed()
  const { deviceGrants } = idp.store
  const closed: typeof deviceGrants.poll = async (which) => {
    const polled = await deviceGrants.poll(which)
    return polled.status === 'allowed' ? { ...polled, account: { ...polled.account, status: 'locked' } } : polled
  }
  const store = { ...idp.store, deviceGrants: { ...deviceGrants, poll: closed } }
  const answer = await fetched({ device_code: code }, { ...idp.at(now), store })
  expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant'])
})

test('asks for an API that its client may name, and for no other', async () => {
  expect((await asking({ audience: 'api' })).status).toBe(200)
  expect(await asking({ audience: 'other' })).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
})

test('is told where, by an assertion for that endpoint too', async () => {
  const asserted = async (aud: string) =>
    asking({
      client_id: 'keys',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await key.sign({ iss: 'keys', sub: 'keys', aud, jti: aud, exp: now + 60 }),
    })
  expect((await asserted('https://id.example/cas/oauth2/device_authorization')).status).toBe(200)
  expect((await asserted('https://id.example/cas/oauth2/token/introspect')).status).toBe(401)
})

test('sixty ask from one address, and a client that shows who it is asks for more', async () => {
  const server = basic('server', secret)
  for (let count = 0; count < 60; count++) {
    expect((await asking({}, null, '192.0.2.9')).status).toBe(200)
    expect((await asking({ client_id: 'server' }, server, '192.0.2.9')).status).toBe(200)
  }
  expect(await asking({}, null, '192.0.2.9')).toMatchObject({ status: 429, retryAfter: 300 })
  expect((await asking({ client_id: 'server' }, server, '192.0.2.9')).status).toBe(200)
})
