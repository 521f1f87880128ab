import type { AccessToken, Account, Bought, RefreshGrant } from '@laissez-passer/core/ports'
import { refreshToken, hashSecret, token } from '../encoding.ts'
import { lifetimes, type OidcProvider } from '../provider.ts'
import type { TokenAnswer } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { idToken } from './id-token.ts'

/** What a person gave a client, whichever way: all that its tokens say. */
export interface Given
  extends Pick<
    RefreshGrant,
    | 'accountId'
    | 'acr'
    | 'amr'
    | 'authenticatedAt'
    | 'claims'
    | 'eidAssurance'
    | 'originHash'
    | 'scope'
    | 'sessionIdHash'
    | 'sid'
  > {
  /** What the ID token repeats; null: nothing was given to repeat, or it was repeated once. */
  readonly nonce: string | null
}

/** Tokens that a request is about to buy: what the client gets, and what is kept of it. */
export interface Purchase {
  readonly accessToken: string
  /** Null: the client isn't registered for refresh tokens. */
  readonly refreshToken: string | null
  readonly bought: Bought
}

/**
 * Makes the tokens for what a person gave: an access token, and a refresh token where the client is
 * registered for it. With `offline_access` they outlive the session they were given in, else they die with
 * it.
 */
export function purchase(provider: OidcProvider, given: Given, request: GrantRequest): Purchase {
  const { now, random } = provider
  const { binding, method, service } = request
  const lasting = given.scope.split(' ').includes('offline_access')
  const within = { ...given, sessionIdHash: lasting ? null : given.sessionIdHash }
  const accessToken = token(random, given)
  const row = accessTokenRow(provider, within, { value: accessToken, request })
  if (!service.grantTypes.includes('refresh_token'))
    return { accessToken, refreshToken: null, bought: { token: row, refresh: null } }
  const lasts = refreshToken(random, given)
  const refresh: RefreshGrant = {
    ...pick(within),
    idHash: lasts.idHash,
    secretHash: lasts.secretHash,
    clientId: service.clientId,
    // RFC 9449 §5: a client with credentials proves by those that it is itself.
    dpopJkt: method === 'none' ? binding.dpopJkt : null,
    createdAt: now,
    expiresAt: now + lifetimes.unusedRefreshToken,
    endsAt: now + lifetimes.refreshToken,
  }
  return { accessToken, refreshToken: lasts.value, bought: { token: row, refresh } }
}

/** What is kept of an access token for what a person gave. */
export function accessTokenRow(
  { now }: Pick<OidcProvider, 'now'>,
  given: Omit<Given, 'nonce'>,
  { request, value }: { readonly request: GrantRequest; readonly value: string },
): AccessToken {
  const { audience, confirmation } = request.binding
  const { accountId, acr, authenticatedAt, originHash, scope, sessionIdHash } = given
  return {
    tokenHash: hashSecret(value),
    originHash,
    clientId: request.service.clientId,
    accountId,
    sessionIdHash,
    scope,
    claims: given.claims?.userinfo ?? null,
    audience,
    confirmation,
    authenticatedAt,
    acr,
    createdAt: now,
    expiresAt: now + lifetimes.accessToken,
  }
}

/** RFC 6749 §5.1, with an ID token where one was asked for. */
export async function handedOut(
  provider: OidcProvider,
  { accessToken, refreshToken: lasting }: Pick<Purchase, 'accessToken' | 'refreshToken'>,
  { account, given, request }: { readonly account: Account; readonly given: Given; readonly request: GrantRequest },
): Promise<TokenAnswer> {
  const { binding, service } = request
  const asksWho = given.scope.split(' ').includes('openid')
  return {
    status: 200,
    body: {
      access_token: accessToken,
      token_type: tokenType(binding.confirmation),
      expires_in: lifetimes.accessToken,
      scope: given.scope,
      ...(lasting === null ? {} : { refresh_token: lasting }),
      ...(asksWho ? { id_token: await idToken(provider, given, { accessToken, account, service }) } : {}),
    },
  }
}

/** How an access token is presented: as whoever has it, or with a proof. */
export function tokenType(confirmation: AccessToken['confirmation']): 'Bearer' | 'DPoP' | 'pop' {
  if (confirmation === null) return 'Bearer'
  return 'jkt' in confirmation ? 'DPoP' : 'pop'
}

function pick({ nonce: _, ...rest }: Given): Omit<Given, 'nonce'> {
  return rest
}
