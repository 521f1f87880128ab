import type { Account, AuthorizationCode } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import { toldOf } from '../claims/person.ts'
import { subjectOf } from '../claims/subject.ts'
import { leftHalfSha256 } from '../encoding.ts'
import { issuerOf, lifetimes, type OidcProvider } from '../provider.ts'
import { signJwt } from '../keys/sign.ts'

/**
 * The ID token that goes with an access token.
 *
 * @param from - How the person signed in, and what the relying party asked.
 * @param options - `account`: whom it is about.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDToken
 */
export async function idToken(
  provider: OidcProvider,
  from: Pick<AuthorizationCode, 'acr' | 'amr' | 'authenticatedAt' | 'claims' | 'eidAssurance' | 'nonce' | 'sid'>,
  {
    accessToken,
    account,
    service,
  }: { readonly accessToken: string; readonly account: Account; readonly service: OidcService },
): Promise<string> {
  return signJwt(provider, service.idTokenSignedResponseAlg, {
    typ: 'JWT',
    payload: {
      ...toldOf(account, { names: from.claims?.idToken ?? [], scope: '', service }),
      iss: issuerOf(provider),
      sub: await subjectOf(provider, { account, service }),
      aud: service.clientId,
      iat: provider.now,
      exp: provider.now + lifetimes.idToken,
      auth_time: from.authenticatedAt,
      acr: from.acr,
      amr: from.amr,
      // EIDAS is one strength (ecas-protocol, authenticationLevel): whoever needs to know which level it was
      // is told.
      ...(from.eidAssurance === null ? {} : { eid_assurance: from.eidAssurance }),
      at_hash: leftHalfSha256(accessToken),
      ...(from.nonce === null ? {} : { nonce: from.nonce }),
      // Back-Channel Logout §2.1: what a logout token will name.
      ...(from.sid === null ? {} : { sid: from.sid }),
    },
  })
}
