import type { Level } from '@laissez-passer/core/ports'
import { type OidcService, reachesLevel, strongerLevel } from '../../services/index.ts'
import type { ClaimsRequest } from '../claims/asked.ts'
import { acrOf, levelOfAcr } from '../acr.ts'
import type { AuthorizeRequest } from './request.ts'

/**
 * How strongly a person must be authenticated. The service's own level is a floor: a request can raise it,
 * never lower it. Of what it merely wishes for the first that is known counts; of what is essential the
 * least, since any of them will do.
 *
 * @returns null where nothing that is essential is known here.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics
 */
export function levelFor(
  service: OidcService,
  { acrValues, claims }: { readonly acrValues: string; readonly claims: ClaimsRequest },
): Pick<AuthorizeRequest, 'level' | 'takes'> | null {
  const floor = service.requiredLevel
  if (claims.essentialAcr !== null) {
    const takes = levelsOf(claims.essentialAcr).toSorted((a, b) => (reachesLevel(a, b) ? 1 : -1))
    const [least] = takes
    return least === undefined ? null : { level: strongerLevel(floor, least), takes }
  }
  const [wished] = levelsOf([...acrValues.split(' '), ...claims.acr])
  return { level: wished === undefined ? floor : strongerLevel(floor, wished), takes: null }
}

/** What `acr` says of a session: of the levels that a request insists on, the highest that it reaches. */
export function acrFor(reached: Level, takes: readonly Level[] | null): string {
  return acrOf(takes?.findLast((level) => reachesLevel(reached, level)) ?? reached)
}

function levelsOf(acrs: readonly string[]): readonly Level[] {
  return acrs.map(levelOfAcr).filter((level) => level !== null)
}
