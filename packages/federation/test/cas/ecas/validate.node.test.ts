import type { Outgoing } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  answerEcasValidation,
  answerSamlValidation,
  answerSoapValidation,
  answerValidation,
  ecasAddresses,
  type EcasProvider,
  validateTicket,
} from '../../../src/cas/index.ts'
import { proxyTicket } from '../../../src/cas/proxy.ts'
import { backend, casProvider, ticketOf, vault, wiki } from '../../support/cas.ts'

const now = 1_800_000_000
let idp: Awaited<ReturnType<typeof casProvider>>
beforeAll(async () => {
  idp = await casProvider()
})
afterAll(() => idp.close())

const lax = ecasAddresses.TicketValidationService

function at(moment: number, outgoing?: Outgoing): EcasProvider {
  const provider = idp.at(moment)
  const settings = { ...provider.settings, name: 'EU Login', assuranceByDomain: {} }
  return { ...provider, store: idp.store, settings, ...(outgoing ? { outgoing } : {}) }
}

/** What a fresh ticket of somebody comes to. */
async function fresh(
  query: Readonly<Record<string, string>> = {},
  {
    address = lax,
    level = 'BASIC',
    provider = at(now),
  }: {
    readonly address?: Parameters<typeof answerEcasValidation>[1]['address']
    readonly level?: 'BASIC' | 'MEDIUM'
    readonly provider?: EcasProvider
  } = {},
) {
  const { account, session } = await idp.signIn({ level, now })
  const ticket = await ticketOf(idp.at(now), { session })
  const parameters = new URLSearchParams({ service: wiki, ticket, format: 'JSON', ...query })
  const { body } = await answerEcasValidation(provider, { address, parameters })
  const { serviceResponse } = JSON.parse(body)
  return { account, ticket, ...serviceResponse }
}

test('the response says who answers, when, by which schema, and of whom', async () => {
  expect(await fresh({}, { level: 'MEDIUM' })).toMatchObject({
    server: 'EU Login',
    date: '2027-01-15T08:00:00.000Z',
    version: '8.3.0',
    authenticationSuccess: { authenticationLevel: 'MEDIUM', loginDate: '2027-01-15T08:00:00.000Z' },
  })
  const { account, authenticationSuccess: told } = await fresh({ userDetails: 'true' }, { level: 'MEDIUM' })
  expect(told).toMatchObject({
    user: account.uid,
    strengths: ['PASSWORD_MOBILE_APP', 'PASSWORD'],
    sso: true,
    ticketType: 'SERVICE',
  })
  expect(told).not.toHaveProperty('proxyGrantingProtocol')
})

describe('a failure', () => {
  test.each([
    [{ service: '' }, 'INVALID_REQUEST'],
    [{ ticket: '' }, 'INVALID_REQUEST'],
    [{ ticket: 'ST-1' }, 'INVALID_TICKET'],
    [{ ticket: 'ST-1', service: 'https://evil.example/' }, 'UNAUTHORIZED_SERVICE'],
    [{ service: backend }, 'INVALID_SERVICE'],
    [{ ticketTypes: 'PROXY' }, 'INVALID_TICKET_SPEC'],
    [{ renew: 'true' }, 'INVALID_TICKET_SPEC'],
    [{ assuranceLevel: 'MEDIUM' }, 'INVALID_USER'],
    [{ authenticationLevel: 'MEDIUM' }, 'INSUFFICIENT_AUTHENTICATION_LEVEL'],
    [{ acceptStrengths: 'PASSWORD_TOKEN' }, 'INSUFFICIENT_AUTHENTICATION_LEVEL'],
    [{ clientFingerprint: 'YWJj' }, 'INVALID_TICKET'],
    [{ clientFingerprint: '?' }, 'INVALID_REQUEST'],
    [{ pgtUrl: 'http://wiki.example/app/callback' }, 'INVALID_PROXY_CALLBACK_URL'],
    [{ pgtUrl: `${wiki}/callback` }, 'ECAS_PROXY_COMMUNICATION_ERROR'],
  ])('%j: %s', async (query, code) => {
    const { authenticationFailure } = await fresh(query)
    expect(authenticationFailure).toEqual({ code, description: expect.stringMatching(/\w{3}/) })
  })

  test('of a service that may not act for people, a locked account, a ticket that is over', async () => {
    const { session } = await idp.signIn({ level: 'MEDIUM', now })
    const ask = async (service: string, query: Readonly<Record<string, string>> = {}, moment = now) => {
      const ticket = await ticketOf(idp.at(now), { session, service })
      const parameters = new URLSearchParams({ service, ticket, format: 'JSON', ...query })
      const { body } = await answerEcasValidation(at(moment), { address: lax, parameters })
      return JSON.parse(body).serviceResponse.authenticationFailure?.code
    }
    expect(await ask(vault, { pgtUrl: `${vault}callback` })).toBe('UNAUTHORIZED_SERVICE_PROXY')
    expect(await ask(wiki, {}, now + 61)).toBe('INVALID_TICKET')
    expect(await ask(vault, { authenticationLevel: 'MEDIUM' })).toBeUndefined()
  })

  test('whose form nobody knows is XML, and the ticket spent', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const ticket = await ticketOf(idp.at(now), { session })
    const ask = (format: string) =>
      answerEcasValidation(at(now), {
        address: lax,
        parameters: new URLSearchParams({ service: wiki, ticket, format }),
      })
    const first = await ask('YAML')
    expect(first.type).toBe('application/xml; charset=utf-8')
    expect(first.body).toContain('code="INVALID_REQUEST">format')
    expect((await ask('json')).body).toContain('INVALID_TICKET')
  })

  test('that is answered so calls nobody back, and a form said twice is no form', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const before = idp.calls.length
    for (const formats of [['YAML'], ['JSON', 'JSON'], ['', 'XML']]) {
      const ticket = await ticketOf(idp.at(now), { session })
      const parameters = new URLSearchParams({ service: wiki, ticket, pgtUrl: `${wiki}/callback` })
      for (const format of formats) parameters.append('format', format)
      const { body } = await answerEcasValidation(at(now), { address: lax, parameters })
      expect(body).toContain('code="INVALID_REQUEST">format')
    }
    expect(idp.calls).toHaveLength(before)
    const ticket = await ticketOf(idp.at(now), { session })
    const parameters = new URLSearchParams({ service: wiki, ticket, format: '' })
    expect((await answerEcasValidation(at(now), { address: lax, parameters })).body).toContain('authenticationSuccess')
  })
})

test('a level that is asked for counts in place of strengths', async () => {
  const query = { authenticationLevel: 'BASIC', acceptStrengths: 'CLIENT_CERT' }
  expect(await fresh(query)).toHaveProperty('authenticationSuccess')
  expect(await fresh({ acceptStrengths: 'PASSWORD' })).toHaveProperty('authenticationSuccess')
})

test('of several strengths that a sign-in had, one that is accepted is enough', async () => {
  for (const acceptStrengths of ['PASSWORD', 'PASSWORD_MOBILE_APP', 'EIDAS,PASSWORD'])
    expect(await fresh({ acceptStrengths }, { level: 'MEDIUM' })).toHaveProperty('authenticationSuccess')
})

describe('groups', () => {
  const ask = async (memberOf: readonly string[] | null, query: Readonly<Record<string, string>>, service = wiki) => {
    const { account, session } = await idp.signIn({ level: 'BASIC', now })
    await idp.store.accounts.configure(account.id, { memberOf })
    const ticket = await ticketOf(idp.at(now), { session, service })
    const parameters = new URLSearchParams({ service, ticket, format: 'JSON', ...query })
    const { body } = await answerEcasValidation(at(now), { address: lax, parameters })
    return JSON.parse(body).serviceResponse.authenticationSuccess.groups
  }

  test('are told where they are asked for, and none where somebody is in none', async () => {
    expect(await ask(['A', 'B'], { groups: '*' })).toEqual(['A', 'B'])
    expect(await ask(['A', 'B'], { groups: 'B' })).toEqual(['B'])
    expect(await ask(['A', 'B'], {})).toBeUndefined()
    expect(await ask(null, { groups: '*' })).toEqual([])
  })

  test('are nobody’s business whose registration doesn’t release them', async () => {
    expect(await ask(['A'], { groups: '*' }, backend)).toEqual([])
    expect(await ask(['A'], {}, backend)).toBeUndefined()
  })

  test('are told by SAML, whose clients can’t ask for them', async () => {
    const { account, session } = await idp.signIn({ level: 'BASIC', now })
    await idp.store.accounts.configure(account.id, { memberOf: ['A', 'B'] })
    const ticket = await ticketOf(idp.at(now), { session })
    const source = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><Request><AssertionArtifact>${ticket}</AssertionArtifact></Request></e:Body></e:Envelope>`
    const query = new URLSearchParams({ TARGET: wiki })
    const { body } = await answerSamlValidation(at(now), { query, source })
    expect(body).toMatch(
      /AttributeName="groups"[^>]*><saml:AttributeValue>A<.*>B<.*AttributeName="authenticationLevel"/,
    )
    expect(body).toContain('AttributeName="email"')
  })
})

test('a proxy ticket says that it is one, and through whom it came', async () => {
  const { session } = await idp.signIn({ level: 'BASIC', now })
  const ticket = await ticketOf(idp.at(now), { session })
  const proxying = { url: `${wiki}/callback`, method: 'GET' } as const
  await validateTicket(idp.at(now), { ticket, service: wiki, renew: false, kinds: ['service'], proxying })
  const pgt = new URL(idp.calls.at(-1) ?? '').searchParams.get('pgtId')
  const bought = await proxyTicket(idp.at(now), { pgt, targetService: backend })
  const parameters = new URLSearchParams({ service: backend, ticket: bought.ok ? bought.ticket : '', format: 'JSON' })
  parameters.set('userDetails', 'true')
  const { body } = await answerEcasValidation(at(now), { address: ecasAddresses.laxValidate, parameters })
  expect(JSON.parse(body).serviceResponse.authenticationSuccess).toMatchObject({
    ticketType: 'PROXY',
    proxies: [`${wiki}/callback`],
    email: expect.stringContaining('@'),
  })
  for (const [endpoint, told] of [
    ['serviceValidate', 'INVALID_TICKET_SPEC'],
    ['p3ServiceValidate', 'INVALID_TICKET_SPEC'],
    ['proxyValidate', `<cas:proxy>${wiki}/callback<`],
    ['p3ProxyValidate', `<cas:proxy>${wiki}/callback<`],
  ] as const) {
    const another = await proxyTicket(idp.at(now), { pgt, targetService: backend })
    const query = new URLSearchParams({ service: backend, ticket: another.ok ? another.ticket : '' })
    expect((await answerValidation(at(now), { endpoint, query })).body).toContain(told)
  }
})

describe('a proxy-granting ticket', () => {
  const answering =
    (body: string, status = 200): Outgoing =>
    async () => ({ ok: true, status, headers: new Headers(), body: new TextEncoder().encode(body) })
  const taken = '<?xml version="1.0"?><proxySuccess xmlns="http://www.yale.edu/tp/casClient" />'
  const asked = async (outgoing: Outgoing) =>
    fresh({ pgtUrl: `${wiki}/callback`, userDetails: '1' }, { provider: at(now, outgoing) })

  test('is told by its IOU where the service says that it has it', async () => {
    const { authenticationSuccess: told } = await asked(answering(taken))
    expect(told).toMatchObject({
      proxyGrantingProtocol: 'PGT_URL',
      proxyGrantingTicket: expect.stringMatching(/^PGTIOU-/),
    })
  })

  test.each([
    ['', 200],
    ['<html><body>proxySuccess</body></html>', 200],
    [`<!DOCTYPE x>${taken}`, 200],
    ['{}', 200],
    [taken, 500],
  ])('isn’t where it answers %j with %s', async (body, status) => {
    const { authenticationFailure } = await asked(answering(body, status))
    expect(authenticationFailure).toMatchObject({ code: 'ECAS_PROXY_COMMUNICATION_ERROR' })
  })
})

test('SOAP and SAML come to the same, and spend the ticket too', async () => {
  const envelope = (inside: string) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${inside}</e:Body></e:Envelope>`
  const { account, session } = await idp.signIn({ level: 'BASIC', now })
  const ticket = () => ticketOf(idp.at(now), { session })
  const soap = (given: string, more = '') =>
    answerSoapValidation(
      at(now),
      envelope(`<serviceRequest><service>${wiki}</service><ticket>${given}</ticket>${more}</serviceRequest>`),
    )
  const first = await ticket()
  expect((await soap(first)).body).toContain(`<cas:user>${account.uid}</cas:user>`)
  expect((await soap(first)).body).toContain('INVALID_TICKET')
  expect((await soap(await ticket(), '<assuranceLevel>TOP</assuranceLevel>')).body).toContain('INVALID_USER')
  expect((await soap(await ticket(), '<ticketTypes><ticketType>X</ticketType></ticketTypes>')).body).toContain(
    'INVALID_REQUEST',
  )

  const saml = (given: string, query: Readonly<Record<string, string>>) =>
    answerSamlValidation(at(now), {
      query: new URLSearchParams(query),
      source: envelope(`<Request RequestID="r1"><AssertionArtifact>${given}</AssertionArtifact></Request>`),
    })
  const answer = await saml(await ticket(), { TARGET: wiki })
  expect(answer.body).toContain(`<saml:NameIdentifier>${account.uid}</saml:NameIdentifier>`)
  expect(answer.body).toContain('InResponseTo="r1"')
  expect(answer.body).toContain('Issuer="https://id.example"')
  const ids = [...answer.body.matchAll(/(?:ResponseID|AssertionID)="(_[\w-]{22})"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(2)
  expect((await saml(await ticket(), { TARGET: backend })).body).toContain('INVALID_SERVICE')
  for (const renew of ['true', '', 'yes'])
    expect((await saml(await ticket(), { TARGET: wiki, renew })).body).toContain('INVALID_TICKET_SPEC')
  expect((await saml(await ticket(), { TARGET: wiki, renew: 'false' })).body).not.toContain('INVALID_TICKET_SPEC')
  expect((await saml('', { TARGET: wiki })).body).toContain('INVALID_REQUEST')
  const twice = new URLSearchParams([
    ['TARGET', wiki],
    ['TARGET', backend],
  ])
  const source = envelope(`<Request><AssertionArtifact>${await ticket()}</AssertionArtifact></Request>`)
  expect((await answerSamlValidation(at(now), { query: twice, source })).body).toContain('occurs twice')
  expect((await answerSamlValidation(at(now), { query: twice, source: 'x' })).status).toBe(500)
})

test('at CAS’s own addresses EU Login’s parameters are what asks for its dialect', async () => {
  const { account, session } = await idp.signIn({ level: 'BASIC', now })
  const ask = async (
    endpoint: 'serviceValidate' | 'proxyValidate' | 'p3ServiceValidate',
    more: Readonly<Record<string, string>>,
  ) => {
    const ticket = await ticketOf(idp.at(now), { session })
    const query = new URLSearchParams({ service: wiki, ticket, ...more })
    return (await answerValidation(at(now), { endpoint, query })).body
  }
  for (const name of [
    'userDetails',
    'groups',
    'ticketTypes',
    'assuranceLevel',
    'authenticationLevel',
    'acceptStrengths',
  ]) {
    const values = {
      ticketTypes: 'SERVICE',
      assuranceLevel: 'LOW',
      authenticationLevel: 'BASIC',
      acceptStrengths: 'PASSWORD',
    }
    const body = await ask('serviceValidate', { userDetails: 'false', groups: 'x', ...values, [name]: '' })
    expect(body).toContain('xmlns:cas="http://www.yale.edu/tp/cas"')
    expect(body).toContain('<cas:authenticationLevel>BASIC</cas:authenticationLevel>')
  }
  expect(await ask('proxyValidate', { userDetails: 'true' })).toContain('<cas:authenticationLevel>BASIC<')
  for (const endpoint of ['serviceValidate', 'proxyValidate'] as const)
    expect(await ask(endpoint, {})).not.toContain('authenticationLevel')
  const attributes = await ask('p3ServiceValidate', { userDetails: 'true' })
  expect(attributes).toContain('<cas:attributes>')
  expect(attributes).toContain(account.uid)
})
