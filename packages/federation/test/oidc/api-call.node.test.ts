import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiCall } from '../../src/oidc/index.ts'
import type { ServiceInput } from '../../src/services/index.ts'
import { ask, client, exchange, newCode, now } from '../support/clients.ts'
import { presenting, type TestProvider, testProvider } from '../support/provider.ts'

const program = { ...client, name: 'Program', apiScopes: ['account.read', 'sessions.read'] } satisfies ServiceInput
let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([program])
})
afterAll(() => idp.close())

const narrow = (scope: string) => ({
  ok: false,
  reason: 'insufficient-scope',
  challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
  client: 'client',
  why: `The token, or what the client is registered for, lacks ${scope}`,
})

test('a program does what its person let it do, as long as the operator lets it', async () => {
  const { account, code, session } = await newCode(idp, { scope: 'openid account.read' })
  const { body } = await exchange(idp, code)
  const request = presenting(`Bearer ${String(body.access_token)}`)
  const call = (scope: 'account.read' | 'sessions.read', provider = idp.at(now)) =>
    apiCall(provider, { ...request, scope })
  expect(await call('account.read')).toEqual({ ok: true, account, session, program: 'Program' })
  expect(await call('sessions.read')).toEqual(narrow('sessions.read'))
  const services = idp.at(now).services.map((service) => ({ ...service, apiScopes: ['sessions.read' as const] }))
  expect(await call('account.read', { ...idp.at(now), services })).toEqual(narrow('account.read'))
  expect(await call('account.read', { ...idp.at(now), services: [] })).toEqual(narrow('account.read'))
  expect(await call('account.read', idp.at(now + 600))).toMatchObject({ ok: false, reason: 'invalid-token' })
})

test('a token that a program has for itself is nobody’s', async () => {
  const { body } = await ask(idp, { grant_type: 'client_credentials' })
  const request = presenting(`Bearer ${String(body.access_token)}`)
  expect(await apiCall(idp.at(now), { ...request, scope: 'account.read' })).toMatchObject({ reason: 'invalid-token' })
})
