import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { password } from '../src/methods/password/face.ts'
import { clientOf } from './support/api-client.ts'
import type { Browser } from './support/browser.ts'
import { type FakeCountry, fakeCountry } from './support/eid.ts'
import { elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

let world: World
let country: FakeCountry
let browser: Browser
let client: ReturnType<typeof clientOf>
beforeEach(async () => {
  country = fakeCountry()
  world = await makeWorld(await platform(), { methods: [password(), eid({ schemes: [country] })] })
  await registered(world)
  browser = world.browser()
  client = clientOf(browser)
})

/** Where the browser comes back to from the country. */
const callback = (url = ''): string => {
  const state = new URL(url).searchParams.get('state') ?? ''
  return `/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`
}

/** Links one, signed in by the password alone: it is the first that is worth a second factor. */
async function linked(): Promise<void> {
  await signIn(browser)
  const { data } = await client.POST('/account/eids', { body: { country: 'demoland' } })
  await browser.get(callback(data?.url))
}

describe('an eID of one’s own', () => {
  it('is linked through its country, listed, and unlinked by whoever proved it again', async () => {
    expect((await client.GET('/eid/countries')).data).toEqual({ countries: [{ id: 'demoland', name: 'Demoland' }] })
    await linked()
    expect(country.asked.at(-1)).toEqual({ assurance: 'substantial', language: 'en' })
    const { data } = await client.GET('/account/eids')
    expect(data).toMatchObject({ most: 5, onlyWayIn: false, eids: [{ name: 'Demoland, A. D.', country: 'ZZ' }] })
    expect((await world.mails()).map(({ template }) => template)).toContain('eid-linked')
    const path = { id: data?.eids[0]?.id ?? '' }
    // It counts as a second factor now.
    const refused = await client.DELETE('/account/eids/{id}', { params: { path } })
    expect(refused.error).toMatchObject({ reason: 'sign-in-again', level: 'MEDIUM' })
    const stepped = await client.POST('/session/step-up', {
      body: { continueTo: refused.error?.continueTo ?? '', method: 'eid' },
    })
    const signIn = stepped.data?.id ?? ''
    const away = await client.POST('/eid/sign-ins', { body: { country: 'demoland', signIn } })
    await browser.get(callback(away.data?.url))
    expect((await client.DELETE('/account/eids/{id}', { params: { path } })).response.status).toBe(204)
    expect((await client.GET('/account/eids')).data?.eids).toEqual([])
    expect((await world.mails()).map(({ template }) => template)).toContain('eid-unlinked')
  })

  it('is asked only of a country that is there, and says when it isn’t reached', async () => {
    await signIn(browser)
    const nowhere = await client.POST('/account/eids', { body: { country: 'nowhere' } })
    expect([nowhere.response.status, nowhere.error?.reason]).toEqual([422, 'no-such-country'])
    country.down = true
    const down = await client.POST('/account/eids', { body: { country: 'demoland' } })
    expect([down.response.status, down.error?.reason]).toEqual([503, 'unavailable'])
  })

  it('whose way was begun by somebody else is linked to nobody', async () => {
    await signIn(browser)
    const { data } = await client.POST('/account/eids', { body: { country: 'demoland' } })
    await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
    const victim = world.browser()
    await signIn(victim, { identifier: 'joe@example.org' })
    await victim.get(callback(data?.url))
    expect((await clientOf(victim).GET('/account/eids')).data?.eids).toEqual([])
    expect((await client.GET('/account/eids')).data?.eids).toEqual([])
  })

  it('of another is neither unlinked nor there', async () => {
    await linked()
    const { data } = await client.GET('/account/eids')
    await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
    const joe = world.browser()
    await signIn(joe, { identifier: 'joe@example.org' })
    const path = { id: data?.eids[0]?.id ?? '' }
    const other = await clientOf(joe).DELETE('/account/eids/{id}', { params: { path } })
    expect(other.error?.reason).toBe('not-found')
    expect((await client.GET('/account/eids')).data?.eids).toHaveLength(1)
  })
})

describe('signing in with an eID', () => {
  beforeEach(linked)

  it('needs no password, and leads where the person was going', async () => {
    const other = world.browser()
    const body = { country: 'demoland', continueTo: '/cas/account/activity' }
    const { data, response } = await clientOf(other).POST('/eid/sign-ins', { body })
    expect(response.status).toBe(201)
    const page = await other.get(callback(data?.url))
    expect(page.path).toContain('/cas/continue?flow=')
    expect((await clientOf(other).GET('/account')).data).toMatchObject({ email: elodie.email })
  })

  it('goes on with no sign-in of another browser’s', async () => {
    const begun = await client.POST('/sign-ins', { body: { identifier: elodie.email } })
    const other = clientOf(world.browser())
    const taken = await other.POST('/eid/sign-ins', { body: { country: 'demoland', signIn: begun.data?.id ?? '' } })
    expect([taken.response.status, taken.error?.reason]).toEqual([404, 'not-found'])
  })
})

it('leaving for a country is counted by network, as it is from the page', async () => {
  const options = { methods: [password(), eid({ schemes: [country] })] }
  const peer = (request: Request) => request.headers.get('Test-Address')
  world = await makeWorld(await platform(), { ...options, peer })
  const from = (address: string) => clientOf(world.browser({ 'Test-Address': address }))
  const leave = (address: string) => from(address).POST('/eid/sign-ins', { body: { country: 'demoland' } })
  expect((await leave('192.0.2.7')).response.status).toBe(201)
  const { throttle } = world.store
  const key = 'eid:from:192.0.2.7'
  const now = world.runtime.now()
  expect((await throttle.peek([key], { now })).get(key)).toEqual({ count: 1, lockedUntil: null })
  // As if two a minute were all: the network rests.
  await throttle.spend([{ key, accountId: null, limit: 2, lockSeconds: 60, windowSeconds: 60 }], { now })
  const refused = await leave('192.0.2.7')
  expect(refused.error).toMatchObject({ reason: 'throttled', until: expect.any(Number) })
  expect(refused.response.status).toBe(429)
  expect((await leave('198.51.100.7')).response.status).toBe(201)
  world.wait(61)
  expect((await leave('192.0.2.7')).response.status).toBe(201)
})

describe('an eID that nobody has', () => {
  it('waits in its browser alone, and is linked there after signing in as usual', async () => {
    const { data } = await client.POST('/eid/sign-ins', { body: { country: 'demoland' } })
    const back = await browser.get(callback(data?.url))
    const id = new URL(back.path, 'http://x').searchParams.get('eid') ?? ''
    const params = { path: { id } }
    expect((await client.GET('/account/eids/waiting/{id}', { params })).error?.reason).toBe('not-signed-in')
    await signIn(browser)
    expect((await client.GET('/account/eids/waiting/{id}', { params })).data).toMatchObject({ name: 'Demoland, A. D.' })
    const thief = world.browser()
    await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
    await signIn(thief, { identifier: 'joe@example.org' })
    expect((await clientOf(thief).POST('/account/eids/waiting/{id}', { params })).error?.reason).toBe('not-found')
    expect((await client.POST('/account/eids/waiting/{id}', { params })).data).toEqual({ continueTo: null })
    expect((await client.GET('/account/eids')).data?.eids).toHaveLength(1)
    expect((await client.POST('/account/eids/waiting/{id}', { params })).response.status).toBeGreaterThanOrEqual(400)
  })
})
