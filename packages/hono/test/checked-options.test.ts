import { platform } from '#platform'
import { metricsRegistry } from '@laissez-passer/server/metrics'
import { pages } from '@laissez-passer/pages/pages'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkedOptions } from '../src/checked-options.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { token } from '../src/methods/token/face.ts'
import { type Platform, shop } from './support/world.ts'

let here: Platform
beforeAll(async () => {
  here = await platform()
})

const mail = { send: async () => ({ ok: true }) }
const right = () => ({
  origin: 'https://id.example.eu',
  authenticatorOrigin: 'https://app.example.eu',
  store: here.store,
  runtime: here.runtime,
  pages: pages({ name: 'Example' }),
  mail,
  methods: [mobileAppPin(), password()],
})

/**
 * The lines of the refusal of these options beside right ones, which a program without types may have given.
 */
async function faults(options: object, settings: object = {}): Promise<readonly string[]> {
  const all = { ...right(), ...options }
  const { authenticatorOrigin, origin } = all
  try {
    await Reflect.apply(checkedOptions, null, [all, { origin, authenticatorOrigin, ...settings }])
    return []
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid-settings' })
    return error instanceof Error ? error.message.split('\n') : []
  }
}

it('what is right is taken, with its services', async () => {
  expect(await faults({})).toEqual([])
  const { faces, services, settings } = await Reflect.apply(checkedOptions, null, [
    { ...right(), services: [shop] },
    { origin: 'https://id.example.eu', authenticatorOrigin: 'https://app.example.eu' },
  ])
  expect(services).toMatchObject([{ clientId: 'shop' }])
  expect(faces.map(({ method }: { readonly method: { readonly name: string } }) => method.name)).toEqual([
    'mobile-app-pin',
    'password',
  ])
  expect(settings).toMatchObject({ name: 'Example', origin: 'https://id.example.eu' })
})

describe('what isn’t there', () => {
  it.each([
    ['store', 'store must be given, such as await sqlite(…)'],
    ['runtime', 'runtime must be given, such as node(…)'],
    ['pages', 'pages must be given, such as pages(…)'],
    ['mail', 'mail must be given, such as smtp(…)'],
  ])('%s is asked for', async (name, line) => {
    expect(await faults({ [name]: undefined })).toEqual([line])
  })

  it('is a method, of which there must be one', async () => {
    for (const methods of [undefined, []])
      expect(await faults({ methods, services: [shop] })).toEqual([
        'methods: there must be one at least, such as password()',
      ])
  })

  it('is what pages make', async () => {
    expect(await faults({ pages: {} })).toEqual([
      expect.stringMatching(/^pages must be made of pages\(…\), to replace/),
    ])
  })
})

describe('what does nothing', () => {
  it('a language that no page is written in', async () => {
    expect(await faults({ languages: ['en', 'xx'] })).toEqual([
      'languages: the pages aren’t written in "xx"; they are in en, fr',
    ])
  })

  it('pages for administrators whom no method lets in', async () => {
    expect(await faults({ administration: {} })).toEqual([
      'administration needs a method that reaches HIGH, such as token(): nobody could open its pages',
    ])
    expect(await faults({ administration: {}, methods: [password(), mobileAppPin(), token()] })).toEqual([])
    expect(await faults({ administration: false })).toEqual([])
  })

  it('what is said of text messages without them', async () => {
    expect(await faults({ smsCountries: ['BE'], smsRetiredAt: 1_900_000_000 })).toEqual([
      expect.stringMatching(/^smsCountries does nothing without the method sms/),
      expect.stringMatching(/^smsRetiredAt does nothing without the method sms/),
    ])
    const methods = [password(), mobileAppPin(), sms()]
    expect(await faults({ smsCountries: ['BE'], methods })).toEqual([])
    expect(await faults({ smsCountries: null, smsRetiredAt: null })).toEqual([])
  })

  it('a level of a domain that no method reaches', async () => {
    const asked = (level: string) => ({ assuranceByDomain: { 'example.eu': { assurance: 'HIGH', level } } })
    expect(await faults(asked('HIGH'))).toEqual([
      'assuranceByDomain: example.eu asks for HIGH, which no method reaches: it would do nothing',
    ])
    expect(await faults(asked('MEDIUM'))).toEqual([])
    expect(await faults({ assuranceByDomain: { 'example.eu': 'HIGH' } })).toEqual([])
  })
})

describe('who can’t be told, where the runtime asks nobody', () => {
  const mute = () => {
    const { outgoingBy: _, ...runtime } = here.runtime
    return runtime
  }
  const asking = () => ({ ...mute(), outgoingBy: () => () => Promise.reject(new Error()) })

  it('a service, of the end of a session', async () => {
    const services = [{ ...shop, backchannelLogoutUri: 'https://shop.example/out' }]
    expect(await faults({ services, runtime: mute() })).toEqual([
      'services: Shop has backchannelLogoutUri, and runtime.outgoingBy is missing: nobody can be told',
    ])
    expect(await faults({ services, runtime: asking() })).toEqual([])
    expect(await faults({ services: [shop], runtime: mute() })).toEqual([])
  })

  it('a webhook; and one that can’t be', async () => {
    const webhooks = [{ name: 'hr', url: 'https://hr.example/in', secret: 's'.repeat(40), events: ['account-created'] }]
    const missing = 'webhooks: runtime.outgoingBy is missing: nobody can be told'
    expect(await faults({ webhooks, runtime: mute() })).toContain(missing)
    expect(await faults({ webhooks, runtime: asking() })).not.toContain(missing)
    expect(await faults({ webhooks: [], runtime: mute() })).toEqual([])
    expect(await faults({ webhooks: [{}], runtime: asking() })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^webhooks\.0/)]),
    )
  })
})

it('a directory that can’t be is refused by its field', async () => {
  expect(await faults({ scim: [{}] })).toEqual(expect.arrayContaining([expect.stringMatching(/^scim\.0/)]))
})

it('what an option must be is said of each', async () => {
  for (const [name, wrong, line] of [
    ['words', 7, /^words must be sentences by language and key, or a function/],
    ['metrics', { registry: metricsRegistry(), token: 7 }, /^metrics\.token must be a text, or null/],
    ['audit', { keepDays: 0 }, /^audit\.keepDays/],
    ['push', { transport: {}, key: 'x' }, /^push\.transport must be a transport such as webPush/],
  ] as const)
    expect(await faults({ [name]: wrong })).toEqual([expect.stringMatching(line)])
  expect(await faults({ words: () => ({}) })).toEqual([])
  expect(await faults({ words: {} })).toEqual([])
})

it('what isn’t a fault of the options is thrown as it is', async () => {
  const broken = { ...password(), needs: () => Promise.reject(new RangeError('no such package')) }
  const given = { origin: 'https://id.example.eu', authenticatorOrigin: 'https://app.example.eu' }
  const asked = Reflect.apply(checkedOptions, null, [{ ...right(), methods: [mobileAppPin(), broken] }, given])
  await expect(asked).rejects.toThrow(RangeError)
})
