import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import type { Browser } from './support/browser.ts'
import { addPasskey, aloneOptions } from './support/passkeys.ts'
import { authorizeAddress, elodie, makeWorld, registered, shop, signIn, verifier, type World } from './support/world.ts'

const PATH = '/cas/account/details/names'
const start = `/cas/login?continue=${encodeURIComponent(PATH)}`

describe('how a person is called', () => {
  let world: World
  let browser: Browser
  beforeEach(async () => {
    const service = { ...shop, requiredLevel: 'BASIC', grantTypes: ['authorization_code', 'refresh_token'] } as const
    world = await makeWorld(await platform(), { services: [{ ...service, grantTypes: [...service.grantTypes] }] })
    await registered(world)
    browser = world.browser()
    await signIn(browser, { start })
  })

  const change = async (names: Readonly<Record<string, string>>) =>
    browser.submit(await browser.get(PATH), names, { action: PATH })

  it('is changed from the details, told by mail, and shown', async () => {
    expect((await browser.get('/cas/account/details')).links).toContain(PATH)
    await world.mails()
    const done = await change({ title: 'Dr', lastName: 'Novak' })
    expect(done.path).toBe('/cas/account/details?done=names-changed')
    expect(done.text).toContain('Dr Élodie Novak')
    expect((await world.mails()).map(({ template }) => template)).toEqual(['names-changed'])
  })

  it('is told password managers, where the account has passkeys, and no other time', async () => {
    const made = await makeWorld(await platform(), { methods: [passkey(), mobileAppPin(), password()] })
    await registered(made)
    const own = made.browser()
    await signIn(own, { start })
    expect((await own.submit(await own.get(PATH), { title: 'Dr' }, { action: PATH })).html).not.toContain('data-user')
    const { authenticator } = await addPasskey(own)
    await own.post('/cas/logout', {})
    await own.get('/cas/login')
    await own.post('/cas/login', { flow: '', passkey: await authenticator.get(await aloneOptions(own)) })
    const done = await own.submit(await own.get(PATH), { lastName: 'Novak' }, { action: PATH })
    const [, said = ''] = /data-user="([^"]*)"/.exec(done.html) ?? []
    expect(JSON.parse(said.replaceAll('&quot;', '"'))).toMatchObject({
      name: elodie.email,
      displayName: 'Dr Élodie Novak',
    })
    expect(done.html).toContain('/dom/passkey.js')
    expect((await own.get('/cas/account/details')).html).not.toContain('data-user')
  })

  it('comes back with what is wrong beside its field', async () => {
    const refused = await change({ firstName: '', lastName: '' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Enter your first name.')])
  })

  it('needs a sign-in of a moment ago, and somebody whose names are theirs to say', async () => {
    world.wait(700)
    expect((await browser.get(PATH)).hops[0]).toMatch(/^302 \/cas\/login/)
    expect(
      (await browser.request(PATH, { method: 'POST', body: new URLSearchParams({ firstName: 'X' }) })).status,
    ).toBe(303)
    await signIn(browser, { start })
    const account = await world.store.accounts.find({ email: elodie.email })
    await world.store.accounts.configure(account?.id ?? '', { assurance: 'HIGH' })
    expect((await browser.get(PATH)).status).toBe(404)
    const page = await browser.get('/cas/account/details')
    expect(page.links).not.toContain(PATH)
    expect(page.text).toContain('Your names come from your organisation')
    expect((await browser.post(PATH, { firstName: 'X', lastName: 'Y' })).status).toBe(404)
    expect(await world.store.accounts.find({ email: elodie.email })).toMatchObject({ firstName: elodie.firstName })
  })

  it('reaches services at their next sign-in, refresh and userinfo', async () => {
    const client = { client_id: shop.clientId, client_secret: shop.clientSecret }
    const buy = async (fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams({ ...client, ...fields })
      return (await world.browser().request('/cas/oauth2/token', { method: 'POST', body })).json()
    }
    const enter = async () => {
      const { headers } = await browser.request(await authorizeAddress())
      const code = new URL(headers.get('Location') ?? '').searchParams.get('code') ?? ''
      const redirect = { redirect_uri: String(shop.redirectUris[0]), code_verifier: verifier }
      return buy({ grant_type: 'authorization_code', code, ...redirect })
    }
    const nameIn = async (token: string) => {
      const headers = { Authorization: `Bearer ${token}` }
      return (await (await world.browser().request('/cas/oauth2/userinfo', { headers })).json()).name
    }
    const before = await enter()
    expect(await nameIn(before.access_token)).toBe('Élodie Müller-Ørsted')
    await change({ title: 'Prof.', lastName: 'Novak' })
    expect(await nameIn(before.access_token)).toBe('Prof. Élodie Novak')
    const refreshed = await buy({ grant_type: 'refresh_token', refresh_token: before.refresh_token })
    expect(await nameIn(refreshed.access_token)).toBe('Prof. Élodie Novak')
    expect(await nameIn((await enter()).access_token)).toBe('Prof. Élodie Novak')
  })
})
