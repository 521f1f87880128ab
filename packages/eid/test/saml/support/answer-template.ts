/** What an answer states. Times are unix seconds. */
export interface Statements {
  readonly requestId: string
  readonly issuer: string
  readonly now: number
  readonly acs: string
  readonly audience: string
  readonly level: string
  readonly nameIdFormat: string
  readonly nameId: string
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth: string
}

export const acs = 'https://id.example.eu/cas/eid/callback/zz'
export const audience = 'https://id.example.eu/cas/eid/zz/metadata'
/** 2026-11-20T12:00:00Z. */
export const noon = 1_795_176_000

export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** An answer of an eIDAS node, unsigned. */
export function answerTemplate(statements: Partial<Statements> & Pick<Statements, 'requestId' | 'issuer'>): string {
  const s: Statements = {
    now: noon + 30,
    acs,
    audience,
    level: 'http://eidas.europa.eu/LoA/substantial',
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    nameId: 'ZZ/EU/12345',
    personId: 'ZZ/EU/12345',
    givenName: 'Zoë',
    familyName: 'García & Søn',
    dateOfBirth: '1980-02-29',
    ...statements,
  }
  const until = iso(s.now + 300)
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0" IssueInstant="${iso(s.now)}" Destination="${s.acs}" InResponseTo="${s.requestId}"><saml:Issuer>${s.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:eidas-natural="http://eidas.europa.eu/attributes/naturalperson" ID="_a1" Version="2.0" IssueInstant="${iso(s.now)}"><saml:Issuer>${s.issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${s.nameIdFormat}">${s.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${s.acs}" InResponseTo="${s.requestId}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${iso(s.now)}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${s.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${iso(s.now)}"><saml:AuthnContext><saml:AuthnContextClassRef>${s.level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${[
    ['PersonIdentifier', s.personId],
    ['CurrentFamilyName', s.familyName],
    ['CurrentGivenName', s.givenName],
    ['DateOfBirth', s.dateOfBirth],
  ]
    .map(([name = '', value = '']) => attribute(name, value))
    .join('')}</saml:AttributeStatement></saml:Assertion></samlp:Response>`
}

/** An attribute of a natural person. */
export function attribute(name: string, value: string): string {
  return `<saml:Attribute FriendlyName="${name}" Name="http://eidas.europa.eu/attributes/naturalperson/${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml:AttributeValue>${value.replaceAll('&', '&amp;')}</saml:AttributeValue></saml:Attribute>`
}
