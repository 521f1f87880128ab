import { beforeAll, describe, expect, test } from 'vitest'
import { iso, noon } from './support/answer-template.ts'
import type { Reply } from './support/country.ts'
import { type Keys, newKeys, signIn } from './support/world.ts'

const invalid = { ok: false, reason: 'invalid' }

describe('a country’s own key signs an answer that isn’t the answer', () => {
  let keys: Keys
  beforeAll(async () => {
    keys = await newKeys()
  })

  const later = iso(noon + 3600)
  test.each<[string, Reply, number?]>([
    ['for another provider (audience)', { statements: { audience: 'https://other.example/' } }],
    ['no audience', { edit: (xml) => xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '') }],
    [
      'a second audience restriction that isn’t us',
      {
        edit: (xml) =>
          xml.replace(
            '</saml:Conditions>',
            '<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction>$&',
          ),
      },
    ],
    ['no conditions', { edit: (xml) => xml.replace(/<saml:Conditions .*<\/saml:Conditions>/, '') }],
    [
      'a condition that nobody understands',
      {
        edit: (xml) =>
          xml.replace(
            '</saml:Conditions>',
            '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"/>$&',
          ),
      },
    ],
    [
      'to another address (recipient)',
      { edit: (xml) => xml.replace(/Recipient="[^"]*"/, 'Recipient="https://other.example/acs"') },
    ],
    ['to no address', { edit: (xml) => xml.replace(/ Recipient="[^"]*"/, '') }],
    [
      'another destination',
      { tamper: (xml) => xml.replace(/Destination="[^"]*"/, 'Destination="https://other.example/acs"') },
    ],
    ['no destination', { tamper: (xml) => xml.replace(/ Destination="[^"]*"/, '') }],
    [
      'by another issuer',
      {
        edit: (xml) =>
          replaceLast(xml, 'https://eid.example.zz/idp</saml:Issuer>', 'https://eid.example.yy/idp</saml:Issuer>'),
      },
    ],
    [
      'in another issuer’s response',
      {
        tamper: (xml) =>
          xml.replace('https://eid.example.zz/idp</saml:Issuer>', 'https://eid.example.yy/idp</saml:Issuer>'),
      },
    ],
    [
      'another request’s answer, in the response',
      { tamper: (xml) => xml.replace(/InResponseTo="[^"]*"/, 'InResponseTo="_other"') },
    ],
    [
      'another request’s answer, in the confirmation',
      { edit: (xml) => replaceLast(xml, 'InResponseTo="', 'InResponseTo="_other') },
    ],
    [
      'nobody’s answer, in the confirmation',
      { edit: (xml) => xml.replace(/( Recipient="[^"]*") InResponseTo="[^"]*"/, '$1') },
    ],
    ['nobody’s answer, in the response', { tamper: (xml) => xml.replace(/ InResponseTo="[^"]*"/, '') }],
    ['a confirmation that isn’t the bearer’s', { edit: (xml) => xml.replace('cm:bearer', 'cm:sender-vouches') }],
    ['no confirmation', { edit: (xml) => xml.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, '') }],
    [
      'a confirmation without end',
      { edit: (xml) => xml.replace(/(<saml:SubjectConfirmationData) NotOnOrAfter="[^"]*"/, '$1') },
    ],
    [
      'a confirmation that is over',
      { edit: (xml) => xml.replace(/(<saml:SubjectConfirmationData NotOnOrAfter=")[^"]*/, `$1${iso(noon - 31)}`) },
    ],
    [
      'a confirmation that begins later',
      { edit: (xml) => xml.replace('<saml:SubjectConfirmationData', `$& NotBefore="${later}"`) },
    ],
    [
      'conditions without end',
      { edit: (xml) => xml.replace(/(<saml:Conditions NotBefore="[^"]*") NotOnOrAfter="[^"]*"/, '$1') },
    ],
    [
      'conditions that are over',
      {
        edit: (xml) => xml.replace(/(<saml:Conditions NotBefore="[^"]*" NotOnOrAfter=")[^"]*/, `$1${iso(noon - 31)}`),
      },
    ],
    [
      'conditions that begin later',
      { edit: (xml) => xml.replace(/(<saml:Conditions NotBefore=")[^"]*/, `$1${later}`) },
    ],
    [
      'conditions in somebody’s local time',
      { edit: (xml) => xml.replace(/(<saml:Conditions NotBefore="[^"]*" NotOnOrAfter="[^"]*)Z/, '$1') },
    ],
    [
      'made before it was asked for',
      { edit: (xml) => xml.replace(/(<saml:Assertion [^>]*IssueInstant=")[^"]*/, `$1${iso(noon - 61)}`) },
    ],
    ['made in the future', { edit: (xml) => xml.replace(/(<saml:Assertion [^>]*IssueInstant=")[^"]*/, `$1${later}`) }],
    [
      'signed in before it was asked for',
      { edit: (xml) => xml.replace(/(AuthnInstant=")[^"]*/, `$1${iso(noon - 61)}`) },
    ],
    [
      'a session that is over',
      { edit: (xml) => xml.replace('AuthnInstant=', `SessionNotOnOrAfter="${iso(noon - 31)}" $&`) },
    ],
    ['no sign-in', { edit: (xml) => xml.replace(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, '') }],
    ['two sign-ins', { edit: (xml) => xml.replace(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, '$&$&') }],
    ['less than was asked for', { statements: { level: 'http://eidas.europa.eu/LoA/low' } }],
    ['a level that isn’t one', { statements: { level: 'http://eidas.europa.eu/NonNotified/LoA/high' } }],
    ['SAML 1', { edit: (xml) => xml.replace(/(<saml:Assertion [^>]*)Version="2.0"/, '$1Version="1.1"') }],
    ['nobody', { statements: { personId: '' } }],
    ['somebody with an endless name', { statements: { givenName: 'a'.repeat(257) } }],
    ['somebody without a name', { statements: { familyName: ' ' } }],
    [
      'two people',
      { edit: (xml) => xml.replace(/<saml:Attribute [^>]*PersonIdentifier.*?<\/saml:Attribute>/, '$&$&') },
    ],
    [
      'an identifier with two values',
      { edit: (xml) => xml.replace(/<saml:AttributeValue>ZZ.*?<\/saml:AttributeValue>/, '$&$&') },
    ],
    ['a birthday that never was', { statements: { dateOfBirth: '1981-02-29' } }],
    ['it arrives after its end and a minute', {}, noon + 30 + 300 + 60],
    ['it arrives more than a minute before its beginning', {}, noon - 31],
  ])('%s', async (_, reply, at) => {
    const { finished } = await signIn(keys, { reply, ...(at === undefined ? {} : { at }) })
    expect(finished).toEqual(invalid)
  })

  test('the same answer to a second request', async () => {
    const { answer } = await signIn(keys)
    expect((await signIn(keys, { replay: { answer } })).finished).toEqual(invalid)
  })

  test('a NameID for today only, where it is who somebody is', async () => {
    const statements = { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }
    const { finished } = await signIn(keys, { options: { attributes: { personId: null } }, reply: { statements } })
    expect(finished).toEqual(invalid)
  })
})

function replaceLast(text: string, what: string, by: string): string {
  const at = text.lastIndexOf(what)
  return `${text.slice(0, at)}${by}${text.slice(at + what.length)}`
}
