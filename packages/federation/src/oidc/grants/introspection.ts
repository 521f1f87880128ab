import type { AccessToken, RefreshGrant, ToldAccount } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import { subjectOf } from '../claims/subject.ts'
import { fromClient } from '../clients/from-client.ts'
import { readRefreshToken, hashSecret } from '../encoding.ts'
import { issuerOf, type OidcProvider } from '../provider.ts'
import type { TokenRequest } from '../token.ts'
import { failed } from './answer.ts'
import { tokenType } from './tokens.ts'

/** The answer of an endpoint that clients ask about tokens: JSON to send with this status. */
export interface ClientAnswer {
  readonly status: 200 | 400 | 401
  readonly body: Readonly<Record<string, unknown>>
  /** What is wrong, in English, for the operator's log; absent: no more than the body says. Never sent. */
  readonly why?: string
}

const inactive: ClientAnswer = { status: 200, body: { active: false } }

/**
 * Tells a client about a token: about its own, and about access tokens whose audience it is, as an API is
 * that others get tokens for. Of every other token it is told what it is told of none. The client has to
 * authenticate: an id that everybody knows asks about nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2
 */
export async function introspect(provider: OidcProvider, request: TokenRequest): Promise<ClientAnswer> {
  const { authorization, parameters } = request
  const { addresses, origin } = provider.settings
  const endpoint = origin + addresses.oauth2.introspect
  const client = await fromClient(provider, { authorization, parameters, endpoint })
  if (!client.ok) return client.answer
  if (client.method === 'none') return failed('invalid_client', 'A client without secret and keys can’t ask')
  const value = parameters.get('token')
  if (value === null) return failed('invalid_request', 'token is missing')

  const { now, store } = provider
  const { clientId } = client.service
  const refresh = readRefreshToken(value)
  if (refresh !== null) {
    const found = await store.grants.findRefreshGrant(refresh.idHash, { now })
    const isGood = found?.grant.secretHash === refresh.secretHash && found.grant.clientId === clientId
    return isGood && found.account.status === 'active'
      ? aboutRefresh(provider, { ...found, service: client.service })
      : inactive
  }
  const found = await store.grants.findAccessToken(hashSecret(value), { now })
  if (found === null || (found.token.clientId !== clientId && found.token.audience !== clientId)) return inactive
  return found.account === null || found.account.status === 'active'
    ? aboutAccess(provider, { ...found, service: client.service })
    : inactive
}

function aboutAccess(
  provider: OidcProvider,
  {
    account,
    service,
    token,
  }: { readonly account: ToldAccount | null; readonly service: OidcService; readonly token: AccessToken },
): Promise<ClientAnswer> {
  const { acr, audience, authenticatedAt, clientId, confirmation, createdAt, expiresAt, scope } = token
  return active(
    provider,
    { account, service },
    {
      client_id: clientId,
      aud: audience ?? clientId,
      scope,
      token_type: tokenType(confirmation),
      iat: createdAt,
      exp: expiresAt,
      ...(confirmation === null ? {} : { cnf: confirmation }),
      ...(acr === null ? {} : { acr }),
      ...(authenticatedAt === null ? {} : { auth_time: authenticatedAt }),
    },
  )
}

function aboutRefresh(
  provider: OidcProvider,
  {
    account,
    grant,
    service,
  }: { readonly account: ToldAccount; readonly grant: RefreshGrant; readonly service: OidcService },
): Promise<ClientAnswer> {
  const { acr, authenticatedAt, clientId, createdAt, dpopJkt, expiresAt, scope } = grant
  return active(
    provider,
    { account, service },
    {
      client_id: clientId,
      scope,
      iat: createdAt,
      exp: expiresAt,
      acr,
      auth_time: authenticatedAt,
      ...(dpopJkt === null ? {} : { cnf: { jkt: dpopJkt } }),
    },
  )
}

async function active(
  provider: OidcProvider,
  { account, service }: { readonly account: ToldAccount | null; readonly service: OidcService },
  about: ClientAnswer['body'],
): Promise<ClientAnswer> {
  // By the name that who asks knows the person by, whoever the token was given to.
  const sub = account === null ? about['client_id'] : await subjectOf(provider, { account, service })
  const whose = account === null || service.subjectType === 'pairwise' ? { sub } : { sub, username: account.uid }
  return { status: 200, body: { active: true, iss: issuerOf(provider), ...whose, ...about } }
}
