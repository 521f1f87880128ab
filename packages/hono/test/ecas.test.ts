import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import {
  asked,
  backend,
  type CasWorld,
  loginAddress,
  makeCasWorld,
  sentTo,
  ticketFor,
  validated,
  vault,
  wiki,
} from './support/cas.ts'
import { elodie, signIn } from './support/world.ts'

let world: CasWorld
let browser: Browser
beforeEach(async () => {
  world = await makeCasWorld(await platform())
  browser = world.browser()
  await signIn(browser)
})

type Told = Awaited<ReturnType<typeof validated>>
const success = (told: Told) => told['authenticationSuccess']
const code = (told: Told) => told['authenticationFailure']?.['code']

/** Has a fresh ticket validated at one of EU Login's addresses. */
async function fresh(query: Readonly<Record<string, string>> = {}, path = 'TicketValidationService'): Promise<Told> {
  return validated(world, { service: wiki, ticket: await ticketFor(browser, wiki), ...query }, path)
}

/** Sends a form, with the type that some clients leave out. */
async function post(
  path: string,
  body: string | Readonly<Record<string, string>>,
  type: string | null = 'application/x-www-form-urlencoded',
): Promise<Response> {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : new URLSearchParams(body).toString())
  const headers = type === null ? {} : { 'Content-Type': type }
  return world.browser().request(`/cas/${path}`, { method: 'POST', body: bytes, headers })
}

async function set(changes: Parameters<CasWorld['store']['accounts']['configure']>[1]): Promise<void> {
  const account = await world.store.accounts.find({ uid: world.uid })
  await world.store.accounts.configure(account?.id ?? '', changes)
}

describe('a validation', () => {
  it('tells who it is, how well and when, and no more unless asked', async () => {
    expect(Object.keys(success(await fresh()) ?? {})).toEqual(['user', 'authenticationLevel', 'loginDate'])
    const told = success(await fresh({ userDetails: 'true', groups: '*' }))
    expect(told).toMatchObject({
      user: world.uid,
      email: elodie.email,
      employeeType: 'n',
      firstName: elodie.firstName,
      lastName: elodie.lastName,
      domain: 'external',
      locale: 'en',
      assuranceLevel: '10',
      groups: [],
      authenticationLevel: 'BASIC',
      strengths: ['PASSWORD'],
      authenticationFactors: { moniker: elodie.email },
      sso: true,
      ticketType: 'SERVICE',
    })
  })

  it('tells the groups that it is asked for, of those that the operator put somebody in', async () => {
    await set({ memberOf: ['ECFIN_A', 'ECFIN_B', 'DIGIT'] })
    expect(success(await fresh())).not.toHaveProperty('groups')
    expect(success(await fresh({ groups: 'ECFIN*,NONE' }))).toMatchObject({ groups: ['ECFIN_A', 'ECFIN_B'] })
    const xml = await (
      await asked(world, 'TicketValidationService', {
        service: wiki,
        ticket: await ticketFor(browser, wiki),
        groups: '*',
      })
    ).text()
    expect(xml).toContain('<cas:groups number="3"><cas:group>ECFIN_A</cas:group>')
    expect(xml).toContain('xmlns:cas="https://ecas.ec.europa.eu/cas/schemas"')
  })

  it('tells a service what its registration releases, and no more', async () => {
    const query = { service: backend, ticket: await ticketFor(browser, backend), userDetails: 'true', groups: '*' }
    await set({ memberOf: ['SECRET'] })
    const told = success(await validated(world, query, 'TicketValidationService'))
    expect(told).toMatchObject({ user: world.uid, email: elodie.email, groups: [], authenticationLevel: 'BASIC' })
    for (const name of ['firstName', 'uid', 'locale', 'assuranceLevel']) expect(told).not.toHaveProperty(name)
    expect(told).not.toHaveProperty('authenticationFactors')
  })

  it.each([
    ['laxValidate', ['LOW', 'MEDIUM', 'HIGH', 'TOP']],
    ['sponsorValidate', ['MEDIUM', 'HIGH', 'TOP']],
    ['interinstitutionalValidate', ['HIGH', 'TOP']],
    ['strictValidate', ['TOP']],
  ])('%s takes accounts that are %j', async (path, taken) => {
    for (const assurance of ['LOW', 'MEDIUM', 'HIGH', 'TOP'] as const) {
      await set({ assurance })
      const told = await fresh({ assuranceLevel: 'LOW' }, path)
      expect([assurance, code(told)]).toEqual([assurance, taken.includes(assurance) ? undefined : 'INVALID_USER'])
    }
  })

  it('refuses what a person can’t mend by a code at which no client starts over', async () => {
    expect(code(await fresh({ assuranceLevel: 'TOP' }))).toBe('INVALID_USER')
    expect(code(await fresh({ assuranceLevel: '20' }))).toBe('INVALID_USER')
    expect(code(await fresh({ authenticationLevel: 'MEDIUM' }))).toBe('INSUFFICIENT_AUTHENTICATION_LEVEL')
    expect(code(await fresh({ acceptStrengths: 'PASSWORD_SMS,EIDAS' }))).toBe('INSUFFICIENT_AUTHENTICATION_LEVEL')
    expect(code(await fresh({ acceptedStrengths: 'PASSWORD_SMS' }))).toBe('INSUFFICIENT_AUTHENTICATION_LEVEL')
    expect(code(await fresh({ renew: 'true' }))).toBe('INVALID_TICKET_SPEC')
    expect(code(await fresh({ ticketTypes: 'PROXY' }))).toBe('INVALID_TICKET_SPEC')
    expect(code(await fresh({ service: backend }))).toBe('INVALID_SERVICE')
    expect(code(await fresh({ pgtUrl: 'https://evil.example/' }))).toBe('INVALID_PROXY_CALLBACK_URL')
    expect(code(await fresh({ assuranceLevel: '25' }))).toBe('INVALID_REQUEST')
    // A level counts, where clients send strengths beside it that contradict it.
    expect(code(await fresh({ authenticationLevel: 'BASIC', acceptStrengths: 'CLIENT_CERT' }))).toBeUndefined()
  })

  it('spends the ticket, whatever is wrong with it', async () => {
    for (const wrong of [
      { assuranceLevel: 'TOP' },
      { assuranceLevel: '25' },
      { service: backend },
      { format: 'YAML' },
    ]) {
      const ticket = await ticketFor(browser, wiki)
      await asked(world, 'TicketValidationService', { service: wiki, ticket, ...wrong })
      expect(code(await validated(world, { service: wiki, ticket }, 'TicketValidationService'))).toBe('INVALID_TICKET')
    }
  })

  it('is asked by a form as well, whatever type it says it has', async () => {
    for (const type of ['application/x-www-form-urlencoded', null]) {
      const body = { service: wiki, ticket: await ticketFor(browser, wiki), assuranceLevel: '10', format: 'json' }
      const answer = await post('TicketValidationService', body, type)
      expect(answer.headers.get('Content-Type')).toContain('application/json')
      expect((await answer.json()).serviceResponse.authenticationSuccess.user).toBe(world.uid)
    }
    const twice = await post(`TicketValidationService?service=${wiki}`, { service: wiki, ticket: 'ST-1' })
    expect(await twice.text()).toContain('service occurs twice')
  })

  it.each([
    ['TicketValidationService', '1.1', 'http://schemas.xmlsoap.org/soap/envelope/'],
    ['ws/TicketValidationService/soap/1.1', '1.1', 'http://schemas.xmlsoap.org/soap/envelope/'],
    ['ws/TicketValidationService/soap/1.2', '1.2', 'http://www.w3.org/2003/05/soap-envelope'],
  ])('%s is asked by SOAP %s', async (path, _, namespace) => {
    const request = (ticket: string) =>
      `<e:Envelope xmlns:e="${namespace}"><e:Body><serviceRequest xmlns="https://ecas.ec.europa.eu/cas/schemas">` +
      `<service>${wiki}</service><ticket>${ticket}</ticket></serviceRequest></e:Body></e:Envelope>`
    const answer = await post(path, request(await ticketFor(browser, wiki)), 'text/xml; charset=utf-8')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(`<cas:user>${world.uid}</cas:user>`)
    const refused = await post(path, `<!DOCTYPE x>${request('ST-1')}`, 'text/xml')
    expect([refused.status, await refused.text()]).toEqual([500, expect.stringContaining('document type')])
  })

  it.each(['ws/TicketValidationService/http', 'ws/TicketValidationService/http/post'])(
    '%s is asked by a form',
    async (path) => {
      const answer = await post(path, { service: wiki, ticket: await ticketFor(browser, wiki), format: 'JSON' })
      expect((await answer.json()).serviceResponse.authenticationSuccess.user).toBe(world.uid)
    },
  )

  it('knows SOAP by what it says it is, or else by how it begins, at the one address that takes it', async () => {
    const request = (ticket: string) =>
      `\n <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><serviceRequest xmlns="https://ecas.ec.europa.eu/cas/schemas">` +
      `<service>${wiki}</service><ticket>${ticket}</ticket></serviceRequest></e:Body></e:Envelope>`
    const path = 'TicketValidationService'
    for (const type of [null, 'application/x-www-form-urlencoded', 'application/soap+xml; charset=utf-8'])
      expect(await (await post(path, request(await ticketFor(browser, wiki)), type)).text()).toContain(
        `<cas:user>${world.uid}</cas:user>`,
      )
    const form = { service: wiki, ticket: await ticketFor(browser, wiki), format: 'JSON' }
    expect((await post(path, form, 'text/xml')).status).toBe(500)
    const elsewhere = await post('laxValidate', request(await ticketFor(browser, wiki)), 'text/xml')
    expect(await elsewhere.text()).toContain('INVALID_REQUEST')
  })

  it('hands a proxy-granting ticket over by POST, to who says that it has it', async () => {
    const pgtUrl = `${wiki}/callback`
    expect(code(await fresh({ pgtUrl }))).toBe('ECAS_PROXY_COMMUNICATION_ERROR')
    world.callback.body = '<?xml version="1.0"?><proxySuccess xmlns="http://www.yale.edu/tp/casClient" />'
    const told = success(await fresh({ pgtUrl, userDetails: 'true' }))
    const call = world.calls.at(-1)
    const sent = new URLSearchParams(call?.request.body)
    expect([call?.request.method, call?.url.href]).toEqual(['POST', pgtUrl])
    expect(told).toMatchObject({ proxyGrantingTicket: sent.get('pgtIou'), proxyGrantingProtocol: 'PGT_URL' })
    const proxy = await asked(world, 'proxy', { pgt: sent.get('pgtId') ?? '', targetService: backend, format: 'JSON' })
    const { proxyTicket: ticket } = (await proxy.json()).serviceResponse.proxySuccess
    const lax = await validated(world, { service: backend, ticket, userDetails: 'true' }, 'laxValidate')
    expect(success(lax)).toMatchObject({ ticketType: 'PROXY', proxies: [pgtUrl], sso: true })
  })
})

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

describe('SAML 1.1', () => {
  it('is how other clients of CAS ask, with what is released', async () => {
    const body = (ticket: string) =>
      `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body>` +
      `<samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_1">` +
      `<samlp:AssertionArtifact>${ticket}</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>`
    const path = `samlValidate?TARGET=${encodeURIComponent(wiki)}`
    const ticket = await ticketFor(browser, wiki)
    const answer = await post(path, body(ticket), 'text/xml')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/xml; charset=utf-8'])
    const xml = await answer.text()
    expect(xml).toContain('InResponseTo="_1"')
    expect(xml).toContain('Value="samlp:Success"')
    expect(xml).toContain(`<saml:NameIdentifier>${world.uid}</saml:NameIdentifier>`)
    expect(xml).toContain(`<saml:AttributeValue>${elodie.email}</saml:AttributeValue>`)
    const again = await (await post(path, body(ticket), 'text/xml')).text()
    expect(again).toContain('INVALID_TICKET')
    expect(again).not.toContain(world.uid)
    const other = await post(`samlValidate?TARGET=${encodeURIComponent(backend)}`, body(await ticketFor(browser, wiki)))
    expect(await other.text()).toContain('INVALID_SERVICE')
    expect((await post(path, `<!DOCTYPE x>${body('ST-1')}`)).status).toBe(500)
  })
})

it('what clients of EU Login ask at the addresses of CAS is answered in their dialect', async () => {
  // The bundle for Symfony.
  const told = await fresh({ userDetails: 'true' }, 'serviceValidate')
  expect(success(told)).toMatchObject({ user: world.uid, email: elodie.email, authenticationLevel: 'BASIC' })
  const ticket = await ticketFor(browser, wiki)
  const xml = await (await asked(world, 'serviceValidate', { service: wiki, ticket, groups: '*' })).text()
  expect(xml).toContain('xmlns:cas="http://www.yale.edu/tp/cas"')
  const plain = await fresh({}, 'serviceValidate')
  expect(Object.keys(success(plain) ?? {})).toEqual(['user'])
})
