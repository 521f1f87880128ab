import type { EidAssurance, EidIdentity } from '@laissez-passer/core/ports'
import type { OidcEidOptions } from './options.ts'

const longest = 200

/**
 * Who the claims say that somebody is.
 * @returns null when they don't say enough: a person, both names, and a level that is known.
 */
export function identityOf(
  all: Readonly<Record<string, unknown>>,
  { acr = {}, assurance: always, claims = {} }: Pick<OidcEidOptions, 'acr' | 'assurance' | 'claims'>,
): EidIdentity | null {
  const said = (claim: string): string | null => {
    const value = all[claim]
    return typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value.trim() : null
  }
  const personId = said(claims.personId ?? 'sub')
  const firstName = said(claims.firstName ?? 'given_name')
  const lastName = said(claims.lastName ?? 'family_name')
  const acrGiven = said('acr')
  const assurance = acrGiven === null ? (always ?? null) : levelNamed(acrGiven, acr)
  if (personId === null || firstName === null || lastName === null || assurance === null) return null
  const born = said(claims.dateOfBirth ?? 'birthdate')
  const email = said(claims.email ?? 'email')
  return {
    personId,
    firstName,
    lastName,
    dateOfBirth: born !== null && /^\d{4}-\d{2}-\d{2}$/.test(born) ? born : null,
    email: email === null ? null : { value: email, verified: all.email_verified === true },
    assurance,
  }
}

function levelNamed(given: string, acr: NonNullable<OidcEidOptions['acr']>): EidAssurance | null {
  const levels = ['low', 'substantial', 'high'] as const
  return levels.find((level) => acr[level] === given) ?? null
}
