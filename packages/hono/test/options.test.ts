import { describe, expect, it } from 'vitest'
import { platform } from '#platform'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { createProvider, type ProviderOptions } from '../src/provider.ts'
import { makeWorld, shop } from './support/world.ts'

/** The lines of the refusal; none where the provider is made. */
async function faults(options: Parameters<typeof makeWorld>[1]): Promise<readonly string[]> {
  try {
    await makeWorld(await platform(), options)
    return []
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid-settings' })
    return error instanceof Error ? error.message.split('\n') : []
  }
}

describe('a provider isn’t made of what can’t be', () => {
  it('http elsewhere than on this machine', async () => {
    const plain = { origin: 'http://id.example.eu', authenticatorOrigin: 'http://app.example.eu', mailbox: false }
    expect(await faults(plain)).toEqual([
      expect.stringMatching(/^origin must be https: http:\/\/id\.example\.eu /),
      expect.stringMatching(/^authenticatorOrigin must be https: http:\/\/app\.example\.eu /),
    ])
    expect(
      await faults({ ...plain, origin: 'https://id.example.eu', authenticatorOrigin: 'https://app.example.eu' }),
    ).toEqual([])
  })

  it('a mailbox that others could read', async () => {
    expect(await faults({ origin: 'https://id.example.eu', mailbox: true })).toEqual([
      'mailbox: there is a development mailbox on a loopback origin only',
    ])
  })

  it('the app’s methods without the app', async () => {
    expect(await faults({ authenticatorOrigin: null })).toEqual([
      "mobile-app-pin must be told where the app is, such as mobileAppPin({ app: 'https://app.example.eu' })",
    ])
    expect(await faults({ authenticatorOrigin: null, methods: [mobileAppQr(), mobileAppPin(), password()] })).toEqual([
      expect.stringMatching(/^mobile-app-qr and mobile-app-pin must be told where the app is, such as mobileAppQr\(/),
    ])
    expect(await faults({ authenticatorOrigin: null, methods: [password(), passkey()] })).toEqual([])
    const app = 'https://app.example.eu'
    expect(
      await faults({ authenticatorOrigin: null, methods: [mobileAppQr(), mobileAppPin({ app }), password()] }),
    ).toEqual([])
  })

  it('two apps', async () => {
    const two = [mobileAppPin({ app: 'https://app.example.eu' }), mobileAppQr({ app: 'https://other.example.eu' })]
    expect(await faults({ authenticatorOrigin: null, methods: [...two, password()] })).toEqual([
      'methods: mobile-app-qr has another app, https://other.example.eu, than https://app.example.eu; there is one',
    ])
  })

  // It was made, and failed in the middle of somebody's sign-in.
  it('a store, a runtime or a method of one’s own that isn’t whole', async () => {
    const { store, runtime } = await platform()
    const some: object = { store: { ...store, throttle: null, outbox: undefined, sweep: undefined } }
    expect(await faults({ ...some })).toEqual([
      'store lacks throttle, outbox, sweep; Store of @laissez-passer/core/ports says what they do',
    ])
    const blind: object = { runtime: { ...runtime, hasher: undefined, keyRing: { ...runtime.keyRing, open: null } } }
    expect(await faults({ ...blind })).toEqual([
      'runtime.hasher is missing; it must be what hashes passwords',
      'runtime.keyRing must be keys that seal, not that object',
    ])
    const { level: _level, ...own } = passkey().method
    const weak: object = { methods: [password(), { method: { ...own, kind: 'third' } }] }
    expect(await faults({ ...weak })).toEqual([
      'methods: passkey.kind must be one of first, second, recovery, confirmation, not that text',
      'methods: passkey.level is missing; it must be one of BASIC, MEDIUM, HIGH',
    ])
  })

  it('a name said twice', async () => {
    const twice: object = { name: 'Example ID' }
    expect(await faults({ ...twice })).toEqual(['name is said once: pages({ name })'])
  })

  it('what no method gives', async () => {
    expect(await faults({ methods: [password()] })).toEqual([
      'services.0.requiredLevel is reached by no method that is accepted: password is BASIC',
    ])
    expect(
      await faults({
        services: [{ ...shop, acceptedMethods: ['passkeys', 'password'] }],
        methods: [password(), passkey()],
      }),
    ).toEqual([
      'services.0.acceptedMethods.0 isn’t a method of this provider: it must be one of password, passkey. Did you mean passkey?',
      'services.0.acceptedMethods.1 never reaches the service’s requiredLevel MEDIUM: it is BASIC',
    ])
  })

  it('keys at an address, where nobody can be asked', async () => {
    const { clientSecret: _, ...open } = shop
    const services = [{ ...open, jwksUri: 'https://shop.example/keys' }]
    const { runtime } = await platform()
    const { outgoingBy: __, ...mute } = runtime
    expect(await faults({ services, runtime: mute })).toEqual([
      expect.stringMatching(/^services\.0\.jwksUri can’t be read: .*outgoingBy/),
    ])
    expect(
      await faults({ services, runtime: { ...mute, outgoingBy: () => () => Promise.reject(new Error()) } }),
    ).toEqual([])
  })

  it('an option that nobody reads', async () => {
    // As a program without types would give it.
    const mistyped: object = { authenticatorOrgin: 'https://app.example.eu', idleSecs: 60 }
    expect(await faults({ ...mistyped })).toEqual([
      'authenticatorOrgin isn’t a setting: did you mean authenticatorOrigin?',
      expect.stringMatching(/^idleSecs isn’t a setting/),
    ])
  })

  it('what nobody called or awaited, and no options at all', async () => {
    // As a program without types would give it; each ended in a TypeError of somewhere below.
    const uncalled: object = { methods: [password, 'passkey', [passkey()], [sms]], services: [] }
    expect(await faults(uncalled)).toEqual([
      'methods.0 is what makes a method: call it, such as password()',
      'methods.1 must be a method that was made, such as password()',
      'methods.3 is what makes a method: call it, such as password()',
    ])
    const options: object = { origin: 'https://id.example.eu', store: Promise.resolve() }
    await expect(Reflect.apply(createProvider, null, [options])).rejects.toMatchObject({
      code: 'invalid-settings',
      message: 'store must be a store such as await sqlite(…), not that object',
    })
    for (const none of [undefined, null])
      await expect(Reflect.apply(createProvider, null, [none])).rejects.toMatchObject({
        code: 'invalid-settings',
        message: 'createProvider takes an object of options: { origin, store, … }',
      })
    // Such as from a variable of the environment that isn't set.
    for (const origin of [undefined, '', 'id.example.eu'])
      await expect(Reflect.apply(createProvider, null, [{ origin }])).rejects.toMatchObject({
        code: 'invalid-settings',
        message: expect.stringMatching(/^origin\b/m),
      })
  })

  it('a request of Node’s, or an address in place of one', async () => {
    const { provider } = await makeWorld(await platform())
    for (const given of [
      undefined,
      'https://id.example.eu/cas/login',
      { url: '/cas/login', method: 'GET', headers: {} },
    ])
      await expect(Reflect.apply(Reflect.get(provider, 'fetch'), provider, [given])).rejects.toMatchObject({
        code: 'invalid-settings',
        message: 'fetch takes a web-standard Request; of Node’s, @hono/node-server makes one',
      })
  })

  it('options that they inherit, which are passed over where they are settings', async () => {
    const shared: object = { captcha: 'off', methods: [password()] }
    const options: ProviderOptions = Object.assign(Object.create(shared), { origin: 'https://id.example.eu' })
    await expect(createProvider(options)).rejects.toMatchObject({
      message: [
        'methods is inherited, and must be the options’ own, such as { ...shared, methods: … }',
        'captcha is inherited, and must be the options’ own, such as { ...shared, captcha: … }',
      ].join('\n'),
    })
  })

  it('options that a class has as getters, or that aren’t enumerable', async () => {
    class Mine {
      get trustedProxies() {
        return ['nowhere']
      }
      get idleSeconds() {
        return 1
      }
    }
    const own = { origin: 'https://id.example.eu', methods: [password()] }
    const made = Object.assign(Object.create(Mine.prototype), own)
    const options: ProviderOptions = Object.defineProperty(made, 'captcha', { value: 'off' })
    await expect(createProvider(options)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^trustedProxies is inherited, .*\ncaptcha is inherited, .*\nidleSeconds is inherited, .*$/,
      ),
    })
  })

  it('countries that no number is of, which would be nobody’s', async () => {
    const texts = { methods: [password(), sms()], services: [], smsCountries: ['BE', 'XX', 'UK'], idleSeconds: 0 }
    expect(await faults(texts)).toEqual([expect.stringMatching(/^idleSeconds must be/)])
    expect(await faults({ ...texts, idleSeconds: 60, countryHeader: 'x-country' })).toEqual([
      expect.stringMatching(/^smsCountries: no country .* is called XX, UK in ISO 3166/),
      expect.stringMatching(/^countryHeader is believed/),
    ])
    expect(await faults({ ...texts, idleSeconds: 60, smsCountries: ['BE', 'XK'] })).toEqual([])
  })

  it('a header that nobody may set', async () => {
    expect(await faults({ countryHeader: 'x-country' })).toEqual([
      'countryHeader is believed from trustedProxies alone, and there are none',
    ])
    expect(await faults({ trustedProxies: ['10.0.0.0/8', 'proxy'], serviceNetworks: ['10.0.0.0/99'] })).toEqual([
      'serviceNetworks.0 must be an address or a network such as 10.0.0.0/8, not "10.0.0.0/99"',
      'trustedProxies.1 must be an address or a network such as 10.0.0.0/8, not "proxy"',
    ])
  })
})

it('all that is wrong is told at once, and no secret', async () => {
  const told = await faults({
    origin: 'https://id.example.eu/',
    idleSeconds: 0,
    authenticatorOrigin: null,
    mailbox: false,
    methods: [mobileAppPin(), password(), password()],
    services: [
      { ...shop, clientSecret: 'tooshort' },
      { ...shop, redirectUris: ['http://shop.example/'] },
    ],
  })
  expect(told).toEqual([
    'origin must be an origin such as https://id.example.eu, not "https://id.example.eu/"',
    'idleSeconds must be a positive number of whole seconds, not 0',
    expect.stringMatching(/^mobile-app-pin must be told where the app is/),
    expect.stringMatching(/^methods: password is there twice/),
    'services.0.clientSecret must have at least 32 characters',
    expect.stringMatching(/^services\.1\.redirectUris\.0 must be https/),
    'services.1.clientId is that of Shop already',
  ])
  expect(told.join()).not.toContain('tooshort')
})
