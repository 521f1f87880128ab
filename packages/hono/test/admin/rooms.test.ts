import { platform } from '#platform'
import { sealAudit } from '@laissez-passer/core/audit'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrator, holder, makeAdminWorld } from '../support/administrators.ts'
import { authorizeAddress, elodie, registered, signIn, type World } from '../support/world.ts'

type Admin = Awaited<ReturnType<typeof administrator>>

let world: World
let ada: Admin
beforeEach(async () => {
  world = await makeAdminWorld(await platform(), { administration: { fourEyes: [] } })
  ada = await administrator(world, 'ada')
})

const rows = () => world.store.audit.unsealed({ limit: 1000 })

describe('the outbox', () => {
  const message = {
    id: 'message-1',
    accountId: null,
    kind: 'mail',
    to: 'somebody@example.org',
    template: 'registration-link',
    language: 'en',
    sealed: 'k1.c2VhbGVk',
  } as const

  it('lists what waits, never what it says; tries it at once, drops it, each with a reason', async () => {
    await world.store.outbox.add([{ ...message, createdAt: world.runtime.now() }])
    await world.store.outbox.failed(message.id, { retryAt: world.runtime.now() + 3600, error: '451 later <b>' })
    const list = await ada.browser.get('/cas/admin/outbox')
    expect(list.text).toContain('somebody@example.org')
    expect(list.html).toContain('451 later &lt;b&gt;')
    expect(list.html).not.toContain('c2VhbGVk')
    const looked = (await rows()).filter(({ kind }) => kind === 'outbox-looked-at')
    expect(looked).toMatchObject([
      { by: { name: ada.who.uid }, details: { count: expect.stringMatching(/^[1-9]\d*$/) } },
    ])
    const retry = await ada.browser.get('/cas/admin/outbox/retry-message?id=message-1')
    const refused = await ada.browser.submit(retry, { reason: ' ' }, { action: '/cas/admin/outbox/retry-message' })
    expect(refused.status).toBe(422)
    const done = await ada.browser.submit(refused, { reason: 'Mended' }, { action: '/cas/admin/outbox/retry-message' })
    expect(done.path).toBe('/cas/admin/outbox?done=done')
    const drop = await ada.browser.get('/cas/admin/outbox/drop-message?id=message-1')
    await ada.browser.submit(drop, { reason: 'Mistyped' }, { action: '/cas/admin/outbox/drop-message' })
    expect((await ada.browser.get('/cas/admin/outbox')).text).not.toContain('somebody@example.org')
    const told = (await rows()).filter(({ kind }) => kind.startsWith('message-'))
    expect(told.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))).toMatchObject([
      { kind: 'message-dropped', reason: 'Mistyped', details: { template: 'registration-link' } },
      { kind: 'message-retried', reason: 'Mended', by: { name: ada.who.uid } },
    ])
    const again = await ada.browser.post('/cas/admin/outbox/drop-message', { id: 'message-1', reason: 'x' })
    expect(again.text).toContain('This message no longer waits')
    expect((await ada.browser.request('/cas/admin/outbox/delete')).status).toBe(404)
  })
})

describe('the audit log', () => {
  it('is listed, the last first, and filtered by person and kind', async () => {
    const marie = await registered(world)
    await ada.browser.post(`/cas/admin/people/${marie}/lock`, { reason: 'Stolen <i>laptop' })
    await sealAudit(world)
    const all = await ada.browser.get('/cas/admin/audit')
    expect(all.html).toContain('Stolen &lt;i&gt;laptop')
    expect(all.text).toContain(`by ${ada.who.uid} (administration)`)
    expect(all.html).not.toContain(elodie.email)
    const hers = await ada.browser.get(`/cas/admin/audit?uid=${marie}&kind=account-locked`)
    expect(hers.html.match(/<li>/g)?.length).toBeGreaterThan(0)
    expect(hers.html).toContain('<code>account-locked</code>')
    expect(hers.html).not.toContain('<code>signed-in</code>')
    const options = [...all.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map(
      ([, kind = '', words = '']) => ({
        kind,
        words,
      }),
    )
    expect(options.map(({ kind }) => kind)).toContain('account-locked')
    // In words, in the order of the language.
    expect(options.filter(({ kind, words }) => kind === words)).toEqual([])
    const { compare } = new Intl.Collator('en')
    const named = options.map(({ words }) => words)
    expect(named).toEqual(named.toSorted(compare))
    for (const none of ['uid=n00nobody', 'kind=nothing', `uid=${marie}&kind=keys-rotated`])
      expect((await ada.browser.get(`/cas/admin/audit?${none}`)).text).toContain('Nothing was found')
  })
})

describe('services', () => {
  it('are listed; an address is held against them', async () => {
    expect((await ada.browser.get('/cas/admin/services')).text).toContain('Shop')
    const check = (address: string) => ada.browser.get(`/cas/admin/services?address=${encodeURIComponent(address)}`)
    expect((await check('https://shop.example/callback')).text).toContain('This address belongs to: Shop')
    expect((await check('https://evil.example/')).text).toContain('belongs to no service')
  })

  it('are added by the rules of the list, known at once, and never the operator’s own', async () => {
    const form = await ada.browser.get('/cas/admin/services/add')
    const wrong = await ada.browser.submit(form, { name: 'Shop', redirectUri: 'http://wiki.example/', reason: 'x' })
    expect(wrong.status).toBe(422)
    const fields = { name: 'Wiki', redirectUri: 'https://wiki.example/back', level: 'BASIC', confidential: '1' }
    expect((await ada.browser.submit(form, { ...fields, reason: '' })).text).toContain('Fill in this field')
    for (const name of ['SHOP', 'Sh0p'])
      expect((await ada.browser.submit(form, { ...fields, name, reason: 'x' })).status).toBe(422)
    const added = await ada.browser.submit(form, { ...fields, reason: 'New wiki' })
    const [, clientId = ''] = /<code>(adm-[\w-]{22})<\/code>/.exec(added.html) ?? []
    expect(clientId).not.toBe('')
    expect((await ada.browser.get('/cas/admin/services')).text).toContain(clientId)
    const row = (await rows()).findLast(({ kind }) => kind === 'service-added')
    expect(row).toMatchObject({ reason: 'New wiki', details: { client: clientId } })
    await registered(world)
    const browser = world.browser()
    await signIn(browser)
    const asked = await browser.get(await authorizeAddress({ client_id: clientId, redirect_uri: fields.redirectUri }))
    expect(asked.forms.map(({ action }) => action)).toContain('/cas/oauth2/consent')
    expect(asked.text).toContain('Wiki')
  })
})

describe('what is offered', () => {
  it('unblocks an account that is blocked, or whose password closed; no other', async () => {
    const marie = await registered(world)
    const offered = async () =>
      (await ada.browser.get(`/cas/admin/people/${marie}`)).links.some((href) => href.endsWith('/unlock'))
    const { id = '' } = (await world.store.accounts.find({ uid: marie })) ?? {}
    expect(await offered()).toBe(false)
    const rule = { key: `password:account:${id}`, accountId: id, limit: 2, lockSeconds: 999_999, windowSeconds: null }
    const wrong = () => world.store.throttle.spend([rule], { now: world.runtime.now() })
    await wrong()
    expect(await offered()).toBe(false)
    await wrong()
    expect(await offered()).toBe(true)
    await ada.browser.post(`/cas/admin/people/${marie}/unlock`, { reason: 'Called' })
    expect(await offered()).toBe(false)
    await ada.browser.post(`/cas/admin/people/${marie}/lock`, { reason: 'Stolen' })
    expect(await offered()).toBe(true)
    const page = await ada.browser.get(`/cas/admin/people/${marie}`)
    expect(page.html).toContain('<span class="tag tag-bad">Blocked</span>')
  })
})

describe('home', () => {
  it('says what the process says of itself', async () => {
    const told = await makeAdminWorld(await platform(), {
      facts: () => ({ version: '1.2.3', hashes: 1234, disk: 'SSD' }),
    })
    const page = await (await administrator(told, 'eve')).browser.get('/cas/admin')
    expect(page.text).toContain('Version of EU Login 1.2.3')
    expect(page.text).toContain('Passwords being checked 1,234')
    expect(page.text).toContain('disk SSD')
  })
})

describe('deleting an account', () => {
  it('goes at once where it takes one, and its page with it', async () => {
    const marie = await registered(world)
    const gone = await ada.browser.post(`/cas/admin/people/${marie}/delete`, { reason: 'They asked in writing' })
    expect(gone.path).toBe('/cas/admin/people?done=done')
    expect(await world.store.accounts.find({ uid: marie })).toBeNull()
    expect((await ada.browser.request(`/cas/admin/people/${marie}`)).status).toBe(404)
  })
})

describe('invitations', () => {
  it('are sent again, and cancelled, while nobody came', async () => {
    const marie = await registered(world)
    const browser = world.browser()
    await browser.submit(
      await browser.get('/cas/register'),
      { ...elodie, email: 'x@example.org', confirmEmail: 'x@example.org' },
      { action: '/cas/register' },
    )
    const pending = await world.store.accounts.find({ email: 'x@example.org' })
    await world.mails()
    const of = (uid: string, action: string) => `/cas/admin/people/${uid}/${action}`
    const uid = pending?.uid ?? ''
    const page = await ada.browser.get(`/cas/admin/people/${uid}`)
    expect(page.links.filter((href) => href.startsWith(of(uid, '')))).toEqual(
      ['lock', 'invite-again', 'cancel-invitation'].map((action) => of(uid, action)),
    )
    await ada.browser.post(of(uid, 'invite-again'), { reason: 'It was lost' })
    expect(await world.mails()).toMatchObject([{ to: 'x@example.org', template: 'invitation' }])
    await ada.browser.post(of(uid, 'cancel-invitation'), { reason: 'Somebody else' })
    expect(await world.store.accounts.find({ email: 'x@example.org' })).toBeNull()
    for (const action of ['invite-again', 'cancel-invitation'])
      expect((await ada.browser.post(of(marie, action), { reason: 'x' })).status).toBe(422)
  })
})

describe('verification methods', () => {
  it('of somebody who lost them are removed: one, or all', async () => {
    const eve = await holder(world, 'eve')
    const of = `/cas/admin/people/${eve.uid}/reset-factors`
    const link = (await ada.browser.get(`/cas/admin/people/${eve.uid}`)).links.find((href) =>
      href.startsWith(`${of}?factor=`),
    )
    const form = await ada.browser.get(link ?? '')
    expect((await ada.browser.submit(form, { reason: 'Her card shown' }, { action: of })).path).toContain('done=done')
    expect(await world.store.factors.list(eve.accountId)).toEqual([])
    expect((await ada.browser.post(of, { reason: 'x' })).text).toContain('There is none of it any more')
  })
})

describe('recoveries', () => {
  it('are started by a mail to the person, who finishes them: the page never shows the link', async () => {
    const eve = await holder(world, 'eve')
    await world.mails()
    const home = `/cas/admin/people/${eve.uid}`
    const of = `${home}/start-recovery`
    const person = await ada.browser.get(home)
    const ofToken = person.links.find((href) => href.startsWith(`${of}?factor=`)) ?? ''
    expect(person.links).toContain(of)
    const form = await ada.browser.get(ofToken)
    const [token] = await world.store.factors.list(eve.accountId)
    expect(form.text).toContain(`Method: ${token?.name}`)
    expect(form.text).toContain('a link to confirm that the method is lost')
    expect((await ada.browser.submit(form, { reason: ' ' }, { action: of })).status).toBe(422)
    const done = await ada.browser.submit(form, { reason: 'Called from her number' }, { action: of })
    expect(done.path).toBe(`${home}?done=done`)
    const [mail, ...none] = await world.mails()
    expect([mail?.to, mail?.template, none]).toEqual([eve.email, 'factor-removal-link', []])
    const link = new URL(String(mail?.params['link']))
    expect(done.html).not.toContain(link.searchParams.get('token'))
    const confirm = await world.browser().get(link.pathname + link.search)
    expect(confirm.status).toBe(200)
    // The factor stays, and the other link leads to a new password.
    expect(await world.store.factors.list(eve.accountId)).toHaveLength(1)
    await ada.browser.post(of, { reason: 'Forgot it' })
    expect(await world.mails()).toMatchObject([{ to: eve.email, template: 'password-reset' }])
    const told = (await rows()).filter(({ kind }) => kind === 'recovery-started')
    expect(told.map(({ by, reason }) => [by?.via, reason]).toSorted()).toEqual([
      ['administration', 'Called from her number'],
      ['administration', 'Forgot it'],
    ])
    expect((await ada.browser.post(of, { reason: 'x', factor: 'codes' })).text).toContain('no longer has this method')
    await ada.browser.post(`${home}/lock`, { reason: 'x' })
    expect((await ada.browser.post(of, { reason: 'x' })).text).toContain('The account isn’t active')
    expect((await ada.browser.get(home)).links.filter((href) => href.startsWith(of))).toEqual([])
  })

  it('are for administrators alone, and not for another administrator’s account', async () => {
    const bob = await administrator(world, 'bob')
    await world.mails()
    const of = `/cas/admin/people/${bob.who.uid}/start-recovery`
    expect((await ada.browser.post(of, { reason: 'x' })).status).toBe(422)
    const marie = await registered(world)
    await world.mails()
    const browser = world.browser()
    await signIn(browser)
    const answer = await browser.post(`/cas/admin/people/${marie}/start-recovery`, { reason: 'x' })
    expect(answer.status).toBe(404)
    expect((await world.mails()).filter(({ template }) => template !== 'new-browser')).toEqual([])
  })
})

describe('a deletion that waits', () => {
  it('stands on the person’s page, with who asked for it', async () => {
    const marie = await registered(world)
    const account = await world.store.accounts.find({ uid: marie })
    const [accountId, at] = [account?.id ?? '', world.runtime.now()]
    const deletion = { id: 'd', accountId, askedBy: 'person', askedAt: at, dueAt: at + 86_400 } as const
    const activity = { id: 'a', accountId, kind: 'deletion-asked', at, details: {}, subject: 's', facts: {} }
    await world.store.deletions.begin({ deletion, messages: [], activity })
    const page = await ada.browser.get(`/cas/admin/people/${marie}`)
    expect(page.text).toContain('The account holder requested the deletion of the account')
  })
})
