import type { Account, AuthorizationCode } from '@laissez-passer/core/ports'
import { hashSecret, sha256 } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { type Given, handedOut, purchase } from './tokens.ts'

/**
 * Exchanges an authorization code for an ID token, an access token, and a refresh token where the client is
 * registered for it. The code is spent by its first presentation, even when that fails; presented again, what
 * came from it is revoked.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export async function authorizationCode(provider: OidcProvider, request: GrantRequest): Promise<TokenAnswer> {
  const presented = request.parameters.get('code')
  if (presented === null) return failed('invalid_request', 'code is missing')

  const codeHash = hashSecret(presented)
  const found = await provider.store.grants.findCode(codeHash)
  if (found === null) return failed('invalid_grant', 'The code is unknown or has expired')
  const wrong = whatIsWrong(found, request)
  const given: Given = givenBy(found.code)
  const bought = purchase(provider, given, request)
  // Whatever is wrong, the code is spent: whoever has it and not the rest has stolen it.
  const buys = wrong === null ? bought.bought : null
  const spent = await provider.store.grants.spendCode(codeHash, { buys, now: provider.now })
  if (!spent.ok)
    return failed(
      'invalid_grant',
      spent.reason === 'reused' ? 'The code was used before' : 'The code is unknown or has expired',
    )
  if (wrong !== null) return failed('invalid_grant', wrong)
  return handedOut(provider, bought, { account: found.account, given, request })
}

function givenBy(code: AuthorizationCode): Given {
  const { accountId, acr, amr, authenticatedAt, claims, eidAssurance, nonce, scope, sessionIdHash, sid } = code
  const said = { accountId, acr, amr, authenticatedAt, claims, eidAssurance, nonce, scope, sessionIdHash, sid }
  return { ...said, originHash: code.codeHash }
}

/** Why this presentation of a code buys no token; null where nothing is wrong with it. */
function whatIsWrong(
  { account, code }: { readonly account: Account; readonly code: AuthorizationCode },
  { binding, parameters, service }: GrantRequest,
): string | null {
  if (code.clientId !== service.clientId) return 'The code was issued to another client'
  if (code.redirectUri !== parameters.get('redirect_uri'))
    return 'redirect_uri is not the one of the authorization request'
  const verifier = parameters.get('code_verifier') ?? ''
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier) || sha256(verifier) !== code.codeChallenge)
    return 'code_verifier does not match'
  if (code.dpopJkt !== null && code.dpopJkt !== binding.dpopJkt) return 'The code is bound to another key'
  return account.status === 'active' ? null : 'The account is closed'
}
