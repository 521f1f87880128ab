import { platform } from '#platform'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { token, tokenApp, tokenCram } from '../src/methods/token/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { addApp, deviceXml, importDevices, press, scan } from './support/tokens.ts'
import { authorizeAddress, elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

const LIST = '/cas/account/tokens'
const APP = `${LIST}/app`
const TAKE = `${LIST}/device`

describe('My Account’s pages about tokens, over the routes', () => {
  let world: World
  let uid: string
  beforeEach(async () => {
    const methods = [mobileAppPin(), token(), tokenApp(), tokenCram(), password()]
    world = await makeWorld(await platform(), { methods })
    uid = await registered(world)
    ahead = 0
  })
  // Each use of an app takes a code of its own.
  let ahead: number
  const now = () => {
    world.wait(30)
    ahead += 30
    return world.runtime.now() + ahead
  }

  async function signedIn(): Promise<Browser> {
    const browser = world.browser()
    await signIn(browser)
    return browser
  }

  describe('an authenticator app', () => {
    it('is asked for after a password that was chosen while the clock was ahead, and takes no code again when it is set back', async () => {
      const { app } = await addApp(world, await signedIn())
      const code = app.code(now())
      const start = await authorizeAddress()
      const browser = world.browser()
      await browser.submit(await signIn(browser, { method: 'token', start }), { code })
      world.wait(-300)
      const other = world.browser()
      const asked = await signIn(other, { method: 'token', start })
      expect(asked.text).toContain('Enter the code of your app')
      expect((await other.submit(asked, { code })).text).toContain('This code is incorrect')
    })

    it('is added by its QR code and a code of it, listed, told by mail, and signs in under the entry of tokens', async () => {
      const browser = await signedIn()
      expect((await browser.get('/cas/account')).links).toContain(LIST)
      expect((await browser.get(LIST)).text).toContain('No token yet')
      const { app, page } = await addApp(world, browser)
      expect(page.hops).toEqual([`303 ${LIST}?done=token-added`])
      for (const words of ['My phone', 'Authenticator app', 'Not used yet']) expect(page.text).toContain(words)
      expect((await browser.get('/cas/account/activity')).text).toContain('Token added')
      expect((await world.mails()).find(({ template }) => template === 'token-added')).toMatchObject({
        to: elodie.email,
        params: { device: 'My phone' },
      })
      const other = world.browser()
      const asked = await signIn(other, { method: 'token', start: await authorizeAddress() })
      expect(asked.text).toContain('Enter the code of your app')
      expect(asked.links.some((href) => href.startsWith('/cas/lost-factor?flow='))).toBe(true)
      expect((await other.submit(asked, { code: app.code(now()) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('offers one entry before the password, both names after it', async () => {
      const browser = world.browser()
      const page = await browser.submit(await browser.get(await authorizeAddress()), { identifier: elodie.email })
      expect([...page.html.matchAll(/name="method"[^>]*value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
        'mobile-app-pin',
        'token',
        'token-cram',
      ])
    })

    it('keeps its secret on the page until it is confirmed; says what is wrong with a code, without the secret of another', async () => {
      const browser = await signedIn()
      const unnamed = await browser.submit(await browser.get(APP), { name: ' ' })
      expect([unnamed.status, unnamed.text]).toEqual([422, expect.stringContaining('Give it a name')])
      const shown = await browser.submit(unnamed, { name: 'My phone' })
      expect(shown.path).toMatch(/^\/cas\/account\/tokens\/app\?id=/)
      expect(shown.response.headers.get('Cache-Control')).toContain('no-store')
      const app = scan(shown)
      const right = app.code(world.runtime.now())
      const wrong = right.replace(/.$/, (last) => String((Number(last) + 1) % 10))
      expect((await browser.submit(shown, { code: '12' })).text).toContain('Some digits of the code are missing')
      const refused = await browser.submit(shown, { code: wrong })
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('isn’t the code that the app')])
      expect(scan(refused).code(0)).toBe(app.code(0))
      expect((await browser.submit(shown, { code: app.code(world.runtime.now() + 300) })).text).toContain('clock')
      await registered(world, { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' })
      const joe = world.browser()
      await signIn(joe, { identifier: 'joe@example.org' })
      const theirs = await joe.get(shown.path)
      expect([theirs.status, theirs.html.includes('otpauth:')]).toEqual([410, false])
      expect(
        (await joe.post(APP, { id: new URLSearchParams(shown.path.split('?')[1]).get('id') ?? '', code: right }))
          .status,
      ).toBe(410)
      for (let i = 0; i < 12; i++) await browser.submit(shown, { code: wrong })
      const resting = await browser.submit(shown, { code: right })
      expect([resting.status, resting.text]).toEqual([429, expect.stringContaining('we accept no codes')])
      // Past ten minutes to the second: at ten the sign-in is still fresh.
      world.wait(601)
      await signIn(browser, { start: APP })
      expect((await browser.get(shown.path)).text).toContain('This QR code has expired')
    })

    it('asks for two factors once there is one; removed after them, renamed without', async () => {
      const browser = await signedIn()
      const { app } = await addApp(world, browser)
      expect((await browser.get(APP)).text).toContain('One more step')
      const renamed = await browser.submit(await browser.get(LIST), { name: 'Old phone' }, { action: LIST })
      expect(renamed.text).toContain('The token has its new name')
      expect((await browser.submit(renamed, { name: '' }, { action: LIST })).status).toBe(422)
      const link = renamed.links.find((href) => href.includes('remove=')) ?? ''
      const asked = await browser.submit(await browser.get(link), { stepUp: '1', method: 'token-app' })
      expect(asked.text).toContain('Enter the code of your app')
      await browser.submit(asked, { code: app.code(now()) })
      const confirm = await browser.get(link)
      expect(confirm.text).toContain('Remove Old phone?')
      expect((await browser.submit(confirm, {}, { action: LIST })).text).toContain('No token yet')
      expect((await world.mails()).map(({ template }) => template)).toContain('token-removed')
      for (const fields of [
        { action: 'rename', token: 'made-up', name: 'x' },
        { action: 'resynchronise', token: 'made-up' },
      ])
        expect((await browser.post(LIST, fields)).status).toBe(404)
    })

    it('leads on to where the person was going', async () => {
      const browser = world.browser()
      const start = await authorizeAddress()
      const missing = await signIn(browser, { method: 'token', start })
      expect(missing.text).toContain('Token isn’t set up yet')
      const form = await browser.submit(missing, { setUp: '1', current: 'token-app' })
      expect(form.path.startsWith(APP)).toBe(true)
      const shown = await browser.submit(form, { name: 'My phone' })
      const app = scan(shown)
      const list = await browser.submit(shown, { code: app.code(world.runtime.now()) })
      expect(list.text).toContain('Proceed to Shop')
      const asked = await browser.submit(list, { stepUp: '1' })
      expect(asked.text).toContain('Enter the code of your app')
      const through = await browser.submit(asked, { code: app.code(now()) })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })
  })

  describe('what an organisation gives out', () => {
    it('isn’t offered to be set up: who gives it is said, and what anybody can set up is offered', async () => {
      const browser = world.browser()
      const missing = await signIn(browser, { method: 'token-cram', start: await authorizeAddress() })
      expect(missing.text).toContain('CRAM Token isn’t set up yet')
      expect(missing.text).toContain('your organisation gives you the device')
      const ways = [...missing.html.matchAll(/<button[^>]*class="other"[^>]*>/g)].map(
        ([button]) => /value="([^"]+)"/.exec(button)?.[1],
      )
      expect(ways).toEqual(['mobile-app-pin', 'token-app'])
      const before = await signIn(world.browser(), { method: 'token', start: await authorizeAddress() })
      expect(before.text).toContain('I have one: add it')
      expect(before.html).not.toContain('value="token-cram"')
    })
  })

  describe('a token device', () => {
    it('that an operator imported is taken by serial number and two codes', async () => {
      expect(await importDevices(world, [deviceXml('77')], null)).toEqual(['stocked'])
      const browser = await signedIn()
      const form = await browser.get(TAKE)
      const wrong = await browser.submit(form, { serial: '78', code: press(4), nextCode: press(5), name: '' })
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('find a token with this serial number')])
      const empty = await browser.submit(wrong, { serial: '77', code: '', nextCode: press(4) })
      expect(empty.text).toContain('Enter the code that your token or app shows.')
      const same = await browser.submit(empty, { code: press(4), nextCode: press(4) })
      expect(same.text).toContain('the same as the first')
      const list = await browser.submit(same, { code: press(4), nextCode: press(5), name: 'Key ring' })
      for (const words of ['Key ring', 'Token (a device that shows codes)', 'Serial number: 77'])
        expect(list.text).toContain(words)
      const other = world.browser()
      const asked = await signIn(other, { method: 'token', start: await authorizeAddress() })
      expect((await other.submit(asked, { code: press(5) })).status).toBe(422)
      expect((await other.submit(asked, { code: press(6) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('can’t be looked for without end', async () => {
      const browser = await signedIn()
      const form = await browser.get(TAKE)
      for (let i = 0; i < 5; i++)
        await browser.submit(form, { serial: `${i}`, code: press(0), nextCode: press(1), name: '' })
      const resting = await browser.submit(form, { serial: '9', code: press(0), nextCode: press(1), name: '' })
      expect([resting.status, resting.text]).toEqual([429, expect.stringMatching(/15\smin/)])
    })

    it('far out of step, is put back by two codes, with the password alone', async () => {
      expect(await importDevices(world, [deviceXml('77')], uid)).toEqual(['added'])
      const browser = await signedIn()
      const list = await browser.get(LIST)
      const link = list.links.find((href) => href.includes('resynchronise=')) ?? ''
      const form = await browser.get(link)
      expect(form.text).toContain('Make this token work again: Acme 77')
      const refused = await browser.submit(form, { code: press(500), nextCode: press(502) })
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('aren’t two codes')])
      const back = await browser.submit(refused, { code: press(500), nextCode: press(501) })
      expect(back.text).toContain('Your token works again')
      const other = world.browser()
      const asked = await signIn(other, { method: 'token', start: await authorizeAddress() })
      expect((await other.submit(asked, { code: press(502) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
      for (let i = 0; i < 4; i++) await browser.submit(form, { code: press(9), nextCode: press(10) })
      expect((await browser.submit(form, { code: press(600), nextCode: press(601) })).status).toBe(429)
    })

    it('that answers challenges has no codes in a row', async () => {
      await importDevices(world, [deviceXml('9', 'ocra')], uid)
      const browser = await signedIn()
      const list = await browser.get(LIST)
      expect(list.text).toContain('CRAM token')
      expect(list.links.some((href) => href.includes('resynchronise='))).toBe(false)
    })
  })

  it('no token method, no page: the tile is gone, the forms are 404', async () => {
    world = await makeWorld(await platform(), { methods: [mobileAppPin(), password()] })
    await registered(world)
    const browser = await signedIn()
    expect((await browser.get('/cas/account')).links).not.toContain(LIST)
    for (const path of [APP, TAKE]) expect((await browser.get(path)).status).toBe(404)
  })
})
