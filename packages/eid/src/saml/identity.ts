import type { EidAssurance, EidIdentity } from '@laissez-passer/core/ports'
import { latinScriptNamespace } from './eidas.ts'
import { type AttributeNames, persistentNameId } from './options.ts'
import { attribute, children, ns, only, textOf } from './xml.ts'

/**
 * Whom an assertion is about.
 * @returns null when it leaves out who, gives an attribute twice, or states a birthday that isn't a day.
 * @see eIDAS SAML Attribute Profile v1.4, section 2.2 (natural persons) and 2.4 (transliteration)
 */
export function identityOf(
  assertion: Element,
  { names, assurance }: { names: AttributeNames; assurance: EidAssurance },
): EidIdentity | null {
  const attributes = children(assertion, ns.assertion, 'AttributeStatement').flatMap((statement) =>
    children(statement, ns.assertion, 'Attribute'),
  )
  const given = attributes.map((one) => attribute(one, 'Name'))
  if (new Set(given).size !== given.length) return null
  const valueOf = (name: string): string => latinValue(attributes.find((one) => attribute(one, 'Name') === name))
  const personId = names.personId === null ? persistentNameIdOf(assertion) : valueOf(names.personId)
  const firstName = valueOf(names.firstName)
  const lastName = valueOf(names.lastName)
  const dateOfBirth = valueOf(names.dateOfBirth)
  const email = valueOf(names.email)
  if ([personId, firstName, lastName].some((value) => value === '' || value.length > 256)) return null
  if (dateOfBirth !== '' && !isDay(dateOfBirth)) return null
  return {
    personId,
    firstName,
    lastName,
    dateOfBirth: dateOfBirth === '' ? null : dateOfBirth,
    // No country says whether it saw a mail arrive.
    email: email === '' ? null : { value: email, verified: false },
    assurance,
  }
}

/** A name may come twice, in its own script and in Latin letters. */
function latinValue(element: Element | undefined): string {
  const values = children(element, ns.assertion, 'AttributeValue').filter(
    (one) => one.getAttributeNS(latinScriptNamespace, 'LatinScript') !== 'false',
  )
  return values.length === 1 ? textOf(values[0]) : ''
}

/** Another format (transient, an e-mail address) is another person's tomorrow. */
function persistentNameIdOf(assertion: Element): string {
  const nameId = only(only(assertion, ns.assertion, 'Subject'), ns.assertion, 'NameID')
  return attribute(nameId, 'Format') === persistentNameId ? textOf(nameId) : ''
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
