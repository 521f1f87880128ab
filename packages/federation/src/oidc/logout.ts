import { withQuery } from '@laissez-passer/core/addresses'
import { subjectOf } from './claims/subject.ts'
import { findClient } from './clients/find.ts'
import { about, type Mistake } from '../mistake.ts'
import type { OidcService } from '../services/index.ts'
import { type Hint, readHint } from './id-token-hint.ts'
import type { OidcProvider } from './provider.ts'

/** What the route does with a logout request. */
export interface LogoutResult {
  /**
   * `end`: end the session, then go to `redirect` or show that it has ended. `ask`: ask the person first,
   * since nothing proves that a relying party they are signed in to sent them.
   */
  readonly kind: 'end' | 'ask'
  readonly redirect: string | null
  /** What of the request was ignored (§2 wants the session ended all the same); null: nothing. */
  readonly passedOver: { readonly service: OidcService | null; readonly mistake: Mistake } | null
}

/**
 * RP-initiated logout. With an ID token of ours for the person who is signed in (expired ones too) the
 * session ends at once; otherwise the person is asked. The browser goes back only to an address registered
 * for the client.
 *
 * @param request - The query or form, and the unique identifier of the person signed in, or null.
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout
 */
export async function endSessionRequest(
  provider: OidcProvider,
  { parameters, uid }: { readonly parameters: URLSearchParams; readonly uid: string | null },
): Promise<LogoutResult> {
  const hint = await readHint(provider, parameters.get('id_token_hint'))
  const clientId = parameters.get('client_id')
  // §2: a hint that can't be verified, or names another client, is no ground for anything.
  const invalid = parameters.has('id_token_hint') && hint === null
  const contradicts = invalid || (hint !== null && clientId !== null && hint.clientId !== clientId)
  const service = contradicts ? null : await findClient(provider, hint?.clientId ?? clientId ?? '')
  const target = parameters.get('post_logout_redirect_uri')
  const registered = service !== null && target !== null && service.postLogoutRedirectUris.includes(target)
  const redirect = registered ? withState(target, parameters.get('state')) : null
  const hinted = hint === null ? null : (service ?? (await findClient(provider, hint.clientId)))
  const named = uid === null || hinted === null ? uid : await subjectOf(provider, { account: { uid }, service: hinted })
  const proven = hint !== null && !contradicts && hint.subject === named
  const mistake = mistakeIn(parameters, { hint, registered, service })
  const passedOver = mistake === null ? null : { service: service ?? hinted, mistake }
  return { kind: proven || uid === null ? 'end' : 'ask', redirect, passedOver }
}

/** What is wrong with a logout request, though it is answered all the same; null: nothing. */
function mistakeIn(
  parameters: URLSearchParams,
  {
    hint,
    registered,
    service,
  }: {
    readonly hint: Hint | null
    readonly registered: boolean
    readonly service: OidcService | null
  },
): Mistake | null {
  if (parameters.has('id_token_hint') && hint === null)
    return {
      ...about(parameters, 'id_token_hint'),
      why: 'It is no ID token that a key of this provider signed, or that key is gone.',
    }
  if (hint !== null && parameters.has('client_id') && parameters.get('client_id') !== hint.clientId)
    return {
      ...about(parameters, 'client_id'),
      accepted: [hint.clientId],
      why: 'It is another client than the one that id_token_hint was made for.',
    }
  if (!parameters.has('post_logout_redirect_uri') || registered) return null
  if (service === null)
    return {
      ...about(parameters, 'client_id'),
      why: parameters.has('client_id')
        ? 'No client with this id is registered, and so post_logout_redirect_uri is nobody’s.'
        : 'post_logout_redirect_uri needs the client beside it, by client_id or id_token_hint.',
    }
  return {
    ...about(parameters, 'post_logout_redirect_uri'),
    accepted: service.postLogoutRedirectUris,
    why: `It is compared letter for letter with the postLogoutRedirectUris of ${service.clientId}.`,
  }
}

/** Byte for byte as registered, its own query kept (§3). */
function withState(target: string, state: string | null): string {
  return withQuery(target, { state })
}
