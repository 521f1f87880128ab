import { withQuery } from '@laissez-passer/core/addresses'
import { subjectOf } from './claims/subject.ts'
import { findClient } from './clients/find.ts'
import { readHint } from './id-token-hint.ts'
import type { OidcProvider } from './provider.ts'

/** What the route does with a logout request. */
export type LogoutResult =
  /** End the session, then go to `redirect`, or show that it has ended. */
  | { readonly kind: 'end'; readonly redirect: string | null }
  /** Ask the person first: nothing proves that a relying party they are signed in to sent them. */
  | { readonly kind: 'ask'; readonly redirect: string | null }

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
  const about = hint === null ? null : (service ?? (await findClient(provider, hint.clientId)))
  const named = uid === null || about === null ? uid : await subjectOf(provider, { account: { uid }, service: about })
  const proven = hint !== null && !contradicts && hint.subject === named
  return { kind: proven || uid === null ? 'end' : 'ask', redirect }
}

/** Byte for byte as registered, its own query kept (§3). */
function withState(target: string, state: string | null): string {
  return withQuery(target, { state })
}
