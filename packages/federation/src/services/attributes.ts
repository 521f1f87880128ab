/** The attributes that a registration can release. */
export const attributeNames = ['email', 'firstName', 'lastName', 'locale'] as const

/** One of them, by its ECAS name. */
export type AttributeName = (typeof attributeNames)[number]

/**
 * What EU Login's own addresses for CAS tell besides, which no other protocol here does: a registration of
 * another type can't name it.
 */
export const ecasAttributeNames = [
  'employeeType',
  'domain',
  'domainUsername',
  'timeZone',
  'assuranceLevel',
  'uid',
  'groups',
  'authenticationFactors',
] as const

/** One of those, or of those that every protocol tells. */
export type EcasAttributeName = AttributeName | (typeof ecasAttributeNames)[number]

/**
 * What a service may be told of a person besides their unique identifier, by the names that ECAS has for it,
 * with the claims of OpenID Connect that tell it. Both protocols ask here; whoever tells something new adds
 * its line.
 */
const claimsOf: Readonly<Record<AttributeName, readonly string[]>> = {
  email: ['email', 'email_verified'],
  firstName: ['given_name', 'name'],
  lastName: ['family_name', 'name'],
  locale: ['locale'],
}

/** What a registration says of them; where it says nothing, the service is told all that it asks for. */
interface Released {
  readonly releasedAttributes?: readonly EcasAttributeName[] | undefined
}

/**
 * Whether a service may be told an attribute.
 *
 * @param service - Its registration.
 */
export function releasesAttribute({ releasedAttributes }: Released, name: EcasAttributeName): boolean {
  return releasedAttributes === undefined || releasedAttributes.includes(name)
}

/**
 * Whether a service may be told a claim: all attributes that it tells are released. A claim that tells none
 * of them isn't held back here.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 */
export function releasesClaim(service: Released, claim: string): boolean {
  // Most registrations hold nothing back: nothing is looked up then, at each call of userinfo.
  if (service.releasedAttributes === undefined) return true
  return attributesTold(claim).every((name) => releasesAttribute(service, name))
}

/** The attributes that a claim of OpenID Connect tells: of `name`, first and last name. */
export function attributesTold(claim: string): readonly AttributeName[] {
  return attributeNames.filter((name) => claimsOf[name].includes(claim))
}
