import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeAll, describe, expect, it } from 'vitest'
import { authorizeAddress, makeWorld, shop, type World } from '../support/world.ts'

const { oauth2, signIn } = addresses('/cas')
const shopCas = { type: 'cas', name: 'Old shop', urls: ['https://old.example/app'], requiredLevel: 'BASIC' } as const

const worldWith = async (explain?: boolean) =>
  makeWorld(await platform(), {
    services: [{ ...shop, tokenEndpointAuthMethod: 'client_secret_basic' }, shopCas],
    ...(explain === undefined ? {} : { explain }),
  })

let open: World
let closed: World
beforeAll(async () => {
  // Its origin is on loopback, as a developer's machine has it.
  open = await worldWith()
  closed = await worldWith(false)
})

const textOf = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (world: World, address: string) => {
  const answer = await world.browser().request(address)
  expect(answer.status).toBe(400)
  return textOf(answer)
}
const cas = (service: string) => `${signIn}?${new URLSearchParams({ service })}`

describe('a page about a service’s mistake', () => {
  it.each([
    [
      'a redirect URI',
      () => authorizeAddress({ redirect_uri: 'https://shop.example/callback/' }),
      'redirect_uri What came https://shop.example/callback/ What is registered https://shop.example/callback ',
    ],
    [
      'an unknown client',
      () => authorizeAddress({ client_id: 'sjop' }),
      'client_id What came sjop What is registered shop ',
    ],
    ['no client', async () => oauth2.authorize, 'client_id What came Nothing What is registered shop '],
    [
      'what occurs twice',
      async () => `${await authorizeAddress()}&nonce=b`,
      'nonce What came nonce-1 It occurs more than once. ',
    ],
    [
      'a pushed request that is over',
      async () => `${oauth2.authorize}?client_id=shop&request_uri=urn:ietf:params:oauth:request_uri:a`,
      'request_uri What came urn:ietf:params:oauth:request_uri:a A pushed request lives for a minute',
    ],
    [
      'a signed request that can’t be opened',
      async () => `${oauth2.authorize}?client_id=shop&request=a.b.c`,
      'request What came a.b.c request_not_supported: This client has no keys',
    ],
    [
      'a service nobody registered',
      async () => cas('http://127.0.0.1:3000/'),
      'service What came http://127.0.0.1:3000/ What is registered https://old.example/app Nobody has registered http://127.0.0.1:3000',
    ],
    [
      'a path',
      async () => cas('https://old.example/apple'),
      'service What came https://old.example/apple What is registered https://old.example/app Whole names',
    ],
    [
      'an address',
      async () => cas('shop'),
      'service What came shop It is nobody’s, whoever is registered: it doesn’t begin',
    ],
    [
      'a service that occurs twice, beside what nobody reads',
      async () => `${signIn}?utm=a&utm=b&service=https://old.example/app&service=https://evil.example/`,
      'service What came https://old.example/app It occurs more than once. ',
    ],
    [
      'a strength',
      async () => `${cas('https://old.example/app')}&acceptStrengths=PASWORD`,
      'acceptStrengths What came PASWORD acceptStrengths: PASWORD is no strength',
    ],
  ])('says where developers are: %s', async (_, address, expected) => {
    const at = await address()
    expect(await page(open, at)).toContain(`Parameter ${expected}`)
    expect(await page(open, at)).toContain('because Laissez-passer runs for development')
    // And nothing of it where strangers come: what is registered is no matter of theirs.
    const told = await page(closed, at)
    for (const secret of ['What came', 'https://shop.example', 'https://old.example', 'sjop'])
      expect(told).not.toContain(secret)
  })

  it('isn’t shown on an origin that others reach', async () => {
    const elsewhere = await makeWorld(await platform(), { origin: 'https://id.example', mailbox: false })
    expect(await page(elsewhere, oauth2.authorize)).not.toContain('What came')
  })
})

describe('the answer to a client', () => {
  const ask = async (world: World, fields: Readonly<Record<string, string>>, authorization = '') => {
    const answer = await world.browser().request(oauth2.token, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x', ...fields }),
      headers: authorization === '' ? {} : { authorization },
    })
    const { error, error_description: description } = await answer.json()
    return { status: answer.status, error, description }
  }
  const basic = (id: string, secret: string) => `Basic ${btoa(`${id}:${secret}`)}`

  it.each([
    ['nobody', {}, '', 'client_id is missing'],
    ['an unknown client', { client_id: 'sj"öp' }, '', 'No client sj??p is registered'],
    ['a wrong secret', {}, basic('shop', 'wrong'), 'The secret is not the one of shop'],
    [
      'no secret',
      { client_id: 'shop' },
      '',
      'shop authenticates by client_secret_basic; what came is nothing that proves it',
    ],
    [
      'another method',
      { client_id: 'shop', client_secret: shop.clientSecret },
      '',
      'shop authenticates by client_secret_basic; what came is client_secret_post',
    ],
    ['another header', {}, 'Bearer x', 'Authorization must be Basic, with base64 of client_id:client_secret'],
  ])('says what is wrong where developers are, and there alone: %s', async (_, fields, authorization, expected) => {
    const refused = { status: 401, error: 'invalid_client' }
    expect(await ask(open, fields, authorization)).toEqual({ ...refused, description: expected })
    expect(await ask(closed, fields, authorization)).toEqual({
      ...refused,
      description: 'Client authentication failed',
    })
  })

  it.each([oauth2.token, oauth2.pushed, oauth2.introspect, oauth2.revoke, oauth2.deviceAuthorization])(
    'says that %s takes a form',
    async (path) => {
      const answer = await closed.browser().request(path, {
        method: 'POST',
        body: JSON.stringify({ grant_type: 'authorization_code', client_id: 'shop' }),
        headers: { 'content-type': 'application/json', authorization: basic('shop', shop.clientSecret) },
      })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({
        error: 'invalid_request',
        error_description: 'The body must be a form: Content-Type: application/x-www-form-urlencoded',
      })
    },
  )

  it('says the same of whoever is silent about prompt=none, and how to go on', async () => {
    const silent = await open.browser().request(await authorizeAddress({ prompt: 'none' }))
    const answer = new URL(silent.headers.get('Location') ?? '').searchParams
    expect(answer.get('error')).toBe('login_required')
    expect(answer.get('error_description')).toBe('With prompt=none nobody is asked: send the browser again without it')
  })
})
