import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { clientOf } from '../support/api-client.ts'
import { holder, makeAdminWorld } from '../support/administrators.ts'
import type { Browser } from '../support/browser.ts'
import {
  authorizeAddress,
  elodie,
  makeWorld,
  registered,
  rightPassword,
  shop,
  signIn,
  type World,
} from '../support/world.ts'

type Client = ReturnType<typeof clientOf>

const session = '__Host-lp-login'

describe('one’s own account by the API', () => {
  let world: World
  let browser: Browser
  let client: Client
  beforeEach(async () => {
    world = await makeWorld(await platform(), { services: [{ ...shop, requiredLevel: 'BASIC' }] })
    await registered(world)
    browser = world.browser()
    client = clientOf(browser)
    await signIn(browser)
    await world.mails()
  })

  const ended = (answer: Response) =>
    answer.headers.getSetCookie().some((line) => line.startsWith(`${session}=;`) && line.includes('Max-Age=0'))

  it('settings: what is absent stays, what is wrong stands by the field that was sent', async () => {
    const wrong = await client.PATCH('/account/settings', { body: { timeZone: 'Europe/Nowhere' } })
    expect([wrong.response.status, wrong.error]).toMatchObject([
      422,
      { reason: 'invalid', issues: [{ field: 'timeZone' }] },
    ])
    const other = await client.PATCH('/account/settings', { body: { preferredMethod: 'nothing' } })
    expect(other.error).toMatchObject({ issues: [{ field: 'preferredMethod' }] })
    const french = await client.PATCH('/account/settings', { body: { language: 'fr' } })
    expect([french.response.status, browser.cookies.get('__Host-lp-lang')]).toEqual([204, 'fr'])
    const body = { timeZone: 'Asia/Tokyo', preferredMethod: 'password', signInMails: 'every' } as const
    await client.PATCH('/account/settings', { body })
    await client.PATCH('/account/settings', { body: {} })
    const { data } = await client.GET('/account')
    expect(data).toMatchObject({ language: 'fr', timeZone: 'Asia/Tokyo', preferredMethod: 'password' })
    expect(data).toMatchObject({ signInMails: 'every', title: null, methods: ['password'], email: elodie.email })
    await client.PATCH('/account/settings', { body: { timeZone: null, preferredMethod: null, signInMails: null } })
    expect((await client.GET('/account')).data).toMatchObject({
      language: 'fr',
      timeZone: null,
      preferredMethod: null,
      signInMails: null,
    })
    browser.cookies.delete('__Host-lp-lang')
    expect((await client.PATCH('/account/settings', { body: { language: 'xx' } })).response.status).toBe(422)
    expect(browser.cookies.has('__Host-lp-lang')).toBe(false)
  })

  it('activity: page by page, who did it, and what can be said not to be oneself', async () => {
    for (const language of ['fr', 'en', 'fr']) await client.PATCH('/account/settings', { body: { language } })
    const { id = '' } = (await world.store.accounts.find({ email: elodie.email })) ?? {}
    const line = { id: 'l', accountId: id, kind: 'administrator-on', details: {}, subject: 's', facts: {} }
    const activity = { ...line, at: world.runtime.now() + 1, by: { via: 'command', name: 'root' } as const }
    await world.store.accounts.setAdministrator({ accountId: id, on: true, activity })
    const list = async (query: Record<string, string>) =>
      (await client.GET('/account/activity', { params: { query } })).data
    const all = await list({})
    expect(all?.more).toBe(false)
    expect(all?.lines.map(({ byOperator, kind, reportable }) => [kind, byOperator, reportable])).toEqual([
      ['administrator-on', true, false],
      ['settings-changed', false, true],
      ['settings-changed', false, true],
      ['settings-changed', false, true],
      ['signed-in', false, true],
      ['password-chosen', false, false],
      ...(all?.lines ?? []).slice(6).map(({ byOperator, kind, reportable }) => [kind, byOperator, reportable]),
    ])
    const two = await list({ limit: '2', group: 'changes' })
    expect([two?.lines.length, two?.more]).toEqual([2, true])
    const rest = await list({ group: 'changes', before: two?.lines.at(-1)?.id ?? '' })
    expect(rest?.lines.map((each) => each.id)).not.toContain(two?.lines[1]?.id)
    expect(await list({ limit: '0' })).toMatchObject({ lines: [expect.anything()], more: true })
    expect(await list({ since: String(world.runtime.now() + 1) })).toMatchObject({
      lines: [{ kind: 'administrator-on' }],
      more: false,
    })
    expect((await client.GET('/account/activity', { params: { query: { limit: 'x' } } })).response.status).toBe(422)
    const entry = all?.lines.find(({ reportable }) => reportable)?.id ?? ''
    const nobody = await client.POST('/account/activity/{id}/not-me', { params: { path: { id: 'none' } } })
    expect([nobody.response.status, ended(nobody.response)]).toEqual([404, false])
    const reported = await client.POST('/account/activity/{id}/not-me', { params: { path: { id: entry } } })
    expect([reported.data?.token, ended(reported.response)]).toEqual([expect.any(String), true])
    expect((await client.GET('/account')).response.status).toBe(401)
  })

  it('sessions: others are ended, and services in them; what there isn’t is not found', async () => {
    await browser.request(await authorizeAddress())
    await signIn(world.browser())
    const listed = async () => (await client.GET('/account/sessions')).data?.sessions ?? []
    const own = (await listed()).find(({ current }) => current)
    expect((await listed()).map(({ current }) => current).toSorted()).toEqual([false, true])
    expect(own?.services).toMatchObject([{ id: 'shop', name: 'Shop' }])
    const end = (id: string) => client.DELETE('/account/sessions/{id}', { params: { path: { id } } })
    const leave = (id: string, service: string) =>
      client.DELETE('/account/sessions/{id}/services/{service}', { params: { path: { id, service } } })
    expect((await end('nothing')).error).toMatchObject({ reason: 'not-found' })
    expect((await leave(own?.id ?? '', 'bank')).error).toMatchObject({ reason: 'not-found' })
    expect((await leave(own?.id ?? '', 'shop')).response.status).toBe(204)
    expect((await listed()).find(({ current }) => current)?.services).toEqual([])
    const other = (await listed()).find(({ current }) => !current)
    expect((await end(other?.id ?? '')).response.status).toBe(204)
    await signIn(world.browser())
    expect((await client.DELETE('/account/sessions')).response.status).toBe(204)
    expect((await listed()).map(({ current }) => current)).toEqual([true])
    expect((await client.DELETE('/session')).response.status).toBe(204)
    expect((await client.GET('/account/sessions')).error).toMatchObject({ reason: 'not-signed-in' })
  })

  it('two factors always: not with too few, and it says how many there are', async () => {
    const refused = await client.PATCH('/account/two-factors', { body: { on: true } })
    expect([refused.response.status, refused.error]).toMatchObject([
      409,
      { reason: 'too-few', factors: expect.anything() },
    ])
    expect((await client.PATCH('/account/two-factors', { body: { on: false } })).response.status).toBe(204)
  })

  it('an address: who confirmed, and from when it counts', async () => {
    const body = { email: 'elodie@new.example', confirmEmail: 'elodie@new.example' }
    expect((await client.GET('/account/email')).data).toEqual({ email: elodie.email, waiting: null })
    expect((await client.DELETE('/account/email')).response.status).toBe(404)
    expect((await client.POST('/account/email', { body })).response.status).toBe(204)
    const asked = { newEmail: body.email, askedAt: world.runtime.now(), oldConfirmed: false, newConfirmed: false }
    expect((await client.GET('/account/email')).data?.waiting).toMatchObject(asked)
    const mails = await world.mails()
    const tokenOf = (template: string) => {
      const mail = mails.find((each) => each.template === template)
      return URL.parse(String(mail?.params['link']))?.searchParams.get('token') ?? ''
    }
    const stranger = clientOf(world.browser())
    const token = tokenOf('email-change-new')
    expect((await stranger.POST('/email/link', { body: { token } })).data).toEqual({
      side: 'new',
      newEmail: body.email,
      oldEmail: null,
      used: false,
      dueAt: null,
    })
    expect((await stranger.POST('/email/confirm', { body: { token } })).data).toMatchObject({
      changed: false,
      side: 'new',
      newEmail: body.email,
    })
    expect((await client.GET('/account/email')).data?.waiting).toMatchObject({ ...asked, newConfirmed: true })
    expect((await stranger.POST('/email/link', { body: { token } })).data).toMatchObject({ used: true })
    expect((await stranger.POST('/email/link', { body: { token: 'x'.repeat(43) } })).response.status).toBe(410)
    expect((await client.DELETE('/account/email')).response.status).toBe(204)
    expect((await client.GET('/account/email')).data?.waiting).toBeNull()
  })

  it('its deletion: what goes, until when it may be kept, and nothing to keep', async () => {
    const before = await client.GET('/account/deletion')
    expect(before.data).toMatchObject({
      dueAt: null,
      waitSeconds: 14 * 86_400,
      goes: { factors: [], services: [], sessions: 1, password: true },
    })
    expect((await client.DELETE('/account/deletion')).response.status).toBe(404)
    const asked = await client.POST('/account/deletion', { body: { sure: true } })
    const dueAt = world.runtime.now() + 14 * 86_400
    expect([asked.data, ended(asked.response)]).toEqual([{ dueAt }, false])
    expect((await client.POST('/account/deletion', { body: { sure: true } })).error).toMatchObject({
      reason: 'waiting',
    })
    expect((await client.GET('/account/deletion')).data?.dueAt).toBe(dueAt)
    const mail = (await world.mails()).find(({ template }) => template === 'deletion-asked')
    const token = URL.parse(String(mail?.params['cancelLink']))?.searchParams.get('token') ?? ''
    const stranger = clientOf(world.browser())
    expect((await stranger.POST('/deletion/link', { body: { token } })).data).toEqual({ dueAt })
    expect((await stranger.POST('/deletion/cancel', { body: { token } })).response.status).toBe(204)
    for (const path of ['/deletion/link', '/deletion/cancel'] as const)
      expect((await stranger.POST(path, { body: { token } })).response.status).toBe(410)
  })

  it('is gone at once where nothing waits, and its session with it', async () => {
    const hasty = await makeWorld(await platform(), { accountDeletionSeconds: 0 })
    await registered(hasty)
    const own = hasty.browser()
    await signIn(own)
    const asked = await clientOf(own).POST('/account/deletion', { body: { sure: true } })
    expect([asked.data, ended(asked.response)]).toEqual([{ dueAt: null }, true])
  })

  it('a copy of its data: one an hour, and only one’s own', async () => {
    expect((await client.GET('/account/data')).data).toEqual({ copy: null, canAsk: true })
    expect((await client.POST('/account/data')).response.status).toBe(204)
    expect((await client.POST('/account/data')).error).toMatchObject({ reason: 'asked-lately' })
    expect((await client.GET('/account/data')).data?.canAsk).toBe(false)
    await world.provider.runOnce()
    const id = (await client.GET('/account/data')).data?.copy?.id ?? ''
    const open = (which: string) => browser.request(`/cas/api/account/data/${which}`)
    expect((await open(id)).headers.get('Content-Type')).toBe('application/zip')
    expect((await open('nothing')).status).toBe(404)
  })
})

describe('signing in by the API', () => {
  it('other methods: those that are taken; an answer that isn’t right; a sign-in that is over', async () => {
    const world = await makeAdminWorld(await platform())
    const eve = await holder(world, 'eve')
    const browser = world.browser()
    const client = clientOf(browser)
    const continueTo = '/cas/account/tokens?level=MEDIUM'
    const begun = await client.POST('/sign-ins', { body: { identifier: eve.email, continueTo } })
    expect(begun.data?.step).toMatchObject({ kind: 'password', methods: [{ name: 'token' }] })
    const id = begun.data?.id ?? ''
    const params = { path: { id } }
    const choose = (method: string) => client.POST('/sign-ins/{id}/method', { params, body: { method } })
    expect((await choose('nothing')).error).toMatchObject({ reason: 'not-accepted' })
    const wrong = await client.POST('/sign-ins/{id}/password', { params, body: { password: 'wrong' } as never })
    expect(wrong.response.status).toBe(422)
    const asked = await client.POST('/sign-ins/{id}/password', { params, body: { password: rightPassword } as never })
    expect(asked.data?.step).toMatchObject({ kind: 'verify', method: 'token', methods: [] })
    const answer = (code: string) => client.POST('/sign-ins/{id}/answer', { params, body: { answer: { code } } })
    const refused = await answer('000000')
    expect([refused.response.status, refused.error]).toMatchObject([
      422,
      { reason: 'refused', signIn: { id, step: { kind: 'verify' } } },
    ])
    const done = await answer(eve.code())
    expect(done.data?.step).toMatchObject({ kind: 'done', continueTo, person: { email: eve.email } })
    expect((await choose('token')).error).toMatchObject({ reason: 'completed' })
    expect((await client.GET('/sign-ins/{id}', { params: { path: { id: 'nothing' } } })).response.status).toBe(410)
    const up = (to: string) => client.POST('/session/step-up', { body: { continueTo: to } })
    expect((await up(continueTo)).error).toMatchObject({ reason: 'good-enough' })
  })

  it('somebody with nothing but a password learns what could be added', async () => {
    const world = await makeAdminWorld(await platform())
    await registered(world)
    const client = clientOf(world.browser())
    const continueTo = await authorizeAddress()
    const begun = await client.POST('/sign-ins', { body: { identifier: elodie.email, continueTo } })
    const params = { path: { id: begun.data?.id ?? '' } }
    const asked = await client.POST('/sign-ins/{id}/password', { params, body: { password: rightPassword } as never })
    expect(asked.data).toMatchObject({
      service: { name: 'Shop', level: 'MEDIUM' },
      step: { kind: 'choose-method', methods: [], nothingSetUp: true },
    })
    const own = world.browser()
    await signIn(own)
    const up = await clientOf(own).POST('/session/step-up', { body: { continueTo } })
    expect(up.error).toMatchObject({ reason: 'nothing-set-up' })
  })
})
