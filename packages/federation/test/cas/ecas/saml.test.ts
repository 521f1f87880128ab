import { describe, expect, test } from 'vitest'
import { readSamlRequest, samlResponse } from '../../../src/cas/ecas/saml.ts'
import type { Success } from '../../../src/cas/ecas/response.ts'
import { at, type Parsed, parsed } from './support/parsed.ts'

/** As phpCAS 1.6 and mod_auth_cas 1.2 write it. */
const request = `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body><samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_192.168.16.51.1024506224022" IssueInstant="2002-06-19T17:03:44.022Z"><samlp:AssertionArtifact>ST-1</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>`

const success: Success = {
  user: 'n00abcde',
  details: {
    attributes: { email: 'elodie@example.org', lastName: 'Müller & <Söhne>', assuranceLevel: 'LOW' },
    strengths: ['PASSWORD'],
    authenticationFactors: {},
    sso: false,
    ticketType: 'SERVICE',
    proxyGrantingProtocol: null,
  },
  groups: ['A', 'B'],
  authenticationLevel: 'BASIC',
  loginDate: 1_799_999_000,
  proxyGrantingTicket: null,
  proxies: [],
}
const about = {
  issuer: 'https://id.example',
  audience: 'https://shop.example/?a=1&b=2',
  requestId: '_1',
  ids: ['_response', '_assertion'],
  now: 1_800_000_000,
} as const

function responseOf(xml: string): Parsed {
  return at(parsed(xml), 'SOAP-ENV:Body', 'samlp:Response')
}

test('the ticket is the artifact of the request', () => {
  expect(readSamlRequest(request)).toMatchObject({
    ok: true,
    content: { ticket: 'ST-1', requestId: '_192.168.16.51.1024506224022' },
  })
  expect(readSamlRequest(request.replace(/<samlp:Asser.*Artifact>/, ''))).toMatchObject({ content: { ticket: '' } })
  expect(readSamlRequest(`<!DOCTYPE x>${request}`).ok).toBe(false)
  expect(readSamlRequest('<').ok).toBe(false)
  // Nothing but a request asks.
  expect(readSamlRequest(request.replaceAll('samlp:Request', 'samlp:Response'))).toMatchObject({
    content: { ticket: '' },
  })
})

describe('a response', () => {
  test('says who answers whom, for how long and about which request', () => {
    const response = responseOf(samlResponse({ ok: true, success }, about))
    expect(response).toMatchObject({
      namespace: 'urn:oasis:names:tc:SAML:1.0:protocol',
      attributes: {
        InResponseTo: '_1',
        ResponseID: '_response',
        Recipient: about.audience,
        MajorVersion: '1',
        MinorVersion: '1',
        IssueInstant: '2027-01-15T08:00:00.000Z',
      },
    })
    const assertion = at(response, 'saml:Assertion')
    expect(assertion.attributes).toMatchObject({ AssertionID: '_assertion', Issuer: about.issuer })
    expect(at(assertion, 'saml:Conditions').attributes).toEqual({
      NotBefore: '2027-01-15T07:59:00.000Z',
      NotOnOrAfter: '2027-01-15T08:01:00.000Z',
    })
    expect(at(assertion, 'saml:Conditions', 'saml:AudienceRestrictionCondition', 'saml:Audience').text).toBe(
      about.audience,
    )
    expect(at(assertion, 'saml:AuthenticationStatement').attributes['AuthenticationInstant']).toBe(
      '2027-01-15T07:43:20.000Z',
    )
  })

  test('is what mod_auth_cas and phpCAS look through: status, identifier, attributes by name', () => {
    const response = responseOf(samlResponse({ ok: true, success }, about))
    expect(at(response, 'samlp:Status', 'samlp:StatusCode').attributes).toEqual({ Value: 'samlp:Success' })
    const statement = at(response, 'saml:Assertion', 'saml:AttributeStatement')
    expect(at(statement, 'saml:Subject', 'saml:NameIdentifier').text).toBe('n00abcde')
    const told = statement.children
      .filter(({ name }) => name === 'saml:Attribute')
      .map(({ attributes, children }) => [attributes['AttributeName'], children.map(({ text }) => text)])
    expect(told).toEqual([
      ['email', ['elodie@example.org']],
      ['lastName', ['Müller & <Söhne>']],
      ['assuranceLevel', ['10']],
      ['groups', ['A', 'B']],
      ['authenticationLevel', ['BASIC']],
      ['strengths', ['PASSWORD']],
    ])
  })

  test('says in each statement whom it is about, and that they came by an artifact', () => {
    const assertion = at(responseOf(samlResponse({ ok: true, success }, about)), 'saml:Assertion')
    for (const statement of ['saml:AuthenticationStatement', 'saml:AttributeStatement']) {
      const subject = at(assertion, statement, 'saml:Subject')
      expect(at(subject, 'saml:NameIdentifier').text).toBe('n00abcde')
      expect(at(subject, 'saml:SubjectConfirmation', 'saml:ConfirmationMethod').text).toBe(
        'urn:oasis:names:tc:SAML:1.0:cm:artifact',
      )
    }
  })

  test.each<[string, Partial<Success>, readonly string[]]>([
    ['no groups', { groups: [] }, ['email', 'authenticationLevel', 'strengths']],
    ['groups that weren’t asked for', { groups: null }, ['email', 'authenticationLevel', 'strengths']],
    ['no details', { groups: null, details: null }, ['authenticationLevel']],
  ])('leaves out what there isn’t: %s', (_, changes, names) => {
    const details = success.details && { ...success.details, attributes: { email: 'elodie@example.org' } }
    const response = responseOf(samlResponse({ ok: true, success: { ...success, details, ...changes } }, about))
    const { children } = at(response, 'saml:Assertion', 'saml:AttributeStatement')
    expect(children.slice(1).map(({ attributes }) => attributes['AttributeName'])).toEqual(names)
  })

  test('names nobody in a failure', () => {
    const failure = { code: 'INVALID_TICKET', message: 'gone' } as const
    const response = responseOf(samlResponse({ ok: false, failure }, { ...about, requestId: null }))
    expect(at(response, 'samlp:Status', 'samlp:StatusCode').attributes).toEqual({ Value: 'samlp:RequestDenied' })
    expect(at(response, 'samlp:Status', 'samlp:StatusMessage').text).toBe('INVALID_TICKET: gone')
    expect(response.children.map(({ name }) => name)).toEqual(['samlp:Status'])
    expect(response.attributes).not.toHaveProperty('InResponseTo')
  })
})
