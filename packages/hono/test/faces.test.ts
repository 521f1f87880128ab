import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import type { VerificationMethod } from '@laissez-passer/core/context'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Face, Room } from '../src/composition.ts'
import { routePolicies } from '../src/route-policies.ts'
import type { ProviderEnv } from '../src/environment.ts'
import { faceOf, setUpAddress } from '../src/methods/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { forFreshPerson } from '../src/signed-in.ts'
import { askedProps } from '../src/sign-in/shown.ts'
import { authorizeAddress, elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

const METHOD = '__Host-lp-method'

/** A knock: whoever says how many, gets in. */
function knock(owners: Set<string>): Face {
  const method: VerificationMethod = {
    name: 'knock',
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_SOFTWARE_TOKEN',
    amr: ['kba'],
    phishingResistant: false,
    changesFactors: false,
    credentials: (_, { account }) => (owners.has(account.id) ? [{ id: 'door', name: 'Front door' }] : []),
    start: async () => ({ ok: true }),
    view: async () => ({
      status: 'ready',
      reason: null,
      expiresAt: null,
      credential: { id: 'door', name: 'Front door' },
      params: {},
    }),
    verify: async (_context, _state, { knocks }) =>
      knocks === '3' ? { ok: true, credentialId: 'door' } : { ok: false, reason: 'nobody-opens' },
  }
  const room: Room = {
    changesFactors: ({ account }) => [account('doors')],
    routes: ({ addresses: { account }, render }) =>
      new Hono<ProviderEnv>()
        .get(
          account('doors'),
          forFreshPerson((c, { person }) => render(c, 'own', { person, title: 'My doors', body: '<p>None yet</p>' })),
        )
        .post(
          account('doors'),
          forFreshPerson((c, { account: { id } }) => {
            owners.add(id)
            return c.redirect(account('doors'), 303)
          }),
        ),
  }
  return {
    method,
    words: { label: { en: 'Knock' }, line: { en: 'On a door of yours.' } },
    page: (c, { render }, asked) =>
      render(c, 'own', {
        ...askedProps(c, asked),
        title: 'Knock',
        issues: asked.refusal ? [{ field: 'form', code: asked.refusal.code, text: 'Nobody opens.' }] : [],
        body: '<p>How often?</p><input name="times"><button type="submit">Knock</button>',
      }),
    answer: ({ times }) => (times === undefined ? null : { knocks: times }),
    setUpAt: ({ account }) => account('doors'),
    section: {
      name: 'doors',
      words: { title: { en: 'My doors' }, line: { en: 'Where you knock.' } },
      rooms: [room],
    },
  }
}

describe('a method of one’s own', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods: [knock(new Set()), password()] })
    await registered(world)
  })

  it('is set up in its section, asked on its page, judged by its own fields', async () => {
    const owner = world.browser()
    await signIn(owner)
    expect((await owner.get('/cas/account')).text).toContain('Where you knock.')
    expect((await owner.get('/cas/account/doors')).text).toContain('None yet')
    await owner.post('/cas/account/doors', {})

    const browser = world.browser()
    const page = await signIn(browser, { start: await authorizeAddress(), method: 'knock' })
    expect(page.text).toContain('How often?')
    expect(page.text).toContain('Shop')
    const wrong = await browser.submit(page, { times: '2' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Nobody opens.')
    const right = await browser.submit(wrong, { times: '3' })
    expect(right.hops.join(' ')).toContain('/cas/continue')
  })

  it('says itself where it is set up, and that somebody signs in freshly there', async () => {
    const browser = world.browser()
    const missing = await signIn(browser, { start: await authorizeAddress(), method: 'knock' })
    const section = await browser.submit(missing, { setUp: '1' })
    expect(section.text).toContain('My doors')
    world.wait(700)
    const late = await browser.get('/cas/account/doors')
    expect(late.hops[0]).toMatch(/^302 \/cas\/login\?continue=%2Fcas%2Faccount%2Fdoors/)
  })

  it('has nothing where it isn’t among the methods; nor have the built-in ones', async () => {
    world = await makeWorld({ ...world }, { methods: [password()], services: [] })
    const browser = world.browser()
    await signIn(browser)
    const overview = await browser.get('/cas/account')
    for (const tile of ['doors', 'passkeys', 'devices', 'phones', 'tokens', 'eid', 'recovery-codes'])
      expect(overview.links).not.toContain(`/cas/account/${tile}`)
    expect(overview.links).toContain('/cas/account/password')
    for (const path of ['account/doors', 'account/passkeys', 'account/devices', 'mobile', 'eid', 'api/device/state'])
      expect((await browser.get(`/cas/${path}`)).status).toBe(404)
  })
})

describe('the method that a browser remembers', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods: [passkey(), mobileAppPin(), password()] })
    await registered(world)
  })

  it('is the one that opened a session, not one that was only chosen', async () => {
    const browser = world.browser()
    const missing = await signIn(browser, { start: await authorizeAddress(), method: 'mobile-app-pin' })
    expect(missing.text).toContain('you haven’t set it up yet')
    expect(browser.cookies.get(METHOD)).toBeUndefined()
    await signIn(browser)
    expect(browser.cookies.get(METHOD)).toBe('password')
  })

  it('isn’t learnt from a wrong password', async () => {
    const browser = world.browser()
    await signIn(browser, { identifier: elodie.email, password: 'Wrong-Horse7battery', method: 'password' })
    expect(browser.cookies.get(METHOD)).toBeUndefined()
  })
})

describe('faces', () => {
  it('are found by their method’s name, a retired one’s heir by its own', () => {
    const faces = [sms(), password()]
    expect(faceOf(faces, 'sms')).toBe(faces[0])
    expect(faceOf(faces, 'mail-code')).toBe(faces[0]?.heir)
    expect(faceOf(faces, 'passkey')).toBeUndefined()
  })

  it('lead to My Account where they have no place of their own', () => {
    const book = addresses('/sso')
    expect(setUpAddress([passkey()], { name: 'passkey', addresses: book })).toBe('/sso/account/passkeys/add')
    expect(setUpAddress([password()], { name: 'password', addresses: book })).toBe('/sso/account')
    expect(setUpAddress([], { name: 'passkey', addresses: book })).toBe('/sso/account')
  })
})

describe('methods that can’t stand side by side are refused when the provider is made', () => {
  const named = (name: string, face: Partial<Face> = {}): Face => {
    const own = knock(new Set())
    return { ...own, ...face, method: { ...own.method, name } }
  }
  const tile = (name: string) => ({ section: { name, rooms: [] } })

  it.each([
    ['none', [], /at least/],
    ['one twice', [password(), named('token'), named('token')], /token is there twice/],
    ['the name of another’s heir', [password(), sms(), named('mail-code')], /mail-code is there twice/],
    ['a name with a comma', [password(), named('a,b')], /"a,b" must be of a-z/],
    ['a name with markup', [password(), named('"><script>')], /must be of a-z/],
    ['no password', [named('knock')], /after the identifier/],
    ['two passwords', [password(), { ...password(), method: { ...password().method, name: 'other' } }], /here 2 are/],
    ['a section on the way up', [password(), named('knock', tile('../../evil'))], /the section "..\/..\/evil" must/],
    ['a section without a name', [password(), named('knock', tile(''))], /the section "" must/],
    ['a section of My Account’s own', [password(), named('knock', tile('sessions'))], /page of My Account itself/],
    [
      'a section of another method',
      [password(), passkey(), named('knock', tile('passkeys'))],
      /another method’s already/,
    ],
  ])('%s', async (_what, methods, why) => {
    await expect(makeWorld(await platform(), { methods })).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(why),
    })
  })

  it('what it carries is text messages, whatever else it holds', async () => {
    const stolen: string[] = []
    const carries = {
      sms: { send: async () => ({ ok: true as const }) },
      mail: { send: async () => (stolen.push('mail'), { ok: true as const }) },
    }
    const world = await makeWorld(await platform(), { methods: [password(), named('knock', { carries })] })
    const browser = world.browser()
    await browser.submit(await browser.get('/cas/register'), elodie, { action: '/cas/register' })
    await world.provider.runOnce()
    expect(stolen).toEqual([])
  })
})

describe('what rooms say of addresses', () => {
  const room: Room = {
    routes: () => new Hono<ProviderEnv>(),
    changesFactors: ({ account }) => [account('doors')],
    speaksToPrograms: ({ at }) => [at('/api')],
    takes: { bytes: 1000, at: ({ at }) => [at('/large')] },
  }
  const policies = routePolicies([room, { routes: room.routes }], addresses('/sso'))

  it.each([
    ['/sso/account/doors', true],
    ['/sso/account/doors/add', true],
    ['/sso/account/doorstep', false],
    ['/sso/account', false],
    ['/cas/account/doors', false],
  ])('factors are changed at %s: %s', (path, expected) => expect(policies.changesFactors(path)).toBe(expected))

  it('programs read the answers below an address, and there alone', () => {
    expect(['/sso/api', '/sso/api/x', '/sso/apis'].map(policies.speaksToPrograms)).toEqual([true, true, false])
  })

  it('a larger body is taken at one address, not below it', () => {
    expect(['/sso/large', '/sso/large/x', '/sso/login'].map(policies.takes)).toEqual([1000, null, null])
  })
})

it('what a face needs is waited for at the start, and told if it isn’t there', async () => {
  const needs = async (): Promise<void> => {
    throw new Error('a door is missing')
  }
  const methods = [{ ...knock(new Set()), needs }, password()]
  await expect(makeWorld(await platform(), { methods })).rejects.toThrow('a door is missing')
})
