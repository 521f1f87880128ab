import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { type ListeningPages, listeningWorld } from '../support/told.ts'
import { holder, makeAdminWorld } from '../support/administrators.ts'
import { elodie, makeWorld, registered, signIn, type World } from '../support/world.ts'

const of = (path = '') => `/cas/account${path}`

describe('what the pages of My Account are told', () => {
  let world: World
  let browser: Browser
  let told: ListeningPages
  let uid: string
  beforeEach(async () => {
    ;({ browser, told, uid, world } = await listeningWorld(await platform()))
    await signIn(browser)
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
    const mails = [...(await world.mails())]
    const confirm = async (template: string) => {
      const url = new URL(String(mails.find((mail) => mail.template === template)?.params['link']))
      const page = await world.browser().get(url.pathname + url.search)
      await world.browser().submit(page, {}, { action: '/cas/email/confirm' })
      await browser.get(path)
    }
    await confirm('email-change-new')
    expect(told.last('changeEmail')).toMatchObject({ waiting: { ...asked, newConfirmed: true } })
    expect(told.last('confirmEmail')).toMatchObject({ status: 'waiting', side: 'new' })
    await browser.post(path, { action: 'cancel' })
    await browser.post(path, { email, confirmEmail: email })
    mails.splice(0, mails.length, ...(await world.mails()))
    await confirm('email-change-old')
    expect(told.last('changeEmail')).toMatchObject({ waiting: { ...asked, oldConfirmed: true } })
    expect(told.last('confirmEmail')).toMatchObject({ status: 'waiting', side: 'old', oldEmail: null })
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
    await browser.get(`${path}?before=${told.last('activity').entries[0]?.id}`)
    expect(told.last('activity')).toMatchObject({ olderHref: null, newestHref: path })
  })

  it('activity: fifty lines a page, and where the older ones are', async () => {
    const path = of('/activity')
    const { id: accountId = '' } = (await world.store.accounts.find({ uid })) ?? {}
    const rest = { accountId, details: {}, subject: 's', facts: {}, by: { via: 'person' } as never }
    for (let index = 0; index < 50; index++)
      await world.store.accounts.setAdministrator({
        accountId,
        on: index % 2 === 0,
        activity: { ...rest, id: `line-${index}`, kind: 'settings-changed', at: world.runtime.now() + index },
      })
    await browser.get(`${path}?what=changes&before=`)
    const shown = told.last('activity').entries
    // The password that was chosen is the oldest.
    expect([shown.length, shown[0]?.id, shown[0]?.byOperator]).toEqual([50, 'line-49', false])
    expect(told.last('activity').olderHref).toBe(`${path}?what=changes&before=line-0`)
    await browser.get(`${path}?what=changes&before=line-49`)
    expect(told.last('activity')).toMatchObject({ olderHref: null, newestHref: `${path}?what=changes` })
    expect(told.last('activity').entries).toHaveLength(50)
  })

  it('a file of the activity is the person’s, of this day, and kept nowhere', async () => {
    for (const [format, type] of [
      ['csv', 'text/csv; charset=utf-8'],
      ['json', 'application/json'],
    ] as const) {
      const { headers } = await browser.request(of(`/activity/export?format=${format}`))
      const day = new Date(world.runtime.now() * 1000).toISOString().slice(0, 10)
      expect([headers.get('Content-Type'), headers.get('Content-Disposition'), headers.get('Cache-Control')]).toEqual([
        type,
        `attachment; filename="activity-${uid}-${day}.${format}"`,
        'no-store',
      ])
    }
  })

  it('“this wasn’t me” and a deletion at once take this browser’s session, too', async () => {
    await browser.get(of('/activity'))
    const { notMeHref } = told.last('activity').entries[0] ?? {}
    const asked = await browser.get(notMeHref ?? '')
    expect(told.last('reportActivity')).toMatchObject({
      status: 'ask',
      email: elodie.email,
      cancelHref: of('/activity'),
    })
    expect(browser.cookies.has('__Host-lp-login')).toBe(true)
    await browser.submit(asked, {}, { action: of('/activity/not-me') })
    expect(browser.cookies.has('__Host-lp-login')).toBe(false)
    const hasty = await makeWorld(await platform(), { accountDeletionSeconds: 0, pages: told.pages })
    await registered(hasty)
    const own = hasty.browser()
    await signIn(own)
    expect((await own.submit(await own.get(of('/delete')), { sure: 'on' }, { action: of('/delete') })).status).toBe(200)
    expect([own.cookies.has('__Host-lp-login'), told.last('deleteAccount').waitDays]).toEqual([false, 0])
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
    world.wait(3599)
    await browser.get(path)
    expect(told.last('data').canAsk).toBe(false)
    world.wait(1)
    await browser.get(path)
    expect(told.last('data').canAsk).toBe(true)
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
    for (let index = 0; index < 5; index++)
      await browser.post(of('/details/names'), { ...elodie, title: index % 2 === 0 ? 'Dr' : '' })
    expect((await browser.post(of('/details/names'), { ...elodie, title: 'Prof.' })).status).toBe(429)
    expect(told.last('throttled').until).toBeGreaterThan(world.runtime.now())
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
    const { sections = [] } = told.last('account')
    expect(sections.map(({ name }) => name)).toEqual(['devices', 'password'])
    expect((await browser.get(of('/settings/two-factors'))).status).toBe(200)
    world.wait(601)
    expect((await browser.get(of('/settings/two-factors'))).hops[0]).toContain('/cas/login?continue=')
    expect((await browser.get(`/cas/login?continue=${encodeURIComponent(of('/settings/two-factors'))}`)).status).toBe(
      200,
    )
    expect(told.last('identifier').values.identifier).toBe(elodie.email)
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
    // By whichever of its names it was chosen, a zone is there once: saving again changes nothing.
    for (const chosenZone of ['Europe/Kyiv', 'Europe/Kiev']) {
      await browser.submit(await browser.get(path), { chosenZone }, { action: path })
      const { timeZones: listed, values } = told.last('settings')
      expect([values.chosenZone, listed.filter((zone) => /K(iev|yiv)$/.test(zone))]).toEqual([chosenZone, [chosenZone]])
    }
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
})
