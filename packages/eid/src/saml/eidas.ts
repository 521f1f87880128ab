import type { EidAssurance } from '@laissez-passer/core/ports'

/**
 * Levels of assurance as AuthnContextClassRef.
 * @see eIDAS SAML Message Format v1.4, section 3.2
 */
export const eidasLevels: Readonly<Record<EidAssurance, string>> = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
}

const naturalPerson = 'http://eidas.europa.eu/attributes/naturalperson'

/**
 * A natural person: the minimum data set, and the address for electronic mail that some countries add.
 * @see eIDAS SAML Attribute Profile v1.4, section 2.2
 */
export const eidasAttributes = {
  personId: `${naturalPerson}/PersonIdentifier`,
  firstName: `${naturalPerson}/CurrentGivenName`,
  lastName: `${naturalPerson}/CurrentFamilyName`,
  dateOfBirth: `${naturalPerson}/DateOfBirth`,
  email: `${naturalPerson}/EmailAddress`,
}

/**
 * Namespace of the attribute `LatinScript`, which tells a name in its own script from its transliteration.
 */
export const latinScriptNamespace = naturalPerson

/** Namespace of the extensions of a request. */
export const extensionsNamespace = 'http://eidas.europa.eu/saml-extensions'

/** From least to most. */
const order: readonly EidAssurance[] = ['low', 'substantial', 'high']

/** Whether an answer is worth at least what was asked for. */
export function isEnough(given: EidAssurance, asked: EidAssurance): boolean {
  return order.indexOf(given) >= order.indexOf(asked)
}
