import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import type { LogEvent } from '@laissez-passer/server/log'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientRefused } from '../src/client-refused.ts'
import type { ProviderEnv } from '../src/environment.ts'
import { authorizeAddress, makeWorld, shop, type World } from './support/world.ts'

const { cas, logout, oauth2, signals, signIn } = addresses('/cas')
const secret = 'x'.repeat(40)
const wiki = { type: 'cas', name: 'Wiki', urls: ['https://wiki.example/'], requiredLevel: 'BASIC' } as const

let world: World
beforeAll(async () => {
  world = await makeWorld(await platform(), { services: [shop, wiki], explain: false })
})
beforeEach(() => {
  world.log.length = 0
})

const linesOf = (event: string) => world.log.filter((line) => line.event === event)
const post = async (address: string, fields: Readonly<Record<string, string>>, authorization?: string) =>
  world.browser().request(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: authorization === undefined ? {} : { authorization },
  })
const basic = (id: string, password: string) => `Basic ${btoa(`${id}:${password}`)}`
const code = { grant_type: 'authorization_code', code: 'x' }

describe('the log says which service was refused, where and why', () => {
  const refused = { level: 'warn', event: 'client-refused' } as const
  it.each<[string, () => Promise<unknown>, Partial<LogEvent>]>([
    [
      'a wrong secret',
      () => post(oauth2.token, code, basic('shop', secret)),
      {
        ...refused,
        route: oauth2.token,
        client: 'shop',
        service: 'Shop',
        reason: 'invalid_client',
        said: 'The secret is not the one of shop',
      },
    ],
    [
      'an id that nobody has',
      () => post(oauth2.introspect, { token: 'x', client_id: 'sjop', client_secret: secret }),
      {
        ...refused,
        route: oauth2.introspect,
        client: 'sjop',
        reason: 'invalid_client',
        said: 'No client sjop is registered',
      },
    ],
    [
      'a secret in place of the id',
      () => post(oauth2.revoke, { token: 'x' }, basic(secret, 'shop')),
      {
        ...refused,
        route: oauth2.revoke,
        client: 'xxxxxxxx…',
        reason: 'invalid_client',
        said: 'No client xxxxxxxx? is registered',
      },
    ],
    [
      'a secret that reads as a pattern',
      () => post(oauth2.revoke, { token: 'x' }, basic(`$&$&${secret}`, 'shop')),
      {
        ...refused,
        route: oauth2.revoke,
        client: '$&$&xxxx…',
        reason: 'invalid_client',
        said: 'No client $&$&xxxx? is registered',
      },
    ],
    [
      'a code that is none',
      () => post(oauth2.token, code, basic('shop', shop.clientSecret)),
      {
        level: 'info',
        event: 'client-refused',
        route: oauth2.token,
        client: 'shop',
        service: 'Shop',
        reason: 'invalid_grant',
        said: 'The code is unknown or has expired',
      },
    ],
    [
      'a redirect URI, of which the origin alone',
      async () =>
        world
          .browser()
          .request(await authorizeAddress({ redirect_uri: 'https://me:pw@shop.example/callback/?code=1' })),
      {
        ...refused,
        route: oauth2.authorize,
        client: 'shop',
        service: 'Shop',
        origin: 'https://shop.example',
        reason: 'redirect-uri',
        said: 'redirect_uri is not registered',
      },
    ],
    [
      'what the browser is sent back with',
      async () => world.browser().request(await authorizeAddress({ code_challenge_method: 'plain' })),
      {
        ...refused,
        route: oauth2.authorize,
        client: 'shop',
        service: 'Shop',
        reason: 'invalid_request',
        said: 'Only code_challenge_method=S256',
      },
    ],
    [
      'a service that speaks CAS and isn’t registered',
      () => world.browser().request(`${signIn}?service=https://other.example/app?token=1`),
      {
        ...refused,
        route: signIn,
        origin: 'https://other.example',
        reason: 'origin',
        said: 'Nobody has registered https://other.example: scheme, host and port are compared; localhost and 127.0.0.1 are two hosts.',
      },
    ],
    [
      'a ticket',
      () => world.browser().request(`${cas.serviceValidate}?ticket=ST-1&service=https://wiki.example/`),
      {
        level: 'info',
        event: 'client-refused',
        route: cas.serviceValidate,
        service: 'Wiki',
        origin: 'https://wiki.example',
        reason: 'unknown',
      },
    ],
    [
      'an access token that opens nothing',
      () => world.browser().request(oauth2.userinfo, { headers: { authorization: `Bearer ${secret}` } }),
      {
        level: 'info',
        event: 'client-refused',
        route: oauth2.userinfo,
        reason: 'invalid_token',
        said: 'The token is unknown, has expired, or its session has ended',
      },
    ],
    [
      'no access token',
      () => world.browser().request(oauth2.userinfo, { headers: { authorization: `Basic ${secret}` } }),
      {
        level: 'info',
        event: 'client-refused',
        route: oauth2.userinfo,
        reason: 'no-token',
        said: 'The Authorization header has no access token',
      },
    ],
    [
      'two access tokens',
      () => post(oauth2.userinfo, { access_token: secret }, `Bearer ${secret}`),
      {
        ...refused,
        route: oauth2.userinfo,
        reason: 'invalid_request',
        said: 'A token in the header and another in the form',
      },
    ],
    [
      'a token at our API',
      () => world.browser().request('/cas/api/account', { headers: { authorization: `Bearer ${secret}` } }),
      {
        level: 'info',
        event: 'client-refused',
        route: '/cas/api/account',
        reason: 'invalid-token',
        said: 'The token is unknown, has expired, or its session has ended',
      },
    ],
    [
      'a token at the streams of events',
      () => world.browser().request(signals.streams, { headers: { authorization: `Bearer ${secret}` } }),
      {
        level: 'info',
        event: 'client-refused',
        route: signals.streams,
        reason: 'invalid_token',
        said: 'The token is unknown, has expired, or its session has ended',
      },
    ],
  ])('%s', async (_, ask, line) => {
    await ask()
    expect(linesOf('client-refused')).toEqual([line])
    expect(JSON.stringify(world.log)).not.toContain(secret)
  })

  it('and not what people do', async () => {
    await world.browser().request(await authorizeAddress({ prompt: 'none' }))
    expect(linesOf('client-refused')).toMatchObject([{ level: 'debug', reason: 'login_required' }])
  })

  it('without what would break a line, or fill it', async () => {
    const lines: LogEvent[] = []
    const refused = clientRefused({ log: (event) => lines.push(event), services: [] })
    const app = new Hono<ProviderEnv>().get('/', (c) => {
      refused(c, { client: 'a\nb', reason: 'invalid_client', said: 'y'.repeat(9000) })
      return c.text('')
    })
    await app.request('/')
    expect(lines).toMatchObject([{ client: 'a?b', said: 'y'.repeat(300) }])
  })
})

describe('what is passed over', () => {
  it.each([
    ['prompt', { prompt: 'twice' }],
    ['acr_values', { acr_values: 'urn:example:gold' }],
    ['id_token_hint', { id_token_hint: 'rubbish' }],
  ])('of a sign-in is in the log: %s', async (reason, parameters) => {
    expect((await world.browser().request(await authorizeAddress(parameters))).status).toBe(302)
    expect(linesOf('client-passed-over')).toMatchObject([{ level: 'info', client: 'shop', service: 'Shop', reason }])
  })

  it('is nothing where one of the values is known', async () => {
    const acr = 'urn:example:gold https://ecas.ec.europa.eu/loa/medium'
    await world.browser().request(await authorizeAddress({ prompt: 'login', acr_values: acr }))
    expect(linesOf('client-passed-over')).toEqual([])
  })

  it('of a logout is in the log, and on the page where developers are', async () => {
    const back = new URLSearchParams({ client_id: 'shop', post_logout_redirect_uri: 'https://shop.example/gone?t=1' })
    const closed = await world.browser().request(`${oauth2.logout}?${back}`)
    expect(linesOf('client-passed-over')).toMatchObject([
      { client: 'shop', origin: 'https://shop.example', reason: 'post_logout_redirect_uri', route: oauth2.logout },
    ])
    expect(await closed.text()).not.toContain('https://shop.example')

    const open = await makeWorld(await platform(), { explain: true })
    const told = await (await open.browser().request(`${oauth2.logout}?${back}`)).text()
    expect(told).toContain('<code>post_logout_redirect_uri</code>')
    expect(told).toContain('<code>https://shop.example/gone?t=1</code>')
    expect(told).toContain('<code>https://shop.example/</code>')
    expect(await (await open.browser().request(logout)).text()).not.toContain('post_logout_redirect_uri')
  })
})
