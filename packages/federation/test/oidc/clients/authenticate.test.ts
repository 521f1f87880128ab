import { describe, expect, test } from 'vitest'
import { authenticateClient } from '../../../src/oidc/clients/authenticate.ts'
import { addresses } from '@laissez-passer/core/addresses'
import type { OidcProvider } from '../../../src/oidc/index.ts'
import { parseServices } from '../../../src/services/index.ts'

const redirectUris = ['https://shop.example/back']
const secret = 'päss: wörd+of the shop, long enough to be one'
const parsed = parseServices([
  { name: 'Shop', type: 'oidc', clientId: 'shop', clientSecret: secret, redirectUris },
  { name: 'App', type: 'oidc', clientId: 'app', redirectUris },
  { name: 'Empty id', type: 'cas', urls: ['https://old.example/'] },
])
const services = parsed.ok ? parsed.services : []
const nothing = (): never => {
  throw new Error('a secret is compared without any of this')
}
const provider: OidcProvider = {
  services,
  methods: [],
  amrOf: nothing,
  now: 1_800_000_000,
  random: nothing,
  keyRing: { seal: nothing, open: nothing, mac: nothing, macs: nothing },
  settings: { origin: 'https://id.example', addresses: addresses('/cas'), clientRegistration: 'off', name: 'EU Login' },
  store: Object.create(null),
}

/** RFC 6749 §2.3.1: form-encoded, joined by a colon, Base64. */
const basic = (id: string, password: string) =>
  `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(password).replaceAll('%20', '+')}`)}`
const ask = (authorization: string | null, fields: Readonly<Record<string, string>> = {}) =>
  authenticateClient(provider, {
    authorization,
    parameters: new URLSearchParams(fields),
    endpoint: 'https://id.example/cas/oauth2/token',
  })

describe('a relying party with a secret', () => {
  test.each([
    ['by HTTP Basic', basic('shop', secret), {}],
    ['by HTTP Basic, whose scheme is written in another case', basic('shop', secret).replace('Basic', 'bASIC'), {}],
    ['by HTTP Basic, and its id in the form', basic('shop', secret), { client_id: 'shop' }],
    ['by the form', null, { client_id: 'shop', client_secret: secret }],
  ])('is recognised %s', async (_, authorization, fields) => {
    expect(await ask(authorization, fields)).toMatchObject({ ok: true, service: { name: 'Shop' } })
  })

  const right = basic('shop', secret)
  test.each<readonly [string, string | null, Readonly<Record<string, string>>, string]>([
    ['a wrong secret', basic('shop', `${secret}!`), {}, 'invalid-client'],
    ['an empty secret', basic('shop', ''), {}, 'invalid-client'],
    ['no secret', null, { client_id: 'shop' }, 'invalid-client'],
    ['a wrong secret in the form', null, { client_id: 'shop', client_secret: 'x' }, 'invalid-client'],
    ['another id in the form', right, { client_id: 'app' }, 'invalid-client'],
    ['both ways at once', right, { client_secret: secret }, 'two-methods'],
    ['an unknown client', basic('nobody', secret), {}, 'invalid-client'],
    ['an unknown client by the form', null, { client_id: 'nobody', client_secret: secret }, 'invalid-client'],
    [
      'an unknown client with what stands in for a secret',
      basic('x', 'no client has this secret'),
      {},
      'invalid-client',
    ],
    ['nobody at all', null, {}, 'invalid-client'],
    ['another scheme', right.replace('Basic', 'Bearer'), {}, 'invalid-client'],
    ['something before the scheme', `X ${right}`, {}, 'invalid-client'],
    ['something behind the credentials', `${right} x`, {}, 'invalid-client'],
    ['a broken header beside a right form', 'Basic', { client_id: 'shop', client_secret: secret }, 'invalid-client'],
    ['credentials without a colon', `Basic ${btoa('shop')}`, {}, 'invalid-client'],
    ['an empty id', `Basic ${btoa(`:${secret}`)}`, {}, 'invalid-client'],
    ['bytes that are no UTF-8', `Basic ${btoa('shop:\xff\xfe')}`, {}, 'invalid-client'],
    ['a broken percent sign', `Basic ${btoa('shop:%zz')}`, {}, 'invalid-client'],
    ['what is no Base64', 'Basic A', {}, 'invalid-client'],
  ])('is refused with %s', async (_, authorization, fields, reason) => {
    expect(await ask(authorization, fields)).toMatchObject({ ok: false, reason })
  })
})

describe('a relying party without a secret', () => {
  test('is recognised by its id, and by nothing that pretends to be a secret', async () => {
    expect(await ask(null, { client_id: 'app' })).toMatchObject({ ok: true, service: { name: 'App' } })
    for (const given of ['', 'x', 'no client has this secret'])
      expect(await ask(null, { client_id: 'app', client_secret: given })).toMatchObject({
        ok: false,
        why: 'app authenticates by its client_id alone; what came is client_secret_post',
      })
    expect(await ask(basic('app', ''))).toMatchObject({ ok: false, reason: 'invalid-client' })
  })
})
