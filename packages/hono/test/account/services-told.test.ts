import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { type ListeningPages, listeningWorld } from '../support/told.ts'
import { authorizeAddress, elodie, makeWorld, registered, shop, signIn, type World } from '../support/world.ts'

const of = (path = '') => `/cas/account${path}`

describe('what the pages of My Account are told of services and sessions', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  beforeEach(async () => {
    ;({ browser, told, world } = await listeningWorld(await platform()))
    await signIn(browser)
  })

  it('of the operator’s services those alone where somebody was, each by its name', async () => {
    const bank = { ...shop, name: 'Bank', clientId: 'bank', requiredLevel: 'BASIC' } as const
    world = await makeWorld(await platform(), { pages: told.pages, services: [shop, bank] })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    await browser.request(await authorizeAddress({ client_id: 'bank' }))
    await browser.get(of('/delete'))
    expect(told.last('deleteAccount').goes.services).toEqual(['Bank'])
    const answer = await browser.request('/cas/api/account/deletion')
    expect((await answer.json()).goes.services).toEqual([{ id: 'bank', name: 'Bank' }])
    await browser.get(of('/sessions'))
    const [session] = told.last('sessions').sessions
    expect(session).toMatchObject({ current: true, services: [{ id: 'bank', name: 'Bank' }] })
    await browser.post(of('/sessions'), { session: session?.id ?? '', service: 'bank' })
    await browser.get(of('/activity'))
    expect(told.last('activity').entries[0]).toMatchObject({
      kind: 'service-signed-out',
      details: { service: 'Bank' },
    })
  })

  it('services: what each was allowed, what lasts and until when, and one that is no longer registered', async () => {
    const choir = {
      ...shop,
      name: 'Choir',
      description: 'Rehearsals and scores.',
      requiredLevel: 'BASIC',
      firstParty: false,
      grantTypes: ['authorization_code', 'refresh_token'],
    } as const
    const service = { ...choir, grantTypes: [...choir.grantTypes] }
    const made = await platform()
    const before = await makeWorld(made, { pages: told.pages, services: [service] })
    await registered(before)
    const own = before.browser()
    await signIn(own)
    const asked = await own.get(await authorizeAddress())
    await own.submit(asked, { allow: '1' }, { action: '/cas/oauth2/consent' })
    const now = before.runtime.now()
    await own.get(of('/services?done=service-withdrawn'))
    expect(told.last('services')).toMatchObject({
      notice: { code: 'service-withdrawn' },
      services: [
        { clientId: 'shop', name: 'Choir', description: choir.description, allowed: true, since: now, lasting: [] },
      ],
    })
    expect(told.last('services').services[0]?.known.length).toBeGreaterThan(0)
    const after = await makeWorld(made, {
      pages: told.pages,
      services: [{ type: 'cas', name: 'Old', urls: ['https://old.example/'] }],
    })
    const later = after.browser()
    await signIn(later)
    await later.get(of('/services'))
    expect(told.last('services').services).toMatchObject([
      { clientId: 'shop', name: null, description: null, allowed: true },
    ])
    await later.post(of('/services'), { service: 'shop' })
    await later.get(of('/activity'))
    expect(told.last('activity').entries[0]).toMatchObject({ kind: 'service-withdrawn', details: { service: 'shop' } })
    expect((await later.post(of('/services'), { service: 'shop' })).status).toBe(404)
    expect((await later.post(of('/services'), { service: 'shop', access: 'nothing' })).status).toBe(404)
    await later.get(of('/services'))
    expect(told.last('services').services).toEqual([])
  })

  it('what lasts ends with the first of what ends it, and was never asked for where nobody was', async () => {
    const film = {
      type: 'oidc',
      name: 'Film Club',
      clientId: 'films',
      grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    } as const
    const lasting = await makeWorld(await platform(), {
      pages: told.pages,
      services: [{ ...film, grantTypes: [...film.grantTypes] }],
    })
    await registered(lasting)
    const own = lasting.browser()
    await signIn(own)
    const post = (path: string, fields: Readonly<Record<string, string>>) =>
      lasting.browser().request(path, { method: 'POST', body: new URLSearchParams({ client_id: 'films', ...fields }) })
    const asked = await (await post('/cas/oauth2/device_authorization', { scope: 'openid offline_access' })).json()
    const page = await own.post('/cas/device', { code: asked.user_code })
    await own.submit(page, { allow: '1' }, { action: '/cas/device/confirm' })
    await post('/cas/oauth2/token', { grant_type: film.grantTypes[0], device_code: asked.device_code })
    await own.get(of('/services'))
    const { id = '' } = (await lasting.store.accounts.find({ email: elodie.email })) ?? {}
    const [kept] = await lasting.store.grants.lasting({ accountId: id, now: lasting.runtime.now() })
    expect(kept?.endsAt).not.toBe(kept?.expiresAt)
    expect(told.last('services').services).toMatchObject([
      {
        name: 'Film Club',
        lasting: [
          {
            id: kept?.idHash,
            since: lasting.runtime.now(),
            until: Math.min(kept?.endsAt ?? 0, kept?.expiresAt ?? 0),
          },
        ],
      },
    ])
    const done = await own.post(of('/services'), { service: 'films', access: kept?.idHash ?? '' })
    expect(done.path).toBe(of('/services?done=access-ended'))
    await own.get(of('/activity'))
    expect(told.last('activity').entries[0]?.details).toMatchObject({ service: 'Film Club' })
  })

  it('sessions that ended elsewhere: each with its own services that weren’t told, and none where all were', async () => {
    const services = ['shop', 'bank', 'library'].map((clientId) => ({
      ...shop,
      clientId,
      name: clientId.toUpperCase(),
      requiredLevel: 'BASIC' as const,
    }))
    world = await makeWorld(await platform(), { pages: told.pages, services })
    await registered(world)
    browser = world.browser()
    await signIn(browser)
    for (const clients of [['shop'], ['bank', 'library']]) {
      const other = world.browser()
      await signIn(other)
      for (const client_id of clients) await other.request(await authorizeAddress({ client_id }))
    }
    await browser.post(of('/sessions'), { all: '1' })
    const ended = () =>
      (told.last('sessions').ended ?? []).map((each) => each.services.map(({ name, status }) => `${name} ${status}`))
    expect(ended().toSorted((a, b) => a.length - b.length)).toEqual([
      ['SHOP waiting'],
      ['BANK waiting', 'LIBRARY waiting'],
    ])
    expect(told.last('sessions')).toMatchObject({ notice: { code: 'sessions-ended' }, sessions: [{ current: true }] })
    expect(told.last('sessions').ended?.[0]).toMatchObject({ endedAt: world.runtime.now() })
    const other = world.browser()
    await signIn(other)
    await browser.get(of('/sessions'))
    const third = told.last('sessions').sessions.find(({ current }) => !current)
    const done = await browser.post(of('/sessions'), { session: third?.id ?? '' })
    expect([done.path, told.last('sessions').sessions.length]).toEqual([of('/sessions?done=session-ended'), 1])
    expect((await browser.post(of('/sessions'), { session: 'nothing' })).status).toBe(404)
    expect((await browser.post(of('/sessions'), { session: 'nothing', service: 'shop' })).status).toBe(404)
    // One that isn't registered any more has no name to show.
    const without = await makeWorld(world, { pages: told.pages, services: services.slice(1) })
    const later = without.browser()
    await signIn(later)
    await later.get(of('/sessions'))
    expect(ended()).toEqual([['BANK waiting', 'LIBRARY waiting']])
  })

  it('from when factors change again, only while they don’t', async () => {
    expect((await browser.get(of('/resting'))).hops[0]).toBe(`302 ${of('/devices')}`)
  })
})
