import { platform } from '#platform'
import { apiScopes } from '@laissez-passer/federation/oidc'
import { beforeEach, describe, expect, it } from 'vitest'
import { ask, facesWith, named, operations, told } from './support/api-operations.ts'
import type { Browser } from './support/browser.ts'
import { authorizeAddress, makeWorld, registered, shop, signIn, verifier, type World } from './support/world.ts'

const grantTypes = ['authorization_code' as const, 'refresh_token' as const]
const program = { ...shop, name: 'Overview', requiredLevel: 'BASIC' as const, grantTypes, apiScopes: [...apiScopes] }
const scoped = operations.filter(({ scope }) => scope !== undefined)
const closed = operations.filter(({ scope }) => scope === undefined)

let world: World
let browser: Browser

beforeEach(async () => {
  world = await makeWorld(await platform(), {
    methods: facesWith(null),
    services: [program, { ...shop, clientId: 'plain' }],
  })
  await registered(world)
  browser = world.browser()
  await signIn(browser)
})

const basic = { Authorization: `Basic ${btoa(`${shop.clientId}:${shop.clientSecret}`)}` }
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  world.browser().request(path, { method: 'POST', headers: basic, body: new URLSearchParams(fields) })

/** What the program gets of whoever is signed in. */
async function tokensFor(scope: string): Promise<{ readonly access_token: string; readonly scope: string }> {
  const authorized = await browser.request(await authorizeAddress({ scope: `openid ${scope}` }))
  const code = new URL(authorized.headers.get('Location') ?? '').searchParams.get('code') ?? ''
  const [redirect_uri = ''] = shop.redirectUris
  const answer = await post('/cas/oauth2/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    code_verifier: verifier,
  })
  return answer.json()
}
const tokenFor = async (scope: string) => (await tokensFor(scope)).access_token
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const all = apiScopes.join(' ')
const json = { 'Content-Type': 'application/json' }

/** As a program asks, for each operation that a token opens: which it is, and what it was told. */
async function each(
  headersFor: (scope: string) => Promise<Readonly<Record<string, string>>>,
  from: () => Browser = () => world.browser(),
): Promise<readonly Response[]> {
  const answers: Response[] = []
  for (const operation of scoped)
    answers.push(await ask(from(), operation, { headers: await headersFor(operation.scope ?? '') }))
  return answers
}
const toldEach = async (answers: readonly Response[]) => Promise.all(answers.map(told))
const everyone = (what: string) => scoped.map(() => what)

describe('an operation that programs may ask', () => {
  it('takes a token of its scope, and of no other', async () => {
    const good = await each(async (scope) => bearer(await tokenFor(scope)))
    const statuses = good.map(({ status }, at) => `${scoped[at]?.id} ${status}`)
    expect(statuses.filter((status) => !/ (?:200|204|404)$/.test(status))).toEqual([])
    const others = (scope: string) => `profile email ${apiScopes.filter((other) => other !== scope).join(' ')}`
    const narrow = await each(async (scope) => bearer(await tokenFor(others(scope))))
    expect(narrow.map(({ headers }) => headers.get('WWW-Authenticate'))).toEqual(
      scoped.map(({ scope }) => `Bearer error="insufficient_scope", scope="${scope}"`),
    )
    expect(await toldEach(narrow)).toEqual(everyone('403 insufficient-scope'))
  })

  it('takes none that is missing, wrong, revoked, expired or another’s proof, whoever is signed in beside it', async () => {
    expect(await toldEach(await each(async () => ({})))).toEqual(everyone('401 not-signed-in'))
    const good = await tokenFor(all)
    const wrong = await each(async () => bearer(`${good}x`))
    for (const { headers } of wrong) expect(headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"')
    expect(await toldEach(wrong)).toEqual(everyone('401 invalid-token'))
    // Who presents a token means to act by it: the session beside it opens nothing.
    const beside = await each(
      async () => bearer('x'),
      () => browser,
    )
    expect(await toldEach(beside)).toEqual(everyone('401 invalid-token'))
    const unproved = await each(async () => ({ Authorization: `DPoP ${good}` }))
    expect(await toldEach(unproved)).toEqual(everyone('401 invalid-token'))
    const revoked = await tokenFor(all)
    await post('/cas/oauth2/token/revoke', { token: revoked })
    expect(await toldEach(await each(async () => bearer(revoked)))).toEqual(everyone('401 invalid-token'))
    world.wait(601)
    expect(await toldEach(await each(async () => bearer(good)))).toEqual(everyone('401 invalid-token'))
  })

  it('reads no token from an address or a body', async () => {
    const good = await tokenFor(all)
    for (const operation of scoped) {
      const inAddress = { ...operation, path: `${operation.path}?access_token=${good}` }
      expect(await told(await ask(world.browser(), inAddress))).toBe('401 not-signed-in')
      if (operation.method === 'get') continue
      const path = `/cas/api${operation.path.replaceAll(/\{\w+\}/g, 'x')}`
      const body = new URLSearchParams({ access_token: good })
      const posted = await world.browser().request(path, { method: operation.method.toUpperCase(), body })
      expect(await told(posted)).toBe('401 not-signed-in')
    }
  })
})

it('a browser’s cookie alone does nothing for another site, whichever way the browser says so', async () => {
  for (const operation of operations.filter(({ method }) => method !== 'get'))
    for (const headers of [{ 'Sec-Fetch-Site': 'same-site' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }])
      expect(await told(await ask(browser, operation, { headers }))).toBe('403 cross-site')
})

it('no token opens what changes factors, nor what begins a sign-in: not one of all scopes, nor beside a session', async () => {
  const headers = bearer(await tokenFor(`profile email ${all}`))
  expect(closed.length).toBeGreaterThan(40)
  for (const operation of closed)
    for (const from of [world.browser(), browser])
      expect(`${named(operation)} ${await told(await ask(from, operation, { headers }))}`).toBe(
        `${named(operation)} 403 no-token`,
      )
})

it('scopes are the operator’s to give: who isn’t registered for them gets none, and loses what it no longer has', async () => {
  world = await makeWorld(await platform(), { services: [{ ...program, apiScopes: ['account.read'] }] })
  await registered(world)
  browser = world.browser()
  await signIn(browser)
  const given = await tokensFor(all)
  expect(given.scope).toBe('openid account.read')
})

it('what was allowed is read, done, noted as the program’s, and withdrawn with the service', async () => {
  const token = await tokenFor(all)
  const from = world.browser()
  const account = await from.request('/cas/api/account', { headers: bearer(token) })
  expect(await account.json()).toMatchObject({ email: 'elodie@example.org', methods: ['password'] })
  const body = JSON.stringify({ language: 'fr' })
  const set = await from.request('/cas/api/account/settings', {
    method: 'PATCH',
    headers: { ...bearer(token), ...json },
    body,
  })
  expect(set.status).toBe(204)
  const activity = await from.request('/cas/api/account/activity?limit=1', { headers: bearer(token) })
  expect(await activity.json()).toMatchObject({ lines: [{ details: { browser: 'Overview' } }] })
  await browser.request('/cas/api/session', { method: 'DELETE' })
  expect(await told(await from.request('/cas/api/account', { headers: bearer(token) }))).toBe('401 invalid-token')
})

it('a token that lasts beyond sessions ends with what the person takes back', async () => {
  const token = await tokenFor(`offline_access ${all}`)
  await browser.request('/cas/api/session', { method: 'DELETE' })
  const from = world.browser()
  const listed = await from.request('/cas/api/account/services', { headers: bearer(token) })
  expect(await listed.json()).toMatchObject({ services: [{ id: 'shop', name: 'Overview' }] })
  expect((await from.request('/cas/api/account/sessions', { method: 'DELETE', headers: bearer(token) })).status).toBe(
    204,
  )
  const again = world.browser()
  await signIn(again)
  const { services } = await (await again.request('/cas/api/account/services')).json()
  const access = services[0].lasting[0].id
  const end = (service: string) =>
    again.request(`/cas/api/account/services/${service}/lasting/${access}`, { method: 'DELETE' })
  expect(await told(await end('other'))).toBe('404 not-found')
  expect((await from.request('/cas/api/account', { headers: bearer(token) })).status).toBe(200)
  expect((await end('shop')).status).toBe(204)
  expect(await told(await from.request('/cas/api/account', { headers: bearer(token) }))).toBe('401 invalid-token')
})
