import { describe, expect, test } from 'vitest'
import { isWellMadeAssertion, openEnvelope } from '../../src/saml/envelope.ts'
import { acs, answerTemplate } from './support/answer-template.ts'

// What the shape alone says, with no signature checked: the library's own defences don't stand in for ours
// here.

const issuer = 'https://eid.example.zz/idp'
const expected = { destination: acs, requestId: '_q', issuer }
const answer = answerTemplate({ requestId: '_q', issuer })
const assertion = /<saml:Assertion .*<\/saml:Assertion>/s.exec(answer)?.[0] ?? ''
const ds = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
const signature = `<ds:Signature ${ds}/>`
const encrypted = `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>`

test('an answer’s shape', () => {
  expect(openEnvelope(answer, expected)).toEqual({ ok: true, signed: false, encrypted: null })
  const signed = answer.replace('<samlp:Status>', `${signature}$&`)
  expect(openEnvelope(signed, expected)).toEqual({ ok: true, signed: true, encrypted: null })
  const sealed = answer.replace(assertion, encrypted)
  expect(openEnvelope(sealed, expected)).toEqual({ ok: true, signed: false, encrypted })
})

describe('shapes that no answer has', () => {
  test.each<[string, (xml: string) => string]>([
    ['another root', (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse')],
    ['a root in no namespace', (xml) => xml.replaceAll('samlp:Response', 'Response')],
    ['SAML 1', (xml) => xml.replace('Version="2.0"', 'Version="1.1"')],
    ['no status', (xml) => xml.replace(/<samlp:Status>.*<\/samlp:Status>/, '')],
    ['two statuses', (xml) => xml.replace(/<samlp:Status>.*<\/samlp:Status>/, '$&$&')],
    ['two assertions', (xml) => xml.replace(assertion, `${assertion}${assertion.replace('_a1', '_a2')}`)],
    ['one in the open, one encrypted', (xml) => xml.replace(assertion, `${assertion}${encrypted}`)],
    ['an assertion elsewhere', (xml) => xml.replace(assertion, `<samlp:Extensions>${assertion}</samlp:Extensions>`)],
    ['an assertion of another namespace', (xml) => xml.replaceAll('saml:Assertion', 'samlp:Assertion')],
    ['no assertion', (xml) => xml.replace(assertion, '')],
    ['a signature elsewhere', (xml) => xml.replace('<saml:Subject>', `$&${signature}`)],
    ['a signature in the status', (xml) => xml.replace('<samlp:Status>', `$&${signature}`)],
    ['two signatures on the response', (xml) => xml.replace('<samlp:Status>', `${signature}${signature}$&`)],
    ['two signatures on the assertion', (xml) => xml.replace('<saml:Subject>', `${signature}${signature}$&`)],
    ['an id twice', (xml) => xml.replace('<saml:Subject>', '<saml:Subject ID="_a1">')],
    ['an id twice, as another reader spells it', (xml) => xml.replace('<saml:Subject>', '<saml:Subject Id="_a1">')],
    ['an id twice, in a namespace', (xml) => xml.replace('<saml:Subject>', '<saml:Subject xml:id="_a1">')],
  ])('%s', (_, change) => {
    expect(openEnvelope(change(answer), expected)).toEqual({ ok: false, reason: 'invalid' })
  })
})

describe('what comes out of an encrypted assertion', () => {
  test('an assertion', () => {
    expect(isWellMadeAssertion(assertion)).toBe(true)
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['a response', answer],
    [
      'an assertion within an assertion',
      assertion.replace('<saml:Subject>', `<saml:Advice>${assertion.replace('_a1', '_a2')}</saml:Advice>$&`),
    ],
    ['an id twice', assertion.replace('<saml:Subject>', '<saml:Subject ID="_a1">')],
    ['a signature elsewhere', assertion.replace('<saml:Subject>', `$&${signature}`)],
    ['a document type', `<!DOCTYPE x>${assertion}`],
  ])('not %s', (_, xml) => {
    expect(isWellMadeAssertion(xml)).toBe(false)
  })
})
