import type { AccessToken, Account, AuthorizationCode } from '@laissez-passer/core/ports'
import { SignJWT } from 'jose'
import { authenticateClient } from './client-authentication.ts'
import { leftHalfSha256, sha256, token } from './encoding.ts'
import { issuerOf, lifetimes, type OidcProvider } from './provider.ts'
import type { OidcService } from '../services/index.ts'
import type { SigningAlgorithm } from '../signing-algorithms.ts'
import { signingKey } from './signing-keys.ts'

/** Errors of the token endpoint (RFC 6749 §5.2). */
export type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'

/** The token endpoint's answer: a JSON body to send with this status, `Cache-Control: no-store`. */
export interface TokenAnswer {
  readonly status: 200 | 400 | 401
  readonly body: Readonly<Record<string, string | number>>
}

/**
 * Exchanges an authorization code for an ID token and an access token. The code is spent by its first
 * presentation, even when that fails; presented again, what came from it is revoked.
 *
 * @param request - `authorization`: that header or null; `parameters` of the form.
 * @returns The answer to send; a 401 goes with `WWW-Authenticate: Basic`.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#TokenEndpoint
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export async function exchangeCode(
  provider: OidcProvider,
  request: {
    readonly authorization: string | null
    readonly parameters: URLSearchParams
  },
): Promise<TokenAnswer> {
  const { parameters } = request
  for (const name of new Set(parameters.keys())) {
    if (parameters.getAll(name).length > 1) return failed('invalid_request', `${name} occurs twice`)
  }
  const client = await authenticateClient(provider.services, request)
  if (!client.ok)
    return client.reason === 'two-methods'
      ? failed('invalid_request', 'Use one client authentication method')
      : failed('invalid_client', 'Client authentication failed')
  if (parameters.get('grant_type') !== 'authorization_code')
    return failed('unsupported_grant_type', 'Only grant_type=authorization_code')
  const presented = parameters.get('code')
  if (presented === null) return failed('invalid_request', 'code is missing')

  const codeHash = sha256(presented)
  const found = await provider.store.grants.findCode(codeHash)
  if (found === null) return failed('invalid_grant', 'The code is unknown or has expired')
  const wrong = whatIsWrong(found, { parameters, service: client.service })
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
      id_token: await idToken(provider, found.code, {
        accessToken,
        algorithm: client.service.idTokenSignedResponseAlg,
        subject: found.account.uid,
      }),
    },
  }
}

/** Why this presentation of a code buys no token; null where nothing is wrong with it. */
function whatIsWrong(
  { account, code }: { readonly account: Account; readonly code: AuthorizationCode },
  { parameters, service }: { readonly parameters: URLSearchParams; readonly service: OidcService },
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
    createdAt: provider.now,
    expiresAt: provider.now + lifetimes.accessToken,
  }
}

/** OpenID Connect Core §2. */
async function idToken(
  provider: OidcProvider,
  code: AuthorizationCode,
  {
    accessToken,
    algorithm,
    subject,
  }: { readonly accessToken: string; readonly algorithm: SigningAlgorithm; readonly subject: string },
): Promise<string> {
  const { kid, alg, key } = await signingKey(provider, algorithm)
  return new SignJWT({
    auth_time: code.authenticatedAt,
    acr: code.acr,
    amr: [...code.amr],
    // EIDAS is one strength (ecas-protocol, authenticationLevel): whoever needs to know which level it was is
    // told.
    ...(code.eidAssurance === null ? {} : { eid_assurance: code.eidAssurance }),
    at_hash: leftHalfSha256(accessToken),
    ...(code.nonce === null ? {} : { nonce: code.nonce }),
  })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(issuerOf(provider))
    .setSubject(subject)
    .setAudience(code.clientId)
    .setIssuedAt(provider.now)
    .setExpirationTime(provider.now + lifetimes.idToken)
    .sign(key)
}

function failed(error: TokenError, description: string): TokenAnswer {
  return { status: error === 'invalid_client' ? 401 : 400, body: { error, error_description: description } }
}
