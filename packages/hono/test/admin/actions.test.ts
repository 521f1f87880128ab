import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrator, makeAdminWorld, setRole } from '../support/administrators.ts'
import type { Browser } from '../support/browser.ts'
import { deviceXml, importDevices } from '../support/tokens.ts'
import { elodie, registered, signIn, type World } from '../support/world.ts'

type Admin = Awaited<ReturnType<typeof administrator>>

let world: World
let ada: Admin
let marie: string
beforeEach(async () => {
  world = await makeAdminWorld(await platform())
  ada = await administrator(world, 'ada')
  marie = await registered(world)
})

const of = (uid: string, action = '') => `/cas/admin/people/${uid}${action && `/${action}`}`
const accountOf = (uid: string) => world.store.accounts.find({ uid })
const audit = () => world.store.audit.unsealed({ limit: 1000 })

/** Does something as its page does. */
async function does(
  { browser }: { readonly browser: Browser },
  action: string,
  {
    uid = marie,
    reason = 'They asked for it.',
    ...fields
  }: Readonly<Record<string, string>> & { readonly uid?: string } = {},
) {
  return browser.submit(await browser.get(of(uid, action)), { reason, ...fields }, { action: of(uid, action) })
}

describe('what administrators do to accounts', () => {
  it('finds people by address, unique identifier and name, and lists them in pages', async () => {
    for (const q of [elodie.email, marie, 'müller', 'élod']) {
      const page = await ada.browser.get(`/cas/admin/people?q=${encodeURIComponent(q)}`)
      expect(page.links).toContain(of(marie))
      expect(page.text).toContain(elodie.email)
    }
    expect((await ada.browser.get('/cas/admin/people?q=nobody@')).text).toContain('No account was found')
    expect((await ada.browser.get('/cas/admin/people')).links).toEqual(
      expect.arrayContaining([of(marie), of(ada.who.uid)]),
    )
  })

  it('shows somebody with what they have, and writes that it was looked at; never a secret', async () => {
    const theirs = world.browser()
    await signIn(theirs)
    const page = await ada.browser.get(of(marie))
    expect(page.text).toContain('Firefox (Linux)')
    expect(page.text).toContain('Password chosen')
    const { passwordHash } = (await accountOf(marie)) ?? {}
    expect(page.html).not.toContain(passwordHash)
    for (const value of [...theirs.cookies.values()].filter(({ length }) => length > 20))
      expect(page.html).not.toContain(value)
    const looked = (await audit()).filter(({ kind }) => kind === 'account-looked-at')
    expect(looked).toMatchObject([{ by: { via: 'administration', name: ada.who.uid } }])
    expect((await ada.browser.get(of('n00nobody'))).status).toBe(404)
  })

  it('leaves a trace of whoever looks: at lists, at somebody, and at a form that names them', async () => {
    const kinds = async () => (await audit()).filter(({ by }) => by?.via === 'administration').map(({ kind }) => kind)
    await ada.browser.get('/cas/admin/people')
    expect(await kinds()).toEqual(['accounts-searched'])
    const searched = (await audit()).find(({ kind }) => kind === 'accounts-searched')
    expect(searched?.by).toEqual({ via: 'administration', name: ada.who.uid })
    expect(Number(searched?.details['count'])).toBeGreaterThan(1)
    await ada.browser.get(of(marie, 'lock'))
    await ada.browser.get(of(marie))
    expect((await kinds()).toSorted()).toEqual(['account-looked-at', 'account-looked-at', 'accounts-searched'])
    await ada.browser.get(of('n00nobody', 'lock'))
    expect(await kinds()).toHaveLength(3)
  })

  it('locks and unlocks, with a reason that only the audit log keeps; sessions end', async () => {
    const theirs = world.browser()
    await signIn(theirs)
    const locked = await does(ada, 'lock', { reason: 'Stolen laptop' })
    expect([locked.status, locked.path]).toEqual([200, `${of(marie)}?done=done`])
    expect((await accountOf(marie))?.status).toBe('locked')
    expect((await theirs.get('/cas/account')).path).toContain('/cas/login')
    const row = (await audit()).find(({ kind }) => kind === 'account-locked')
    expect(row).toMatchObject({ by: { via: 'administration', name: ada.who.uid }, reason: 'Stolen laptop' })
    await does(ada, 'unlock')
    expect((await accountOf(marie))?.status).toBe('active')
    await signIn(theirs)
    const told = await theirs.get('/cas/account/activity')
    expect(told.html).not.toContain('Stolen laptop')
  })

  it('wants a reason, and does nothing without one; what was typed stays', async () => {
    for (const reason of ['', '   ', '\u200b']) {
      const asked = await does(ada, 'lock', { reason })
      expect(asked.status).toBe(422)
      expect(asked.text).toContain('Fill in this field.')
    }
    expect((await accountOf(marie))?.status).toBe('active')
    const again = await does(ada, 'unlock', { reason: 'By mistake <b>' })
    expect([again.status, again.html.includes('By mistake &lt;b&gt;')]).toEqual([422, true])
  })

  it('ends one session, and leaves the others', async () => {
    const [first, second] = [world.browser(), world.browser()]
    await signIn(first)
    world.wait(1)
    await signIn(second)
    const account = await accountOf(marie)
    const [newest] = await world.store.sessions.list({ accountId: account?.id ?? '', now: world.runtime.now() })
    const link = (await ada.browser.get(of(marie))).links.find((href) => href.includes(String(newest?.idHash)))
    const ended = await ada.browser.submit(
      await ada.browser.get(link ?? ''),
      { reason: 'x' },
      { action: of(marie, 'end-sessions') },
    )
    expect(ended.path).toBe(`${of(marie)}?done=done`)
    expect((await second.request('/cas/account')).status).toBe(302)
    expect((await first.request('/cas/account')).status).toBe(200)
    await does(ada, 'end-sessions')
    expect((await first.request('/cas/account')).status).toBe(302)
  })

  it('gives a token that waits, which takes two; says why it can’t', async () => {
    await importDevices(world, [deviceXml('98-1')], null)
    const asked = await does(ada, 'assign-token', { serial: '98-1' })
    expect(asked.path).toBe(`${of(marie)}?done=proposed`)
    expect(await world.store.factors.list((await accountOf(marie))?.id ?? '')).toEqual([])
  })

  it('lets nobody act on themselves, nor on another administrator, but to end their sessions', async () => {
    const grace = await administrator(world, 'grace')
    for (const uid of [ada.who.uid, grace.who.uid]) {
      for (const action of ['lock', 'unlock', 'assign-token']) {
        const refused = await ada.browser.post(of(uid, action), { reason: 'x', serial: '1' })
        expect([uid, action, refused.status]).toEqual([uid, action, 422])
      }
      expect((await accountOf(uid))?.status).toBe('active')
    }
    expect((await ada.browser.post(of(ada.who.uid, 'end-sessions'), { reason: 'x' })).status).toBe(422)
    expect((await ada.browser.get(of(ada.who.uid))).links.filter((href) => href.includes(`${ada.who.uid}/`))).toEqual(
      [],
    )
    expect((await ada.browser.post(of(grace.who.uid, 'end-sessions'), { reason: 'x' })).path).toContain('done=done')
    expect((await grace.browser.request('/cas/admin')).status).toBe(302)
  })

  it('knows no other action, and no account by its inner id', async () => {
    const account = await accountOf(marie)
    for (const path of [of(marie, 'delete-all'), of(marie, 'constructor'), of(account?.id ?? '', 'lock')]) {
      expect((await ada.browser.request(path)).status).toBe(404)
      expect((await ada.browser.post(path, { reason: 'x' })).status).toBe(404)
    }
  })
})

describe('attacks on the administration pages', () => {
  const locked = async () => (await accountOf(marie))?.status === 'locked'
  const lock = (browser: Browser, headers: Readonly<Record<string, string>> = {}) =>
    browser.request(of(marie, 'lock'), { method: 'POST', body: new URLSearchParams({ reason: 'x' }), headers })

  it('no form of another site is taken, nor one that says of no site', async () => {
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ]
    for (const headers of foreign) expect((await lock(ada.browser, headers)).status).toBe(403)
    const silent = new Request(`http://localhost:4000${of(marie, 'lock')}`, {
      method: 'POST',
      body: new URLSearchParams({ reason: 'x' }),
      headers: { Cookie: [...ada.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect((await world.provider.fetch(silent)).status).toBe(403)
    expect(await locked()).toBe(false)
  })

  it('nobody without a session, with another’s, with a lower level or a stale one does anything', async () => {
    const nobody = await lock(world.browser())
    expect(nobody.headers.get('Location')).toContain('/cas/login?continue=')
    const person = world.browser()
    await signIn(person)
    expect((await lock(person)).status).toBe(404)
    const low = world.browser()
    await signIn(low, { identifier: ada.who.email })
    expect((await lock(low)).headers.get('Location')).toContain('/cas/login?continue=')
    world.wait(601)
    const stale = await lock(ada.browser)
    expect(stale.headers.get('Location')).toBe(
      `/cas/login?continue=${encodeURIComponent(`${of(marie, 'lock')}?fresh=1`)}`,
    )
    expect((await ada.browser.request(of(marie))).status).toBe(200)
    expect(await locked()).toBe(false)
  })

  it('who proves it anew comes back to the form; an address that doesn’t say so is asked again, without end', async () => {
    world.wait(601)
    const form = await ada.who.signIn(ada.browser, of(marie, 'lock'))
    expect(form.path).toBe(`${of(marie, 'lock')}?fresh=1`)
    await ada.browser.submit(form, { reason: 'x' }, { action: of(marie, 'lock') })
    expect(await locked()).toBe(true)
  })

  it('who lost the role while the form was open does nothing', async () => {
    const form = await ada.browser.get(of(marie, 'lock'))
    await setRole(world, ada.who, false)
    expect((await ada.browser.submit(form, { reason: 'x' }, { action: of(marie, 'lock') })).status).toBe(404)
    expect(await locked()).toBe(false)
  })

  it('names, reasons and browsers are text, whatever they hold', async () => {
    const evil = '"><img src=x onerror=alert(1)>'
    const mallory = {
      ...elodie,
      firstName: 'Mallory',
      lastName: 'O’Evil',
      email: 'mallory@example.org',
      confirmEmail: 'mallory@example.org',
    }
    const uid = await registered(world, mallory)
    const browser = world.browser({ 'User-Agent': `Firefox/140 Linux ${evil}` })
    await signIn(browser, { identifier: mallory.email })
    await does(ada, 'lock', { uid, reason: evil })
    for (const path of [of(uid), `/cas/admin/people?q=${encodeURIComponent(evil)}`, of(uid, 'unlock'), '/cas/admin']) {
      const page = await ada.browser.get(path)
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('<img')
    }
    const kept = await ada.browser.post(of(uid, 'lock'), { reason: evil })
    expect(kept.html).not.toContain('<img')
    expect(kept.html).toContain('&lt;img')
  })

  it('stands in no frame, is kept by no cache, and leads nowhere else', async () => {
    for (const path of ['/cas/admin', of(marie), of(marie, 'lock')]) {
      const { headers } = await ada.browser.request(`${path}?continue=https://evil.example&done=https://evil.example`)
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      const policy = headers.get('Content-Security-Policy')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("form-action 'self'")
      expect(policy).not.toContain('unsafe-inline')
      expect(headers.get('Cache-Control')).toContain('no-store')
      const page = await ada.browser.get(`${path}?continue=https://evil.example&backHref=https://evil.example`)
      expect(page.links.filter((href) => href.includes('evil') && !href.includes('lang='))).toEqual([])
    }
  })

  it('takes no other methods of HTTP', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await ada.browser.request(of(marie, 'lock'), {
        method,
        headers: { Origin: 'http://localhost:4000' },
      })
      expect(answer.status).toBe(405)
    }
    expect((await ada.browser.request(`${of(marie, 'lock')}?reason=x`)).status).toBe(200)
    expect(await locked()).toBe(false)
  })
})
