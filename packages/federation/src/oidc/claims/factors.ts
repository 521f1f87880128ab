import type { Session, ToldAccount } from '@laissez-passer/core/ports'
import { factorsOf } from '../../cas/ecas/person.ts'
import type { OidcService } from '../../services/index.ts'
import type { OidcProvider } from '../provider.ts'

/**
 * With what somebody signed in, by the names that they gave and ids of ours, as EU Login's dialect of CAS has
 * it.
 */
export type AuthenticationFactorsClaim = Readonly<Record<string, unknown>>

/**
 * The claim `authentication_factors`, for whoever asked for the scope of that name: with what the person
 * proved who they are in this session. Not told where there is no session, and not to services that know
 * people by a name of their own: ids of devices would tell them who it is. One query, where it is told.
 *
 * @returns An object with the claim, or without.
 */
export async function factorsTold(
  { store }: Pick<OidcProvider, 'store'>,
  {
    account,
    scope,
    service,
    session,
  }: {
    readonly account: ToldAccount
    readonly scope: string
    readonly service: Pick<OidcService, 'releasedAttributes' | 'subjectType'>
    readonly session: Pick<Session, 'proofs'> | null
  },
): Promise<{ readonly authentication_factors?: AuthenticationFactorsClaim }> {
  const isAsked = scope.split(' ').includes('authentication_factors')
  if (!isAsked || session === null || service.subjectType === 'pairwise') return {}
  const factors = await store.factors.list(account.id)
  // What the person is known by stands in `email` and `sub`, where those are told.
  const { moniker: _, ...told } = factorsOf(account, { factors, proofs: session.proofs, service })
  return { authentication_factors: told }
}
