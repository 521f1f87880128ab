import { platform } from '#platform'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { addresses } from '@laissez-passer/core/addresses'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './support/browser.ts'
import { elodie, makeWorld, origin, registered, rightPassword, shop, signIn, type World } from './support/world.ts'

const book = addresses('/cas')
const { device, deviceConfirm, oauth2 } = book
const grantType = 'urn:ietf:params:oauth:grant-type:device_code'

/** An app on a television. */
const films: ServiceInput & { readonly type: 'oidc' } = {
  type: 'oidc',
  name: 'Film Club',
  description: 'Films of small countries.',
  clientId: 'films',
  grantTypes: [grantType, 'refresh_token'],
}

interface Asking {
  readonly device_code: string
  readonly user_code: string
  readonly verification_uri: string
  readonly verification_uri_complete: string
  readonly expires_in: number
  readonly interval: number
}

describe('a device without a keyboard', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), {
      services: [films, { ...films, name: 'Vault', clientId: 'vault', requiredLevel: 'MEDIUM' }, shop],
      peer: (request) => request.headers.get('x-peer') ?? '192.0.2.1',
    })
    await registered(world)
    await world.mails()
  })

  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => world.provider.fetch(new Request(origin + path, { method: 'POST', body: new URLSearchParams(fields), headers }))

  async function ask(fields: Readonly<Record<string, string>> = {}, peer = '192.0.2.1'): Promise<Asking> {
    const asked = { client_id: 'films', scope: 'openid email offline_access', ...fields }
    const answer = await post(oauth2.deviceAuthorization, asked, { 'x-peer': peer })
    expect(answer.status).toBe(200)
    return answer.json()
  }

  async function poll({ device_code }: Asking, clientId = 'films') {
    const answer = await post(oauth2.token, { grant_type: grantType, device_code, client_id: clientId })
    return { status: answer.status, body: await answer.json() }
  }

  /** Types a code. */
  const type = async (browser: Browser, code: string): Promise<Visit> =>
    browser.submit(await browser.get(device), { code }, { action: device })

  async function signedIn(): Promise<Browser> {
    const browser = world.browser()
    await signIn(browser)
    await world.mails()
    return browser
  }

  it('is let in by who types its code, signs in and allows it, and gets its tokens once', async () => {
    const asking = await ask()
    expect(asking).toMatchObject({
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verification_uri: 'http://localhost:4000/cas/device',
      verification_uri_complete: `http://localhost:4000/cas/device?user_code=${asking.user_code}`,
      expires_in: 900,
      interval: 5,
    })
    expect((await poll(asking)).body.error).toBe('authorization_pending')

    const browser = world.browser()
    const first = await type(browser, asking.user_code)
    expect(first.path).toMatch(/^\/cas\/login\?continue=/)
    const second = await browser.submit(first, { identifier: elodie.email })
    const moved = await browser.submit(second, { password: rightPassword, method: 'password' })
    const asked = await browser.get(moved.links.find((link) => link.startsWith(device)) ?? '')
    expect(asked.path).toContain(deviceConfirm)
    for (const said of ['Film Club', asking.user_code, elodie.email, 'The network that you are on'])
      expect(asked.text).toContain(said)
    const done = await browser.submit(asked, { allow: '1' }, { action: deviceConfirm })
    expect(done.text).toContain('Your device is connected')

    world.wait(5)
    const { body, status } = await poll(asking)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'openid email offline_access' })
    expect(body.id_token).toBeTruthy()
    expect(body.refresh_token).toBeTruthy()
    expect((await poll(asking)).body.error).toBe('invalid_grant')
    const told = await world.provider.fetch(
      new Request(origin + oauth2.userinfo, { headers: { Authorization: `Bearer ${body.access_token}` } }),
    )
    expect(await told.json()).toMatchObject({ email: elodie.email })
    const mails = (await world.mails()).map(({ template, params }) => [template, params['service']])
    expect(mails).toContainEqual(['service-device-allowed', 'Film Club'])
  })

  it('is asked about once: back to the question, whose answer was given or whose time is over, nothing is asked', async () => {
    const browser = await signedIn()
    const over = async (asked: Visit): Promise<void> => {
      const back = await browser.get(asked.path)
      expect(back.path).toContain('done=over')
      expect(back.text).toContain('This code no longer works')
      expect(back.html).not.toContain('name="allow"')
    }
    for (const allow of ['1', '']) {
      const asked = await type(browser, (await ask()).user_code)
      expect((await browser.get(asked.path)).html).toContain('name="allow"')
      await browser.submit(asked, { allow }, { action: deviceConfirm })
      await over(asked)
    }
    const late = await type(browser, (await ask()).user_code)
    world.wait(900)
    await over(late)
  })

  it('goes on when the browser signed out, until it is withdrawn in My Account', async () => {
    const asking = await ask()
    const browser = await signedIn()
    const asked = await type(browser, asking.user_code)
    await browser.submit(asked, { allow: '1' }, { action: deviceConfirm })
    await browser.post('/cas/logout', {})
    world.wait(5)
    const { body } = await poll(asking)
    const refresh = (refresh_token: string) =>
      post(oauth2.token, { grant_type: 'refresh_token', refresh_token, client_id: 'films' })
    const next = await (await refresh(body.refresh_token)).json()
    expect(next.access_token).toBeTruthy()

    const later = await signedIn()
    const listed = await later.get('/cas/account/services')
    expect(listed.text).toContain('Film Club')
    await later.submit(listed, { service: 'films' }, { action: '/cas/account/services' })
    expect((await refresh(next.refresh_token)).status).toBe(400)
  })

  it('is ended by itself in My Account: what was allowed stays', async () => {
    const let_in = async () => {
      const asking = await ask()
      const browser = await signedIn()
      const asked = await type(browser, asking.user_code)
      await browser.submit(asked, { allow: '1' }, { action: deviceConfirm })
      world.wait(5)
      return { browser, refresh: (await poll(asking)).body.refresh_token }
    }
    const refresh = (refresh_token: string) =>
      post(oauth2.token, { grant_type: 'refresh_token', refresh_token, client_id: 'films' })
    const [first, second] = [await let_in(), await let_in()]
    const services = '/cas/account/services'
    const listed = await second.browser.get(services)
    const lasting = listed.forms.filter(({ fields }) => (fields['access'] ?? '') !== '')
    expect(lasting).toHaveLength(2)
    // The one given last comes first.
    const done = await second.browser.post(services, lasting[0]?.fields ?? {})
    expect(done.text).toContain('This access has ended.')
    expect([(await refresh(second.refresh)).status, (await refresh(first.refresh)).status]).toEqual([400, 200])
    expect(done.forms.filter(({ fields }) => (fields['access'] ?? '') !== '')).toHaveLength(1)
    expect(done.text).toContain('Withdraw')
    expect((await second.browser.post(services, lasting[0]?.fields ?? {})).status).toBe(404)
    expect((await second.browser.get('/cas/account/activity')).text).toContain(
      'Lasting access of a service ended Film Club',
    )
  })

  it('dies with the session where it didn’t ask for more', async () => {
    const asking = await ask({ scope: 'openid' })
    const browser = await signedIn()
    await browser.submit(await type(browser, asking.user_code), { allow: '1' }, { action: deviceConfirm })
    await browser.post('/cas/logout', {})
    world.wait(5)
    expect((await poll(asking)).body.error).toBe('invalid_grant')
  })

  it('is turned away where the person says so', async () => {
    const asking = await ask()
    const browser = await signedIn()
    const done = await browser.submit(await type(browser, asking.user_code), {}, { action: deviceConfirm })
    expect(done.text).toContain('The device was not connected')
    world.wait(5)
    expect((await poll(asking)).body.error).toBe('access_denied')
    expect((await browser.get('/cas/account/services')).text).not.toContain('Film Club')
  })

  it('is told to slow down, and when its code is over', async () => {
    const asking = await ask()
    await poll(asking)
    expect((await poll(asking)).body.error).toBe('slow_down')
    world.wait(900)
    expect((await poll(asking)).body.error).toBe('expired_token')
    const browser = await signedIn()
    expect((await type(browser, asking.user_code)).text).toContain('This code is incorrect or has expired')
  })

  it.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['blanks for the dash', (code: string) => ` ${code.replace('-', '  ')} `],
    ['nothing for the dash', (code: string) => code.replace('-', '')],
    [
      'letters of full width',
      (code: string) => code.replace(/[A-Z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    [
      'a Cyrillic keyboard, where it looks alike',
      (code: string) => code.replaceAll('B', 'В').replaceAll('C', 'С').replaceAll('T', 'Т'),
    ],
  ])('is found by its code typed with %s', async (_, typed) => {
    const asking = await ask()
    const browser = await signedIn()
    expect((await type(browser, typed(asking.user_code))).text).toContain(asking.user_code)
  })

  it('that asks elsewhere is said to, with the address', async () => {
    const asking = await ask({}, '203.0.113.9')
    const browser = await signedIn()
    const asked = await type(browser, asking.user_code)
    expect(asked.text).toContain('Another network than yours')
    expect(asked.text).toContain('203.0.113.9')
  })

  it('whose service asks for two factors isn’t let in with one, whatever is posted', async () => {
    const asking = await ask({ client_id: 'vault' })
    const browser = await signedIn()
    const asked = await type(browser, asking.user_code)
    expect(asked.path).toMatch(/^\/cas\/login/)
    expect(asked.text).toContain('Vault')
    const reference = new URL((asked.hops.find((hop) => hop.includes(deviceConfirm)) ?? '').slice(4), origin)
    const request = reference.searchParams.get('request') ?? ''
    expect(request).not.toBe('')
    expect((await browser.post(deviceConfirm, { request, allow: '1' })).path).toMatch(/^\/cas\/login/)
    expect((await poll(asking, 'vault')).body.error).toBe('authorization_pending')
  })

  it('isn’t let in by the address of a page that somebody else was shown, or from another site', async () => {
    const asking = await ask()
    const browser = await signedIn()
    const asked = await type(browser, asking.user_code)
    const other = { ...elodie, email: 'zoe@example.org', confirmEmail: 'zoe@example.org' }
    await registered(world, other)
    const zoe = world.browser()
    await signIn(zoe, { identifier: other.email })
    const request = new URL(asked.path, origin).searchParams.get('request') ?? ''
    const shown = await zoe.post(deviceConfirm, { request, allow: '1' })
    // She is asked herself.
    expect(shown.path).toContain(deviceConfirm)
    expect(shown.path).not.toBe(asked.path)
    expect((await poll(asking)).body.error).toBe('authorization_pending')
    const body = new URLSearchParams({ request, allow: '1' })
    const foreign = await browser.request(deviceConfirm, {
      method: 'POST',
      body,
      headers: { Origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })

  it('isn’t found by guessing: five incorrect codes, and 15 minutes without, whatever was right between', async () => {
    const browser = await signedIn()
    const asking = await ask()
    const guess = () => type(browser, 'BCDF-GHJK')
    for (let count = 0; count < 4; count++) expect((await guess()).status).toBe(422)
    expect((await type(browser, asking.user_code)).path).toContain(deviceConfirm)
    expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
    expect((await type(browser, asking.user_code)).status).toBe(429)
    world.wait(901)
    expect((await guess()).status).toBe(422)
  })

  it('tells nobody about its code before it is known who types it', async () => {
    const asking = await ask()
    const browser = world.browser()
    const [right, wrong] = [await type(browser, asking.user_code), await type(browser, 'BCDF-GHJK')]
    const plain = (visit: Visit) => visit.html.replace(/nonce-?[^ ]*|user_code[^"&]*/g, '')
    expect(right.text).toBe(wrong.text)
    expect(plain(right).length).toBe(plain(wrong).length)
    expect((await type(browser, 'nonsense!')).status).toBe(422)
  })

  it.each([
    [
      'a client that isn’t registered for it',
      { client_id: 'shop', client_secret: shop.clientSecret },
      400,
      'unauthorized_client',
    ],
    ['a client that shows nothing', { client_id: 'shop' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['no scope', { scope: '' }, 400, 'invalid_scope'],
  ])('of %s is told so', async (_, fields, status, error) => {
    const answer = await post(oauth2.deviceAuthorization, { client_id: 'films', scope: 'openid', ...fields })
    expect([answer.status, (await answer.json()).error]).toEqual([status, error])
  })

  it('of a crowd at one address waits for the others; elsewhere they don’t notice', async () => {
    const from = (peer: string) =>
      post(oauth2.deviceAuthorization, { client_id: 'films', scope: 'openid' }, { 'x-peer': peer })
    for (let count = 0; count < 60; count++) expect((await from('198.51.100.1')).status).toBe(200)
    const refused = await from('198.51.100.1')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await from('198.51.100.2')).status).toBe(200)
  })

  it('polled 50 ways at once gets its tokens once', async () => {
    const asking = await ask()
    const browser = await signedIn()
    await browser.submit(await type(browser, asking.user_code), { allow: '1' }, { action: deviceConfirm })
    const answers = await Promise.all(Array.from({ length: 50 }, () => poll(asking)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  describe('the page for a television', () => {
    it('shows any code, with the way to type it, in a frame of any origin, and looks nothing up', async () => {
      const before = world.queries()
      const shown = await world.browser().get(`${book.deviceShow}?user_code=bcdf-ghjk&client_id=films&lang=fr`)
      expect(world.queries()).toEqual(before)
      for (const said of ['Film Club', 'BCDF-GHJK', 'localhost:4000/cas/device', 'Scannez'])
        expect(shown.text).toContain(said)
      const { headers } = shown.response
      expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
      expect(headers.has('X-Frame-Options')).toBe(false)
      expect(shown.html).not.toContain('<script')
      expect(shown.forms).toEqual([])
      expect(shown.links).toEqual([])
    })

    it('shows nothing else', async () => {
      const refused = await world.browser().get(`${book.deviceShow}?user_code=call+0800`)
      expect(refused.status).toBe(400)
      expect(refused.response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    })
  })
})
