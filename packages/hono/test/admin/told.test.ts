import { platform } from '#platform'
import { accountActions } from '@laissez-passer/core/administration'
import { sealAudit } from '@laissez-passer/core/audit'
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

  describe('the audit log', () => {
    const entries = (count: number, kind: string, from = 0) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${kind}-${from + index}`,
        at: world.runtime.now() + from + index,
        kind,
        subject: null,
        by: { via: 'command', name: 'root' } as const,
        reason: null,
        details: {},
      }))

    async function audited(all: ReturnType<typeof entries>): Promise<number> {
      await sealAudit(world)
      await world.store.audit.add(all)
      const sealed = await sealAudit(world)
      return sealed.at(-1)?.position ?? 0
    }
    const positions = () => told.last('adminAudit').rows.map(({ position }) => position)

    it('goes on fifty by fifty, with what was asked for, to its beginning and no further', async () => {
      const last = await audited(entries(60, 'keys-rotated'))
      await get('/audit')
      expect(positions()).toEqual(Array.from({ length: 50 }, (_, index) => last - index))
      expect(told.last('adminAudit')).toMatchObject({
        filter: { uid: '', kind: '' },
        nextHref: `${home}/audit?before=${last - 49}`,
      })
      await get(`/audit?before=${last - 49}`)
      expect(positions()).toEqual(Array.from({ length: last - 50 }, (_, index) => last - 50 - index))
      expect(told.last('adminAudit').nextHref).toBeNull()
      await get('/audit?kind=keys-rotated')
      expect(positions()).toHaveLength(50)
      expect(told.last('adminAudit').nextHref).toBe(`${home}/audit?kind=keys-rotated&before=${last - 49}`)
      await get(`/audit?kind=keys-rotated&before=${last - 49}`)
      expect(positions()).toHaveLength(10)
      expect(told.last('adminAudit').nextHref).toBeNull()
    })

    it('looks for a kind behind what a page of all kinds has', async () => {
      await audited([...entries(1, 'keys-rotated'), ...entries(55, 'service-added', 1)])
      await get('/audit?kind=keys-rotated')
      expect(told.last('adminAudit').rows).toMatchObject([{ kind: 'keys-rotated', by: { name: 'root' } }])
      expect(told.last('adminAudit').nextHref).toBeNull()
    })

    it('takes no number for a place but a whole one', async () => {
      const last = await audited(entries(2, 'keys-rotated'))
      for (const [before, first] of [
        ['', last],
        ['x2', last],
        ['2x', last],
        ['9'.repeat(16), last],
        [String(last), last - 1],
        ['12', Math.min(11, last)],
      ] as const) {
        await get(`/audit?before=${before}`)
        expect([before, positions()[0]]).toEqual([before, first])
      }
    })

    it('of one person, whatever letters their identifier is typed in; who did it, but for themselves', async () => {
      const uid = await registered(world)
      await ada.browser.post(`${home}/people/${uid}/end-sessions`, { reason: 'Asked' })
      await signIn(world.browser())
      await sealAudit(world)
      await get(`/audit?uid=${uid.toUpperCase()}`)
      const { filter, nextHref, rows } = told.last('adminAudit')
      expect([filter.uid, nextHref]).toEqual([uid.toUpperCase(), null])
      const whose = rows.map(({ by, kind }) => `${kind} ${by?.name ?? 'themselves'}`)
      expect(whose).toContain('signed-in themselves')
      expect(new Set(rows.map(({ subject }) => subject)).size).toBe(1)
      expect(told.last('adminAudit').rows.every(({ by }) => by === null || by.via !== 'person')).toBe(true)
      await get('/audit')
      expect(new Set(told.last('adminAudit').rows.map(({ subject }) => subject)).size).toBeGreaterThan(1)
    })
  })

  it('how often people signed in, by hour and day, method and outcome', async () => {
    await registered(world)
    const hour = 3600
    const whole = hour - (world.runtime.now() % hour)
    world.wait(whole)
    await signIn(world.browser(), { password: 'wrong' })
    await signIn(world.browser(), { password: 'wrong' })
    world.wait(2 * hour)
    await signIn(world.browser())
    expect((await ada.who.signIn(world.browser(), home)).status).toBe(200)
    const { charts } = told.last('adminHome')
    const [day, month] = charts
    const now = world.runtime.now() + whole + 2 * hour
    const slots = Array.from({ length: 24 }, (_, slot) => now - (23 - slot) * hour)
    const at = (counts: Readonly<Record<number, number>>) => slots.map((_, slot) => counts[slot] ?? 0)
    expect(day).toMatchObject({ name: 'day', slots, partial: false })
    expect(day?.series).toContainEqual({ outcome: 'password-refused', method: null, counts: at({ 21: 2 }) })
    expect(day?.series).toContainEqual({ outcome: 'signed-in', method: 'password', counts: at({ 23: 1 }) })
    expect(day?.series.every(({ counts }) => counts.some((count) => count > 0))).toBe(true)
    expect(day?.series.map(({ method, outcome }) => `${outcome} ${method}`).toSorted()).toEqual([
      'password-refused null',
      'signed-in password',
      'signed-in token',
    ])
    expect(month).toMatchObject({ name: 'month', partial: false })
    expect([month?.slots.length, month?.slots.at(-1)]).toEqual([30, now - (now % 86_400)])
  })

  it('counts what was done by no method, too', async () => {
    const uid = await registered(world)
    const account = await world.store.accounts.find({ uid })
    const accountId = account?.id ?? ''
    const at = world.runtime.now()
    const line = { id: 'l', accountId, at, kind: 'sign-in-reported', details: {}, subject: 's', facts: {} }
    await world.store.accounts.setAdministrator({ accountId, on: true, activity: line })
    await get('')
    expect(told.last('adminHome').charts[0]?.series).toContainEqual(
      expect.objectContaining({ outcome: 'sign-in-reported', method: null }),
    )
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
