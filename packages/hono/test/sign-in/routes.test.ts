import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import type { Browser } from '../support/browser.ts'
import { casServices, wiki } from '../support/cas.ts'
import { enrolled, transferCodeOn } from '../support/phone.ts'
import { elodie, makeWorld, registered, rightPassword, signIn, type World } from '../support/world.ts'

let world: World
let browser: Browser
beforeEach(async () => {
  world = await makeWorld(await platform(), {
    methods: [mobileAppPin(), passkey(), password()],
    services: [...casServices],
  })
  await registered(world)
  browser = world.browser()
})

/** What the first page has in its field; undefined: it is another page. */
const typed = async (path: string) =>
  (await browser.get(path)).forms.find(({ names }) => names.has('identifier'))?.fields['identifier']

describe('whoever is signed in', () => {
  beforeEach(async () => {
    await signIn(browser)
  })

  it('is told so, or goes on; as somebody else they begin with an empty field', async () => {
    expect(await typed('/cas/login')).toBeUndefined()
    expect((await browser.get('/cas/login?continue=%2Fcas%2Faccount')).hops).toEqual(['302 /cas/account'])
    expect(await typed('/cas/login?other=1')).toBe('')
    expect(await typed('/cas/login?other=1&continue=%2Fcas%2Faccount')).toBe('')
  })

  it('and not freshly enough for where they are going, finds their own address in the field', async () => {
    world.wait(601)
    expect(await typed('/cas/login?continue=%2Fcas%2Faccount%2Fnames%3Flevel%3DBASIC')).toBeUndefined()
    expect(await typed('/cas/login?continue=%2Fcas%2Faccount%2Femail%3Flevel%3DBASIC')).toBe(elodie.email)
  })

  it('goes where the address says that they were going, whatever service stands beside it', async () => {
    const both = new URLSearchParams({ continue: '/cas/account', service: wiki })
    expect((await browser.get(`/cas/login?${both}`)).hops).toEqual(['302 /cas/account'])
  })
})

describe('whoever comes back from the app', () => {
  const back = () => browser.get('/cas/login?from=app')

  it('goes on where this browser waits', async () => {
    await signIn(browser)
    const phone = await enrolled(world, browser)
    const waiting = world.browser()
    const page = await signIn(waiting, { method: 'mobile-app-pin', start: '/cas/login?continue=%2Fcas%2Faccount' })
    const returned = await waiting.get('/cas/login?from=app')
    expect(returned.hops).toEqual([`302 ${page.path}`])
    const asked = await phone.pending()
    const [request] = asked.ok ? asked.requests : []
    if (!request) throw new Error('nothing was asked')
    await phone.approve(request, { pin: '4826', transferCode: transferCodeOn(page) })
    await waiting.get(page.path)
    // It went on by itself meanwhile.
    expect((await waiting.get('/cas/login?from=app')).status).toBe(200)
    expect(waiting.cookies.has('__Host-lp-login')).toBe(true)
  })

  it('to a browser that waits for nothing is told so; signed in, that they are', async () => {
    const nothing = await back()
    expect(nothing.forms.some(({ names }) => names.has('identifier'))).toBe(false)
    expect(nothing.text).toContain('browser')
    await signIn(browser)
    expect((await back()).text).toContain(elodie.email)
  })
})

it('whoever waits for a phone and takes the password alone instead is signed in', async () => {
  await signIn(browser)
  await enrolled(world, browser)
  const waiting = world.browser()
  const page = await signIn(waiting, { method: 'mobile-app-pin', start: '/cas/login?continue=%2Fcas%2Faccount' })
  const done = await waiting.submit(page, { method: 'password' }, { action: '/cas/login' })
  expect(waiting.cookies.has('__Host-lp-login'), done.text).toBe(true)
  expect((await waiting.get('/cas/account')).path).toBe('/cas/account')
})

describe('a form of a sign-in that is over', () => {
  it('of another browser, or of nobody, changes nothing and says so', async () => {
    const first = await browser.get('/cas/login')
    const second = await browser.submit(first, { identifier: elodie.email })
    const flow = new URL(second.path, 'http://x').searchParams.get('flow') ?? ''
    const other = world.browser()
    for (const fields of [
      { method: 'password', current: 'mobile-app-pin' },
      { setUp: '1', current: 'passkey' },
      { code: '1' },
    ]) {
      expect((await other.post('/cas/login', { flow, ...fields })).status, JSON.stringify(fields)).toBe(410)
      expect((await other.post('/cas/login', { flow: 'x', ...fields })).status).toBe(410)
    }
    expect((await browser.get(second.path)).status).toBe(200)
  })

  it('a method that there isn’t is chosen by no page of ours: the step is shown again as it stands', async () => {
    await signIn(browser)
    await enrolled(world, browser)
    const other = world.browser()
    const page = await signIn(other, { method: 'mobile-app-pin', start: '/cas/login?continue=%2Fcas%2Faccount' })
    const flow = new URL(page.path, 'http://x').searchParams.get('flow') ?? ''
    const shown = await other.post('/cas/login', { flow, method: 'nonsense', current: 'mobile-app-pin' })
    expect([shown.status, shown.path]).toEqual([200, page.path])
    expect(shown.text).toContain('Waiting for approval')
  })
})

describe('a step’s form that was posted to its page’s address, with the fields that one sees alone', () => {
  it('is of the sign-in that the address names', async () => {
    const step = await browser.post('/cas/login', { identifier: elodie.email })
    expect(step.path).toMatch(/^\/cas\/login\?flow=/)
    const wrong = await browser.post(step.path, { password: 'wrong', method: 'password' })
    expect(wrong.forms.some(({ names }) => names.has('password'))).toBe(true)
    const opened = await browser.post(step.path, { password: rightPassword, method: 'password' })
    expect(opened.hops[0]).toMatch(/^303 \/cas\/continue/)
  })

  it('begins another where it says who comes', async () => {
    const step = await browser.post('/cas/login', { identifier: elodie.email })
    const another = await browser.post(step.path, { identifier: 'somebody-else@example.org' })
    expect(another.hops[0]).toMatch(/^303 \/cas\/login\?flow=/)
    expect(another.path).not.toBe(step.path)
  })
})
