import type { EidRefusal } from '@laissez-passer/core/ports'
import { usesGoodAlgorithms } from './algorithms.ts'
import { attribute, children, everyElement, is, ns, only, parentOf, readXml, textOf, writeXml } from './xml.ts'

/** What an answer must say of itself. */
export interface Expected {
  /** The address that it was posted to. */
  readonly destination: string
  /** ID of our request. */
  readonly requestId: string
  /** Entity id of the country's identity provider. */
  readonly issuer: string
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/**
 * Looks at an answer before any signature: its shape, its algorithms, and whether it says to be ours. It may
 * hold one assertion, at the one place where one belongs, and signatures only where they cover the response
 * or that assertion: signature wrapping needs a second of something.
 * @returns `signed`: the response carries a signature of its own; `encrypted`: the EncryptedAssertion as XML,
 * null when there is none.
 * @see SAML 2.0 Core, section 3.2.2; Profiles, section 4.1.4.3; Somorovsky et al., On Breaking SAML (2012)
 */
export function openEnvelope(
  xml: string,
  expected: Expected,
): { readonly ok: true; readonly signed: boolean; readonly encrypted: string | null } | EidRefusal {
  const root = readXml(xml)
  if (root === null || !is(root, ns.protocol, 'Response') || !isWellMade(root)) return invalid
  if (attribute(root, 'Version') !== '2.0') return invalid
  if (attribute(root, 'Destination') !== expected.destination) return invalid
  if (attribute(root, 'InResponseTo') !== expected.requestId) return invalid
  if (textOf(only(root, ns.assertion, 'Issuer')) !== expected.issuer) return invalid
  const status = only(only(root, ns.protocol, 'Status'), ns.protocol, 'StatusCode')
  if (status === undefined) return invalid
  // Nobody is let in by a failure, so it needs no signature; many providers don't sign it.
  if (attribute(status, 'Value') !== success) return { ok: false, reason: 'refused' }
  const assertions = [...everyElement(root)].filter((one) => assertionNames.has(one.localName))
  const [assertion] = assertions
  if (assertion === undefined || assertions.length > 1 || parentOf(assertion) !== root) return invalid
  if (assertion.namespaceURI !== ns.assertion) return invalid
  return {
    ok: true,
    signed: children(root, ns.signature, 'Signature').length > 0,
    encrypted: assertion.localName === 'EncryptedAssertion' ? writeXml(assertion) : null,
  }
}

/** Looks at an assertion that came out of an EncryptedAssertion as `openEnvelope` does at one in the open. */
export function isWellMadeAssertion(xml: string): boolean {
  const root = readXml(xml)
  return (
    root !== null &&
    is(root, ns.assertion, 'Assertion') &&
    isWellMade(root) &&
    [...everyElement(root)].filter((one) => assertionNames.has(one.localName)).length === 1
  )
}

const assertionNames = new Set(['Assertion', 'EncryptedAssertion'])
const invalid: EidRefusal = { ok: false, reason: 'invalid' }

function isWellMade(root: Element): boolean {
  const all = [...everyElement(root)]
  const signatures = all.filter((one) => one.localName === 'Signature')
  const ids = all.flatMap(idsOf)
  return (
    signatures.every((one) => mayBeSigned(parentOf(one), root)) &&
    new Set(signatures.map(parentOf)).size === signatures.length &&
    new Set(ids).size === ids.length &&
    usesGoodAlgorithms(root)
  )
}

/** A response, or the assertion that it holds. */
function mayBeSigned(element: Element | undefined, root: Element): boolean {
  return (
    element === root || (element !== undefined && is(element, ns.assertion, 'Assertion') && parentOf(element) === root)
  )
}

/** Whatever some reader takes for an element's id. */
function idsOf(element: Element): readonly string[] {
  return Array.from(element.attributes)
    .filter(({ localName, name }) => (localName ?? name).toLowerCase() === 'id')
    .map(({ value }) => value)
}
