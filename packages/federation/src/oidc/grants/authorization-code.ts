import type { AccessToken, Account, AuthorizationCode } from '@laissez-passer/core/ports'
import { sha256, token } from '../encoding.ts'
import { lifetimes, type OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { idToken } from './id-token.ts'

/**
 * Exchanges an authorization code for an ID token and an access token. The code is spent by its first
 * presentation, even when that fails; presented again, what came from it is revoked.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export async function authorizationCode(provider: OidcProvider, request: GrantRequest): Promise<TokenAnswer> {
  const { parameters, service } = request
  const presented = parameters.get('code')
  if (presented === null) return failed('invalid_request', 'code is missing')

  const codeHash = sha256(presented)
  const found = await provider.store.grants.findCode(codeHash)
  if (found === null) return failed('invalid_grant', 'The code is unknown or has expired')
  const wrong = whatIsWrong(found, request)
  const accessToken = token(provider.random, found.code)
  const bought = wrong === null ? accessTokenRow(provider, found.code, accessToken) : null
  // Whatever is wrong, the code is spent: who has it and not the rest has stolen it.
  const spent = await provider.store.grants.spendCode(codeHash, { token: bought, now: provider.now })
  if (!spent.ok)
    return failed(
      'invalid_grant',
      spent.reason === 'reused' ? 'The code was used before' : 'The code is unknown or has expired',
    )
  if (wrong !== null) return failed('invalid_grant', wrong)
  return {
    status: 200,
    body: {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: lifetimes.accessToken,
      scope: found.code.scope,
      id_token: await idToken(provider, found.code, { accessToken, service, subject: found.account.uid }),
    },
  }
}

/** Why this presentation of a code buys no token; null where nothing is wrong with it. */
function whatIsWrong(
  { account, code }: { readonly account: Account; readonly code: AuthorizationCode },
  { parameters, service }: GrantRequest,
): string | null {
  if (code.clientId !== service.clientId) return 'The code was issued to another client'
  if (code.redirectUri !== parameters.get('redirect_uri'))
    return 'redirect_uri is not the one of the authorization request'
  const verifier = parameters.get('code_verifier') ?? ''
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier) || sha256(verifier) !== code.codeChallenge)
    return 'code_verifier does not match'
  return account.status === 'active' ? null : 'The account is closed'
}

function accessTokenRow(provider: OidcProvider, code: AuthorizationCode, value: string): AccessToken {
  return {
    tokenHash: sha256(value),
    codeHash: code.codeHash,
    clientId: code.clientId,
    accountId: code.accountId,
    sessionIdHash: code.sessionIdHash,
    scope: code.scope,
    claims: code.claims?.userinfo ?? null,
    createdAt: provider.now,
    expiresAt: provider.now + lifetimes.accessToken,
  }
}
