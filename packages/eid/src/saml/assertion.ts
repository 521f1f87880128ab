import type { EidAssurance, Seconds } from '@laissez-passer/core/ports'
import { attribute, childElements, children, is, ns, only, textOf } from './xml.ts'

/** What a signed assertion must say to be the answer to a request. */
export interface Request {
  readonly id: string
  readonly at: Seconds
  /** Where the answer goes. */
  readonly recipient: string
  /** Entity id of the country's identity provider. */
  readonly issuer: string
  readonly now: Seconds
}

/** Clocks may differ by so much. */
const skew = 60
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
/**
 * Conditions that are understood; an assertion with another may not be relied on. SAML 2.0 Core, section
 * 2.5.1. The audience is checked with the signature.
 */
const conditionNames = new Set(['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'])

/**
 * Checks the assertion's issuer, audience, subject and time.
 * @see SAML 2.0 Profiles, section 4.1.4.3; Core, sections 2.4.1 and 2.5.1
 */
export function answers(assertion: Element, request: Request): boolean {
  return (
    is(assertion, ns.assertion, 'Assertion') &&
    attribute(assertion, 'Version') === '2.0' &&
    textOf(only(assertion, ns.assertion, 'Issuer')) === request.issuer &&
    isSince(attribute(assertion, 'IssueInstant'), request) &&
    holds(only(assertion, ns.assertion, 'Conditions'), request) &&
    children(only(assertion, ns.assertion, 'Subject'), ns.assertion, 'SubjectConfirmation').some((one) =>
      confirms(one, request),
    )
  )
}

/**
 * What a sign-in was worth: its AuthnContextClassRef, of a sign-in made after our request (it asked for
 * ForceAuthn) and not over yet.
 * @returns null when it says nothing that is known.
 */
export function assuranceOf(
  assertion: Element,
  { levels, request }: { levels: Readonly<Record<EidAssurance, string>>; request: Request },
): EidAssurance | null {
  const statement = only(assertion, ns.assertion, 'AuthnStatement')
  if (statement === undefined || !isSince(attribute(statement, 'AuthnInstant'), request)) return null
  if (statement.hasAttribute('SessionNotOnOrAfter') && !isBefore(attribute(statement, 'SessionNotOnOrAfter'), request))
    return null
  const reached = textOf(only(only(statement, ns.assertion, 'AuthnContext'), ns.assertion, 'AuthnContextClassRef'))
  const known: readonly EidAssurance[] = ['low', 'substantial', 'high']
  return known.find((level) => levels[level] === reached) ?? null
}

function holds(conditions: Element | undefined, request: Request): boolean {
  return (
    conditions !== undefined &&
    childElements(conditions).every((one) => one.namespaceURI === ns.assertion && conditionNames.has(one.localName)) &&
    isNotEarly(conditions, request) &&
    isBefore(attribute(conditions, 'NotOnOrAfter'), request)
  )
}

function confirms(confirmation: Element, request: Request): boolean {
  const data = only(confirmation, ns.assertion, 'SubjectConfirmationData')
  return (
    data !== undefined &&
    attribute(confirmation, 'Method') === bearer &&
    attribute(data, 'Recipient') === request.recipient &&
    attribute(data, 'InResponseTo') === request.id &&
    isNotEarly(data, request) &&
    isBefore(attribute(data, 'NotOnOrAfter'), request)
  )
}

/** Not before its NotBefore, where it has one. */
function isNotEarly(element: Element, { now }: Request): boolean {
  if (!element.hasAttribute('NotBefore')) return true
  const from = readTime(attribute(element, 'NotBefore'))
  return from !== null && now + skew >= from
}

function isBefore(end: string, { now }: Request): boolean {
  const until = readTime(end)
  return until !== null && now - skew < until
}

/** Between our request and now. */
function isSince(instant: string, { at, now }: Request): boolean {
  const time = readTime(instant)
  return time !== null && time >= at - skew && time <= now + skew
}

/**
 * Unix seconds of an xs:dateTime. Without `Z` it would be somebody's local time. SAML 2.0 Core, section
 * 1.3.3.
 */
function readTime(text: string): Seconds | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)) return null
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time / 1000
}
