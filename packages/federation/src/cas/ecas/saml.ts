import { child } from '@laissez-passer/core/internal/xml'
import type { Seconds } from '@laissez-passer/core/ports'
import { assuranceNumber } from './assurance.ts'
import type { Failure } from './failure.ts'
import type { Success } from './response.ts'
import { readSoapBody, type SoapRead } from './soap.ts'
import { element, type Xml, xmlDocument } from '../xml.ts'

const envelope = 'http://schemas.xmlsoap.org/soap/envelope/'
const protocol = 'urn:oasis:names:tc:SAML:1.0:protocol'
const assertion = 'urn:oasis:names:tc:SAML:1.0:assertion'
/** In which clients of CAS look for attributes. */
const attributeNamespace = 'http://www.ja-sig.org/products/cas/'
/** Clocks may differ by so much. */
const skew = 60

/** What a client asks: the ticket is the artifact. */
export interface SamlRequest {
  readonly ticket: string
  readonly requestId: string | null
}

/**
 * Reads a SAML 1.1 request of a CAS client. A document type is refused before anything is parsed.
 *
 * @returns the ticket, empty where there is none
 * @see https://apereo.github.io/cas/7.0.x/protocol/SAML-v1-Protocol.html
 */
export function readSamlRequest(source: string): SoapRead<SamlRequest> {
  const read = readSoapBody(source)
  if (!read.ok) return read
  const { content, version } = read
  const artifact = content.name === 'Request' ? child(content, 'AssertionArtifact') : undefined
  return {
    ok: true,
    version,
    content: { ticket: artifact?.text ?? '', requestId: content.attributes['RequestID'] ?? null },
  }
}

/** What a SAML 1.1 response says of itself. */
export interface SamlEnvelope {
  /** The provider's origin. */
  readonly issuer: string
  /** The service that asked. */
  readonly audience: string
  readonly requestId: string | null
  /** Ids of this response and of its assertion: random, beginning with a letter or `_`. */
  readonly ids: readonly [response: string, assertion: string]
  readonly now: Seconds
}

/**
 * The SAML 1.1 response in its SOAP envelope. It isn't signed: a CAS client knows who answers by the
 * connection that it made.
 */
export function samlResponse(
  validation: { readonly ok: true; readonly success: Success } | { readonly ok: false; readonly failure: Failure },
  about: SamlEnvelope,
): string {
  const { audience, ids, now, requestId } = about
  const content = validation.ok
    ? [status('Success'), assertionOf(validation.success, about)]
    : [status('RequestDenied', `${validation.failure.code}: ${validation.failure.message}`)]
  const response = element('samlp:Response', content, {
    'xmlns:samlp': protocol,
    'xmlns:saml': assertion,
    ...(requestId === null ? {} : { InResponseTo: requestId }),
    IssueInstant: instant(now),
    MajorVersion: '1',
    MinorVersion: '1',
    Recipient: audience,
    ResponseID: ids[0],
  })
  const body = element('SOAP-ENV:Body', [response])
  return xmlDocument(element('SOAP-ENV:Envelope', [body], { 'xmlns:SOAP-ENV': envelope }))
}

function status(value: 'Success' | 'RequestDenied', message?: string): Xml {
  return element('samlp:Status', [
    element('samlp:StatusCode', '', { Value: `samlp:${value}` }),
    ...(message === undefined ? [] : [element('samlp:StatusMessage', message)]),
  ])
}

function assertionOf(success: Success, { audience, ids, issuer, now }: SamlEnvelope): Xml {
  const restriction = element('saml:AudienceRestrictionCondition', [element('saml:Audience', audience)])
  const conditions = { NotBefore: instant(now - skew), NotOnOrAfter: instant(now + skew) }
  const authentication = {
    AuthenticationInstant: instant(success.loginDate),
    AuthenticationMethod: 'urn:oasis:names:tc:SAML:1.0:am:unspecified',
  }
  return element(
    'saml:Assertion',
    [
      element('saml:Conditions', [restriction], conditions),
      element('saml:AuthenticationStatement', [subjectOf(success)], authentication),
      element('saml:AttributeStatement', [subjectOf(success), ...attributesOf(success)]),
    ],
    { AssertionID: ids[1], IssueInstant: instant(now), Issuer: issuer, MajorVersion: '1', MinorVersion: '1' },
  )
}

function subjectOf({ user }: Success): Xml {
  const confirmation = element('saml:ConfirmationMethod', 'urn:oasis:names:tc:SAML:1.0:cm:artifact')
  return element('saml:Subject', [
    element('saml:NameIdentifier', user),
    element('saml:SubjectConfirmation', [confirmation]),
  ])
}

function attributesOf({ authenticationLevel, details, groups }: Success): readonly Xml[] {
  const assuranceLevel = details?.attributes.assuranceLevel
  const all: Readonly<Record<string, string | readonly string[] | undefined>> = {
    ...details?.attributes,
    ...(assuranceLevel === undefined ? {} : { assuranceLevel: String(assuranceNumber(assuranceLevel)) }),
    groups: groups ?? undefined,
    authenticationLevel,
    strengths: details?.strengths,
  }
  return Object.entries(all).flatMap(([name, value]) => {
    const values = typeof value === 'string' ? [value] : (value ?? [])
    if (values.length === 0) return []
    const content = values.map((each) => element('saml:AttributeValue', each))
    return element('saml:Attribute', content, { AttributeName: name, AttributeNamespace: attributeNamespace })
  })
}

function instant(at: Seconds): string {
  return new Date(at * 1000).toISOString()
}
