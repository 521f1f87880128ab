import { beforeEach, describe, expect, it } from 'vitest'
import { asked, backend, loginAddress, sentTo, ticketFor, validated, vault, wiki } from '../support/cas.ts'
import { signIn } from '../support/world.ts'
import { browser, code, post, signedInWorld, success, world } from './support/ecas.ts'

beforeEach(signedInWorld)

describe('a browser’s fingerprint', () => {
  const random = Uint8Array.from({ length: 21 }, (_, index) => index)
  const cookie = btoa(String.fromCharCode(...random))
  const digest = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
  const bound = async () => ({
    clientFingerprint: btoa(String.fromCharCode(...(await digest(await digest(random))))),
  })

  it('makes a ticket good for that browser alone, at every address', async () => {
    const ticket = async () => ticketFor(browser, wiki, await bound())
    const ask = async (query: Readonly<Record<string, string>>, path: string) =>
      validated(world, { service: wiki, ticket: await ticket(), ...query }, path)
    for (const path of ['TicketValidationService', 'serviceValidate']) {
      expect(success(await ask({ clientFingerprint: cookie }, path))).toMatchObject({ user: world.uid })
      expect(code(await ask({ clientFingerprint: btoa('another') }, path))).toBe('INVALID_TICKET')
    }
    for (const path of ['TicketValidationService', 'serviceValidate', 'p3/serviceValidate', 'laxValidate'])
      expect(code(await ask({}, path))).toBe('INVALID_REQUEST')
    const cas1 = await asked(world, 'validate', { service: wiki, ticket: await ticket() })
    expect(await cas1.text()).toBe('no\n\n')
  })
})

describe('a login', () => {
  it('asks for the level or the strengths that a service names', async () => {
    const page = await browser.get(loginAddress(wiki, { authenticationLevel: 'MEDIUM' }))
    expect(page.status).toBe(200)
    expect((await sentTo(browser, loginAddress(wiki, { authenticationLevel: 'BASIC' }))).href).toContain('ticket=ST-')
    expect((await browser.get(loginAddress(wiki, { acceptStrengths: 'PASSWORD_MOBILE_APP' }))).status).toBe(200)
    expect((await sentTo(browser, loginAddress(wiki, { acceptStrengths: 'PASSWORD,NTLM' }))).href).toContain('ticket=')
    // A registration is a floor.
    expect((await browser.get(loginAddress(vault, { authenticationLevel: 'BASIC' }))).status).toBe(200)
  })

  it.each([
    ['authenticationLevel', 'STRONG'],
    ['authenticationLevel', 'HIGH'],
    ['acceptStrengths', 'MAGIC'],
    ['acceptStrengths', 'STRONG,CLIENT_CERT'],
    ['clientFingerprint', 'abc'],
  ])('that asks what can’t be is refused: %s=%s', async (name, value) => {
    const page = await browser.get(loginAddress(wiki, { [name]: value }))
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('made a mistake in its request. Go back')])
  })

  it('speaks the service’s language, till another is chosen', async () => {
    const stranger = world.browser()
    const page = await stranger.get(loginAddress(wiki, { locale: 'fr' }))
    expect(page.html).toContain('<html lang="fr"')
    expect((await stranger.get(`${page.path.replace('lang=fr', 'lang=en')}`)).html).toContain('<html lang="en"')
    // The page's script takes `lang` out of its address, which then says the service's language alone.
    const later = page.path.replace('&lang=fr', '')
    expect((await stranger.get(later)).html).toContain('<html lang="en"')
    expect((await world.browser().get(loginAddress(wiki, { locale: 'xx' }))).status).toBe(200)
  })
})

describe('a login that begins with what the service sends', () => {
  const begin = async (parameters: Readonly<Record<string, string>>, type: string | null = null) =>
    post('login/init', { format: 'JSON', ...parameters }, type)
  const idOf = async (parameters: Readonly<Record<string, string>>): Promise<string> =>
    (await (await begin(parameters)).json()).loginRequest.loginRequestSuccess.loginRequestId
  const at = (loginRequestId: string, more = {}) => `/cas/login?${new URLSearchParams({ loginRequestId, ...more })}`

  it('answers with an id, as JSON or as XML without a prefix, whatever type the form says it has', async () => {
    for (const type of ['application/x-www-form-urlencoded', null]) {
      const answer = await begin({ service: wiki }, type)
      expect(answer.headers.get('Content-Type')).toContain('application/json')
      expect(await answer.json()).toEqual({
        loginRequest: { loginRequestSuccess: { loginRequestId: expect.stringMatching(/^ECAS_LR-[\w-]{43}$/) } },
      })
    }
    const xml = await (await post('login/init', { service: wiki })).text()
    expect(xml).toMatch(
      /^<\?xml[^>]*\?><loginRequest><loginRequestSuccess><loginRequestId>ECAS_LR-[\w-]{43}<\/loginRequestId>/,
    )
  })

  it('says what can’t be', async () => {
    for (const wrong of [{}, { service: 'https://evil.example/' }, { service: wiki, authenticationLevel: 'STRONG' }])
      expect(await (await begin(wrong)).json()).toMatchObject({
        loginRequest: { loginRequestFailure: { code: 'INVALID_REQUEST', description: expect.any(String) } },
      })
    expect(await (await post('login/init', { service: wiki, format: 'YAML' })).text()).toContain(
      '<loginRequestFailure code="INVALID_REQUEST">format',
    )
  })

  it('is answered by one ticket, in one browser; nothing in the address adds to it', async () => {
    const id = await idOf({ service: wiki, clientFingerprint: '+/+/+/+/+/+/+/+/+/+/+/+/+/8=' })
    const sent = await sentTo(browser, at(id, { service: backend, authenticationLevel: 'HIGH' }))
    expect(sent.href).toMatch(/^https:\/\/wiki\.example\/app\?ticket=ST-/)
    const ticket = sent.searchParams.get('ticket') ?? ''
    expect(code(await validated(world, { service: wiki, ticket }, 'laxValidate'))).toBe('INVALID_REQUEST')
    for (const again of [browser, world.browser()]) {
      const page = await again.get(at(id))
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('was used already')])
    }
    expect((await browser.request(at(`${id}x`))).status).toBe(400)
    expect((await browser.request(`${at(id)}&loginRequestId=${id}`)).status).toBe(400)
  })

  it('is answered once, however many ask at once', async () => {
    const id = await idOf({ service: wiki })
    const all = await Promise.all(Array.from({ length: 20 }, () => browser.request(at(id))))
    expect(all.filter(({ headers }) => headers.get('Location')?.includes('ticket=ST-'))).toHaveLength(1)
  })

  it('leads through a sign-in that takes longer than the browser may wait', async () => {
    const id = await idOf({ service: wiki, renew: 'true' })
    const stranger = world.browser()
    const start = await stranger.get(at(id))
    expect(start.text).toContain('Wiki')
    world.wait(299)
    const arrived = await signIn(stranger, { start: at(id) })
    world.wait(10)
    const onwards = arrived.links.find((link) => link.includes('loginRequestId')) ?? ''
    expect((await sentTo(stranger, onwards)).href).toContain(`${wiki}?ticket=ST-`)
    const late = await idOf({ service: wiki })
    world.wait(300)
    expect((await browser.request(at(late))).status).toBe(400)
  })
})
