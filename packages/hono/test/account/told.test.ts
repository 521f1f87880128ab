import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { asCsv, asJson } from '../../src/account/activity-export.ts'
import type { Browser } from '../support/browser.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { holder, makeAdminWorld } from '../support/administrators.ts'
import { authorizeAddress, elodie, makeWorld, registered, shop, signIn, type World } from '../support/world.ts'

const of = (path = '') => `/cas/account${path}`

describe('what the pages of My Account are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  let uid: string
  beforeEach(async () => {
    told = listeningPages()
    world = await makeWorld(await platform(), { pages: told.pages })
    uid = await registered(world)
    browser = world.browser()
    await signIn(browser)
    await world.mails()
  })

  it('what goes with an account, and nothing that nobody has', async () => {
    await browser.get(of('/delete?done=account-kept'))
    const nobody = { issues: [], notice: null, dueAt: null, waitDays: 14, dataHref: of('/data'), cancelHref: of() }
    const goes = { email: elodie.email, uid, factors: [], sessions: 1, services: [] }
    expect(told.last('deleteAccount')).toMatchObject({ ...nobody, goes })
    await browser.submit(await browser.get(of('/delete')), { sure: 'on' }, { action: of('/delete') })
    const dueAt = world.runtime.now() + 14 * 86_400
    await browser.get(of('/delete'))
    const waiting = { ...goes, sessions: 0 }
    expect(told.last('deleteAccount')).toMatchObject({ ...nobody, dueAt, goes: waiting })
    await browser.get(of())
    expect(told.last('account')).toMatchObject({ deletionDueAt: dueAt })
  })

  it('the names of methods that go with an account, of codes none', async () => {
    const admins = await makeAdminWorld(await platform(), { pages: told.pages })
    const ada = await holder(admins, 'ada')
    const own = admins.browser()
    await ada.signIn(own)
    const [token] = await admins.store.factors.list(ada.accountId)
    await own.get(of('/delete'))
    expect(token?.name).toBeTruthy()
    expect(told.last('deleteAccount').goes.factors).toEqual([token?.name])
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

  it('an address that waits: who confirmed, for how long, and no form', async () => {
    const path = of('/email')
    const form = await browser.get(path)
    expect(told.last('changeEmail')).toMatchObject({
      issues: [],
      notice: null,
      values: { email: '', confirmEmail: '', withoutOld: false },
      canGoWithoutOld: false,
      waiting: null,
      waitHours: 72,
      validHours: 24,
      mailboxHref: '/dev/mailbox',
    })
    const email = 'elodie@new.example'
    await browser.submit(form, { email, confirmEmail: email }, { action: path })
    const asked = { newEmail: email, oldConfirmed: false, newConfirmed: false }
    expect(told.last('changeEmail')).toMatchObject({ waiting: asked, notice: { code: 'email-change-asked' } })
    const mails = await world.mails()
    const confirm = async (template: string) => {
      const url = new URL(String(mails.find((mail) => mail.template === template)?.params['link']))
      const page = await world.browser().get(url.pathname + url.search)
      await world.browser().submit(page, {}, { action: '/cas/email/confirm' })
      await browser.get(path)
    }
    await confirm('email-change-new')
    expect(told.last('changeEmail')).toMatchObject({ waiting: { ...asked, newConfirmed: true } })
    expect(told.last('confirmEmail')).toMatchObject({ status: 'waiting', side: 'new' })
    await browser.get(of())
    expect(told.last('account')).toMatchObject({ emailChange: { newEmail: email, href: path } })
  })

  it('whether a change of address goes without the old mailbox: with a second factor, until one waits', async () => {
    const admins = await makeAdminWorld(await platform(), { pages: told.pages })
    const ada = await holder(admins, 'ada')
    const own = admins.browser()
    await ada.signIn(own)
    const form = await own.get(of('/email'))
    expect(told.last('changeEmail').canGoWithoutOld).toBe(true)
    const email = 'ada@new.example'
    await own.submit(form, { email, confirmEmail: email }, { action: of('/email') })
    expect(told.last('changeEmail')).toMatchObject({ canGoWithoutOld: false, waiting: { newEmail: email } })
  })

  it('an address that somebody took meanwhile, said by status as well', async () => {
    const email = 'elodie@new.example'
    await browser.submit(await browser.get(of('/email')), { email, confirmEmail: email }, { action: of('/email') })
    const mails = await world.mails()
    await registered(world, { ...elodie, email, confirmEmail: email })
    const link = (template: string) => {
      const url = new URL(String(mails.find((mail) => mail.template === template)?.params['link']))
      return url.pathname + url.search
    }
    const confirm = async (template: string) => {
      const page = await browser.get(link(template))
      expect(page.status).toBe(200)
      return browser.submit(page, {}, { action: '/cas/email/confirm' })
    }
    await confirm('email-change-new')
    expect((await confirm('email-change-old')).status).toBe(409)
    expect(told.last('confirmEmail')).toMatchObject({ status: 'taken' })
  })

  it('activity: links of a page and of its files, who did it, and nobody is asked what can’t be reported', async () => {
    const path = of('/activity')
    await browser.get(`${path}?what=sign-ins&period=week`)
    expect(told.last('activity')).toMatchObject({
      chosen: { what: 'sign-ins', period: 'week' },
      entries: [{ kind: 'signed-in', byOperator: false, notMeHref: expect.stringContaining(`${path}/not-me?entry=`) }],
      olderHref: null,
      newestHref: null,
      files: [
        { format: 'CSV', href: `${path}/export?format=csv&what=sign-ins&period=week` },
        { format: 'JSON', href: `${path}/export?format=json&what=sign-ins&period=week` },
      ],
    })
    const { id = '' } = (await world.store.accounts.find({ uid })) ?? {}
    const add = async (count: number, from: number) => {
      for (let index = from; index < count; index++)
        await browser.post(of('/settings'), { language: index % 2 === 0 ? 'fr' : 'en' })
    }
    await add(50, 0)
    await browser.get(`${path}?what=changes&before=`)
    const shown = told.last('activity').entries
    // The password that was chosen is the oldest.
    expect([shown.length, told.last('activity').olderHref]).toEqual([
      50,
      `${path}?what=changes&before=${shown.at(-1)?.id}`,
    ])
    await browser.get(`${path}?what=changes&before=${shown[0]?.id}`)
    expect(told.last('activity')).toMatchObject({ olderHref: null, newestHref: `${path}?what=changes` })
    expect(told.last('activity').entries).toHaveLength(50)
    await world.store.accounts.setAdministrator({
      accountId: id,
      on: true,
      activity: {
        id: 'line',
        accountId: id,
        kind: 'administrator-on',
        at: world.runtime.now(),
        details: {},
        subject: 's',
        facts: {},
        by: { via: 'person', name: '' } as never,
      },
    })
    await browser.get(path)
    expect(told.last('activity').entries.find(({ kind }) => kind === 'administrator-on')?.byOperator).toBe(false)
  })

  it('a copy of the data: whether there may be another, and from when', async () => {
    const path = of('/data')
    const form = await browser.get(`${path}?done=account-kept`)
    expect(told.last('data')).toMatchObject({ notice: null, copy: null, canAsk: true })
    await browser.submit(form, {}, { action: path })
    expect(told.last('data')).toMatchObject({ copy: { href: null, expiresAt: 0 }, canAsk: false })
    await world.provider.runOnce()
    await browser.get(path)
    const expiresAt = world.runtime.now() + 7 * 86_400
    expect(told.last('data')).toMatchObject({
      copy: { href: expect.stringMatching(/^\/cas\/account\/data\/download\/.+/), expiresAt },
      canAsk: false,
    })
    const schema = await browser.request('/cas/data.schema.json')
    expect(schema.headers.get('Content-Type')).toContain('application/schema+json')
  })

  it('names: as they are, without issues; the details say what was done', async () => {
    await browser.get(of('/details/names'))
    expect(told.last('changeNames')).toMatchObject({
      issues: [],
      values: { title: '', firstName: elodie.firstName, lastName: elodie.lastName },
    })
    await browser.get(of('/details'))
    expect(told.last('details')).toMatchObject({ notice: null, told: [], namesFrom: 'person' })
    await browser.get(of('/details?done=names-changed'))
    expect(told.last('details')).toMatchObject({ notice: { code: 'names-changed' }, told: [] })
    await browser.get(of('/details?done=settings-saved'))
    expect(told.last('details').notice).toBeNull()
  })

  it('the overview: nothing waits, and it says only what it knows to have been done', async () => {
    await browser.get(of('?done=Stryker was here'))
    expect(told.last('account')).toMatchObject({
      notice: null,
      removal: null,
      deletionDueAt: null,
      emailChange: null,
      administrationHref: null,
      passwordDaysLeft: null,
    })
  })

  it('settings: every zone with the one that is chosen first, and the languages of the pages', async () => {
    const path = of('/settings')
    await browser.get(path)
    const { timeZones } = told.last('settings')
    expect(timeZones[0]).toBe('UTC')
    expect(timeZones).toEqual(expect.arrayContaining(Intl.supportedValuesOf('timeZone')))
    expect(new Set(timeZones).size).toBe(timeZones.length)
    await browser.submit(await browser.get(path), { chosenZone: 'Asia/Tokyo' }, { action: path })
    expect(told.last('settings').timeZones[0]).toBe('Asia/Tokyo')
  })

  it('a language that is chosen is this browser’s from then on; one that is refused isn’t', async () => {
    const cookie = (answer: Response) =>
      answer.headers.getSetCookie().find((line) => line.startsWith('__Host-lp-lang='))
    const choose = (fields: Readonly<Record<string, string>>) =>
      browser.request(of('/settings'), { method: 'POST', body: new URLSearchParams(fields) })
    expect(cookie(await choose({ language: 'fr', chosenZone: 'Europe/Nowhere' }))).toBeUndefined()
    expect(cookie(await choose({ language: 'xx' }))).toBeUndefined()
    expect(cookie(await choose({ language: 'fr' }))).toContain('=fr;')
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

describe('a file of one’s activity', () => {
  const line = { id: 'a', accountId: 'b', kind: 'signed-in', at: 1_795_000_000, details: { service: 'Shop' } }

  it('has each line with its moment and who it was: a person, or the operator without a name', () => {
    const by = { via: 'command', name: 'root' } as const
    const lines = [line, { ...line, by: { via: 'person' } as never }, { ...line, by, mergedUid: 'n00gone' }]
    const time = '2026-11-18T11:06:40.000Z'
    expect(asCsv(lines)).toBe(
      [
        '\uFEFFtime,kind,by,service,method,browser,country,details',
        `${time},signed-in,person,Shop,,,,`,
        `${time},signed-in,person,Shop,,,,`,
        `${time},signed-in,operator,Shop,,,,account: n00gone`,
        '',
      ].join('\r\n'),
    )
    const { account, entries, exportedAt } = JSON.parse(asJson(lines, { now: line.at, uid: 'n001' }))
    expect([account, exportedAt, entries[0].time]).toEqual(['n001', time, time])
    expect(entries.map((each: { readonly by: string }) => each.by)).toEqual(['person', 'person', 'operator'])
    expect(entries[2].details).toEqual({ account: 'n00gone', service: 'Shop' })
  })

  it.each(['=1', '+1', '-1', '@1', '\t1', '\r1'])('is no formula where it begins with one: %j', (service) => {
    expect(asCsv([{ ...line, details: { service } }])).toContain(`'${service}`)
  })
})
