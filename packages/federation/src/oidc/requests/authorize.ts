import type { AuthorizationCode, Session } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { sha256, token } from '../encoding.ts'
import { answerOf, needsConsent } from '../consent/needed.ts'
import { ask } from '../consent/question.ts'
import { acrOf, amrOfSession, lifetimes, type OidcProvider } from '../provider.ts'
import { isAnotherPerson } from './another-person.ts'
import { failure, respond } from './answer.ts'
import { whatIsMissing } from './decide.ts'
import type { AuthorizeRequest, AuthorizeResult } from './request.ts'
import { resolveRequest } from './resolve.ts'
import { validateRequest } from './validate.ts'
import { wayBack } from './way-back.ts'

/**
 * Answers an authorization request: with a code when the session satisfies it, else with what is missing.
 * Nothing is sent to an address that the relying party didn't register, whole string by whole string. PKCE
 * with S256 is mandatory. Reading a request writes nothing; a code is written only when one is issued.
 *
 * @param parameters - The query (GET) or form (POST) as it came.
 * @param session - The live session of this browser, or null.
 * @param wantsMore - The person wants to be asked for more than this session proved, whatever the service
 * asks (`meetsOwnWish`). Default: no.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-2.1
 */
export async function authorize(
  provider: OidcProvider,
  {
    parameters: query,
    session,
    wantsMore = false,
  }: { readonly parameters: URLSearchParams; readonly session: Session | null; readonly wantsMore?: boolean },
): Promise<AuthorizeResult> {
  const resolved = await resolveRequest(provider, query)
  if (!resolved.ok) return resolved.result
  const validated = validateRequest(provider, resolved)
  if (!validated.ok) return validated.result
  const { request } = validated
  const silent = request.prompts.has('none')

  // Who comes is asked where nobody is signed in, or somebody else than is named.
  const asks = session === null || (await isAnotherPerson(provider, { request, session }))
  const missing =
    session === null || asks
      ? 'login_required'
      : (whatIsMissing(request, session, provider) ?? (wantsMore ? 'interaction_required' : null))
  if (session === null || missing !== null) {
    if (silent) return failure(provider, request, { error: missing ?? 'login_required' })
    const continueTo = await wayBack(provider, { query, request, asked: asks ? session : undefined })
    return request.prompts.has('create') && session === null
      ? { kind: 'register', continueTo }
      : { kind: 'sign-in', continueTo }
  }

  if (answerOf(request, session) === 'denied') return failure(provider, request, { error: 'access_denied' })
  if (await needsConsent(provider, { request, session })) {
    if (silent) return failure(provider, request, { error: 'consent_required' })
    return { kind: 'consent', question: await ask(provider, { query, request, session }) }
  }

  const code = token(provider.random, session)
  // The session may have ended since it was read; then the person signs in again.
  if (!(await provider.store.grants.issueCode(codeRow(provider, request, { code, session }), { now: provider.now })))
    return silent
      ? failure(provider, request, { error: 'login_required' })
      : { kind: 'sign-in', continueTo: await wayBack(provider, { query, request, asked: null }) }
  return { kind: 'redirect', url: respond(provider, request, { code }) }
}

function codeRow(
  provider: OidcProvider,
  request: AuthorizeRequest,
  { code, session }: { readonly code: string; readonly session: Session },
): AuthorizationCode {
  return {
    codeHash: sha256(code),
    clientId: request.service.clientId,
    redirectUri: request.redirectUri,
    accountId: session.accountId,
    sessionIdHash: session.idHash,
    scope: request.scope,
    claims: null,
    nonce: request.nonce,
    sid: base64url.encode(provider.random(16)),
    codeChallenge: request.codeChallenge,
    dpopJkt: null,
    authenticatedAt: session.authenticatedAt,
    acr: acrOf(session.level),
    amr: amrOfSession(session, provider),
    eidAssurance: session.proofs.findLast(({ assurance }) => assurance !== undefined)?.assurance ?? null,
    createdAt: provider.now,
    expiresAt: provider.now + lifetimes.code,
  }
}
