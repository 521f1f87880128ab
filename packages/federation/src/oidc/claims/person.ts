import { fullName } from '@laissez-passer/core/internal/names'
import type { ToldAccount } from '@laissez-passer/core/ports'
import { type OidcService, releasesClaim } from '../../services/index.ts'

/** Claims by the scope that asks for them (OpenID Connect Core §5.4). */
const claimsOfScope = {
  email: ['email', 'email_verified'],
  profile: ['given_name', 'family_name', 'name', 'locale'],
} as const

/** The scopes that would ask for these claims. */
export function scopesOfClaims(names: readonly string[]): readonly string[] {
  return Object.entries(claimsOfScope)
    .filter(([, claims]) => claims.some((claim) => names.includes(claim)))
    .map(([scope]) => scope)
}

/** Claims about a person, besides `sub`. */
export const personClaims: readonly string[] = Object.values(claimsOfScope).flat()

const scopeOfClaim: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(claimsOfScope).flatMap(([scope, claims]) => claims.map((claim) => [claim, scope])),
)

/**
 * What a relying party may know of a person: what it asked for, by scope or by name, and its registration
 * releases.
 *
 * @param asked - `scope`: with spaces between; `names`: claims asked for by name.
 */
export function toldOf(
  account: ToldAccount,
  {
    names,
    scope,
    service,
  }: {
    readonly names: readonly string[]
    readonly scope: string
    readonly service: Pick<OidcService, 'releasedAttributes'>
  },
): Readonly<Record<string, string | boolean>> {
  const scopes = scope.split(' ')
  const all = allOf(account)
  const told: Record<string, string | boolean> = {}
  for (const name of personClaims) {
    const value = all[name]
    const isAsked = scopes.includes(scopeOfClaim[name] ?? '') || names.includes(name)
    if (value !== undefined && isAsked && releasesClaim(service, name)) told[name] = value
  }
  return told
}

function allOf(account: ToldAccount): Readonly<Record<string, string | boolean | undefined>> {
  return {
    // An account exists only after its address was confirmed by the link sent there.
    email: account.email,
    email_verified: true,
    given_name: account.firstName,
    // Whoever has one name has no family name: left out, not empty (OpenID Connect Core 1.0, section 5.3.2).
    family_name: account.lastName === '' ? undefined : account.lastName,
    name: fullName(account),
    locale: account.language,
  }
}
