import type { Account, RefreshGrant } from '@laissez-passer/core/ports'
import { isFapi2 } from '../clients/fapi2.ts'
import { nextRefreshToken, readRefreshToken, token } from '../encoding.ts'
import { lifetimes, type OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { accessTokenRow, handedOut } from './tokens.ts'

/**
 * Exchanges a refresh token for an access token, an ID token without `nonce`, and the next refresh token. One
 * that was exchanged before ends all that came of it: two have it, and one of them stole it. A client of the
 * profile `fapi2` keeps the token it has: it proves a key with each request, so a stolen one is worth
 * nothing, and a request whose answer was lost can be sent again.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokens
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2
 */
export async function exchangeRefreshToken(provider: OidcProvider, request: GrantRequest): Promise<TokenAnswer> {
  const { now, random, store } = provider
  const { parameters, service } = request
  const value = parameters.get('refresh_token')
  if (value === null) return failed('invalid_request', 'refresh_token is missing')
  const presented = readRefreshToken(value)
  const unknown = failed('invalid_grant', 'The refresh token is unknown, has expired or was revoked')
  const found = presented && (await store.grants.findRefreshGrant(presented.idHash, { now }))
  if (presented === null || !found) return unknown
  const wrong = whatIsWrong(found, request)
  if (wrong !== null) return failed('invalid_grant', wrong)
  const { account, grant } = found
  const scope = narrowed(grant.scope, parameters.get('scope'))
  if (scope === null) return failed('invalid_scope', 'scope asks for more than was granted')

  const next = isFapi2(service) ? { value, secretHash: presented.secretHash } : nextRefreshToken(random, value)
  const accessToken = token(random, grant)
  const given = { ...grant, scope, nonce: null }
  const exchanged = await store.grants.refresh({
    ...presented,
    next: {
      secretHash: next.secretHash,
      expiresAt: Math.min(grant.endsAt, now + lifetimes.unusedRefreshToken),
    },
    token: accessTokenRow(provider, given, { value: accessToken, request }),
    now,
  })
  if (!exchanged.ok)
    return exchanged.reason === 'reused' ? failed('invalid_grant', 'The refresh token was used before') : unknown
  return handedOut(provider, { accessToken, refreshToken: next.value }, { account, given, request })
}

/** Why this client gets nothing for this refresh token; null where nothing is wrong with it. */
function whatIsWrong(
  { account, grant }: { readonly account: Account; readonly grant: RefreshGrant },
  { binding, service }: GrantRequest,
): string | null {
  if (grant.clientId !== service.clientId) return 'The refresh token was issued to another client'
  if (grant.dpopJkt !== null && grant.dpopJkt !== binding.dpopJkt) return 'The refresh token is bound to another key'
  return account.status === 'active' ? null : 'The account is closed'
}

/** RFC 6749 §6: what was granted, or less of it; null: more was asked for. */
function narrowed(granted: string, asked: string | null): string | null {
  if (asked === null) return granted
  const [had, wanted] = [granted.split(' '), [...new Set(asked.split(' '))]]
  return wanted.every((each) => had.includes(each)) ? wanted.join(' ') : null
}
