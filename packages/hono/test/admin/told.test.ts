import { platform } from '#platform'
import { accountActions } from '@laissez-passer/core/administration'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrationOf } from '../../src/admin/administration.ts'
import { issuesOf } from '../../src/admin/actions.ts'
import { administrator, holder, makeAdminWorld } from '../support/administrators.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { authorizeAddress, elodie, registered, shop, signIn, type World } from '../support/world.ts'

type Admin = Awaited<ReturnType<typeof administrator>>

const home = '/cas/admin'

describe('what the pages of administrators are told', () => {
  let world: World
  let ada: Admin
  let told: ListeningPages
  beforeEach(async () => {
    told = listeningPages()
    world = await makeAdminWorld(await platform(), { administration: { fourEyes: ['lock'] }, pages: told.pages })
    ada = await administrator(world, 'ada')
  })

  const get = (path: string) => ada.browser.get(home + path)

  it('how often people signed in, in the last hours and days', async () => {
    await get('')
    const { charts } = told.last('adminHome')
    expect(
      charts.map(({ name, series }) => [name, series.map(({ method, outcome }) => `${outcome} ${method}`)]),
    ).toEqual([
      ['day', ['signed-in token']],
      ['month', ['signed-in token']],
    ])
    expect(charts[0]?.series[0]?.counts.at(-1)).toBe(1)
  })

  it('when the key was made that signs now, where there is one', async () => {
    await get('')
    expect(told.last('adminHome')).toMatchObject({ notice: null, keyMadeAt: null, proposals: [] })
    const now = world.runtime.now()
    await world.browser().request('/cas/oauth2/jwks')
    const keys = await world.store.signingKeys.list('oidc')
    await get('')
    const first = keys.findLast(({ signsFrom }) => signsFrom <= now)
    expect(first).toBeDefined()
    expect(told.last('adminHome').keyMadeAt).toBe(first?.createdAt)
  })

  it('people, page by page, with what was searched for', async () => {
    for (let index = 0; index < 30; index++) {
      const email = `p${index}@many.example`
      await world.browser().post('/cas/register', { ...elodie, email, confirmEmail: email })
    }
    await get('/people')
    expect(told.last('adminPeople').people).toHaveLength(25)
    const next = told.last('adminPeople').nextHref ?? ''
    expect(next).toMatch(/^\/cas\/admin\/people\?after=/)
    await ada.browser.get(next)
    expect(told.last('adminPeople')).toMatchObject({ nextHref: null, query: '' })
    // Ada is among them.
    expect(told.last('adminPeople').people).toHaveLength(6)
    await get('/people?q=p')
    const found = told.last('adminPeople')
    expect(found.people).toHaveLength(25)
    expect(found.nextHref).toMatch(/^\/cas\/admin\/people\?q=p&after=/)
    await ada.browser.get(found.nextHref ?? '')
    expect(told.last('adminPeople')).toMatchObject({ nextHref: null, query: 'p' })
    expect(told.last('adminPeople').people).toHaveLength(5)
  })

  it('of a person’s sessions the services that are registered, by name', async () => {
    const uid = await registered(world)
    const browser = world.browser()
    await signIn(browser)
    await browser.request(await authorizeAddress())
    await get(`/people/${uid}`)
    const { sessions, untouchable } = told.last('adminPerson')
    expect([sessions.map(({ services }) => services), untouchable]).toEqual([[[]], null])
    const basic = await makeAdminWorld(await platform(), {
      pages: told.pages,
      services: [{ ...shop, requiredLevel: 'BASIC' }],
    })
    const eve = await administrator(basic, 'eve')
    const marie = await registered(basic)
    const hers = basic.browser()
    await signIn(hers)
    await hers.request(await authorizeAddress())
    await eve.browser.get(`${home}/people/${marie}`)
    expect(told.last('adminPerson').sessions.map(({ services }) => services)).toEqual([['Shop']])
  })

  it('an action: what is asked, of whom, whether it takes two, and what was typed', async () => {
    const uid = await registered(world)
    await get(`/people/${uid}/lock?reason=${'x'.repeat(2000)}&factor=none`)
    expect(told.last('adminAction')).toMatchObject({
      doing: 'lock',
      subject: { uid, email: elodie.email },
      fields: [],
      about: null,
      takesTwo: true,
      issues: [],
      backHref: `${home}/people/${uid}`,
    })
    expect(told.last('adminAction').reason).toHaveLength(told.last('adminAction').longestReason)
    await get(`/people/${uid}/assign-token?serial=12`)
    expect(told.last('adminAction')).toMatchObject({
      fields: [{ name: 'serial', value: '12' }],
      takesTwo: false,
      reason: '',
    })
    const eve = await holder(world, 'eve')
    const [token] = await world.store.factors.list(eve.accountId)
    await get(`/people/${eve.uid}/reset-factors?factor=${token?.id}`)
    expect(told.last('adminAction').about).toEqual({ field: 'factor', name: token?.name })
    for (const path of [`/people/${uid}/constructor`, `/people/n00nobody/lock`]) {
      expect((await ada.browser.request(home + path)).status).toBe(404)
      expect((await ada.browser.post(home + path, { reason: 'x' })).status).toBe(404)
    }
  })

  it('where somebody still is after an action goes back to their page', async () => {
    const uid = await registered(world)
    await signIn(world.browser())
    expect((await ada.browser.post(`${home}/people/${uid}/end-sessions`, { reason: 'x' })).path).toBe(
      `${home}/people/${uid}?done=done`,
    )
    expect((await ada.browser.post(`${home}/people/${uid}/lock`, { reason: 'x' })).path).toBe(
      `${home}/people/${uid}?done=proposed`,
    )
  })
})

describe('an administration', () => {
  it('is there where it was asked for, with what takes two by default or as said', () => {
    expect([administrationOf(), administrationOf(false)]).toEqual([null, null])
    const usual = administrationOf(true)?.fourEyes
    expect(usual?.length).toBeGreaterThan(0)
    expect(administrationOf({})?.fourEyes).toEqual(usual)
    expect(administrationOf({ fourEyes: [] })?.fourEyes).toEqual([])
    expect(Object.keys(administrationOf(true)?.actions ?? {})).toEqual(
      expect.arrayContaining([...Object.keys(accountActions), 'retry-message', 'drop-message']),
    )
  })

  it('a refusal stands beside the field that it is about', () => {
    expect(issuesOf(null)).toEqual([])
    expect(issuesOf('reason-required')).toEqual([{ field: 'reason', code: 'required' }])
    for (const refused of ['unknown-token', 'ambiguous', 'outlived'])
      expect(issuesOf(refused)).toEqual([{ field: 'serial', code: `admin-${refused}` }])
    expect(issuesOf('not-active')).toEqual([{ field: 'form', code: 'admin-not-active' }])
  })
})
