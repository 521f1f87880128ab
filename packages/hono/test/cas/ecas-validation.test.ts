import { beforeEach, describe, expect, it } from 'vitest'
import { asked, backend, ticketFor, validated, wiki } from '../support/cas.ts'
import { elodie } from '../support/world.ts'
import { browser, code, fresh, post, set, signedInWorld, success, world } from './support/ecas.ts'

beforeEach(signedInWorld)

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
