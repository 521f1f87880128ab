import { isKeepable } from '@laissez-passer/core/addresses'
import type { AuthorizationCode, Session } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { hashSecret, token } from '../encoding.ts'
import { answerOf, needsConsent } from '../consent/needed.ts'
import { ask } from '../consent/question.ts'
import { type Hint, readHint } from '../id-token-hint.ts'
import { amrOfSession, lifetimes, type OidcProvider } from '../provider.ts'
import { anotherPerson } from './another-person.ts'
import { failure, respond } from './answer.ts'
import { whatIsMissing } from './decide.ts'
import { acrFor } from './level.ts'
import type { AuthorizeAnswer, AuthorizeRequest, AuthorizeResult, Target, Wrong } from './request.ts'
import { resolveRequest } from './resolve.ts'
import { targetOf } from './target.ts'
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
  if (!resolved.ok) {
    if ('refusal' in resolved) return { kind: 'refuse', reason: resolved.refusal }
    return tell(provider, { wrong: resolved.wrong, target: targetOf(resolved.service, query) })
  }
  const validated = validateRequest(provider, resolved)
  if (!validated.ok) return tell(provider, validated)
  const { request } = validated
  const hint = await readHint(provider, request.idTokenHint)
  const passedOver = [
    ...request.passedOver,
    ...(request.idTokenHint !== null && hint === null ? ['id_token_hint'] : []),
  ]
  const answer = await answered(provider, { hint, query, request, session, wantsMore })
  // Told once: what comes back from a page of ours (with a mark) was told of before.
  return passedOver.length === 0 || request.mark !== null ? answer : { ...answer, passedOver }
}

/** What comes of a request that may be answered. */
async function answered(
  provider: OidcProvider,
  {
    hint,
    query,
    request,
    session,
    wantsMore,
  }: {
    readonly hint: Hint | null
    readonly query: URLSearchParams
    readonly request: AuthorizeRequest
    readonly session: Session | null
    readonly wantsMore: boolean
  },
): Promise<AuthorizeAnswer> {
  const { uiLocales } = request
  const silent = request.prompts.has('none')

  // Whoever comes is asked where nobody is signed in, or somebody else than is named.
  const another = session === null ? 'ask' : await anotherPerson(provider, { hint, request, session })
  if (another === 'no') return failure(provider, request, { error: 'login_required', description: silence })
  const missing =
    session === null || another === 'ask'
      ? 'login_required'
      : (whatIsMissing(request, session, provider) ?? (wantsMore ? 'interaction_required' : null))
  if (session === null || missing !== null) {
    if (silent) return failure(provider, request, { error: missing ?? 'login_required', description: silence })
    const continueTo = await wayBack(provider, { query, request, asked: another === 'ask' ? session : undefined })
    const kind = request.prompts.has('create') && session === null ? 'register' : 'sign-in'
    return comingBack(provider, request, { kind, continueTo, uiLocales })
  }

  if (answerOf(request, session) === 'denied')
    return failure(provider, request, { error: 'access_denied', description: 'The person said no' })
  if (await needsConsent(provider, { request, session })) return askConsent(provider, { query, request, session })

  const code = token(provider.random, session)
  const { now } = provider
  const row = codeRow(provider, request, { code, session })
  const allowed = request.service.firstParty ? [] : request.asks
  if (await provider.store.grants.issueCode(row, { now, pushed: request.pushed, allowed }))
    return respond(provider, request, { code })
  // What was allowed may have been withdrawn since it was read; then the person is asked again.
  if (await needsConsent(provider, { request, session })) return askConsent(provider, { query, request, session })
  // Or the session has ended; then the person signs in again.
  return silent
    ? failure(provider, request, { error: 'login_required', description: silence })
    : comingBack(provider, request, {
        kind: 'sign-in',
        continueTo: await wayBack(provider, { query, request, asked: null }),
        uiLocales,
      })
}

/** The same whoever sits there: the service learns no more of them than the code of the error. */
const silence = 'With prompt=none nobody is asked: send the browser again without it'

/** To the sign-in. A request that couldn't be come back to would be forgotten on the way: it is refused. */
function comingBack(
  provider: OidcProvider,
  request: AuthorizeRequest,
  result: Extract<AuthorizeAnswer, { continueTo: string }>,
): AuthorizeAnswer {
  if (isKeepable(result.continueTo)) return result
  const description = 'The request is too long for an address: push it (RFC 9126)'
  return failure(provider, request, { error: 'invalid_request', description })
}

/** Asks whether the service may know what it asks for; where nobody may be asked, says so to the service. */
async function askConsent(
  provider: OidcProvider,
  {
    query,
    request,
    session,
  }: { readonly query: URLSearchParams; readonly request: AuthorizeRequest; readonly session: Session },
): Promise<AuthorizeAnswer> {
  if (request.prompts.has('none'))
    return failure(provider, request, { error: 'consent_required', description: silence })
  const question = await ask(provider, { query: await begun(provider, { query, request }), request, session })
  return { kind: 'consent', question }
}

/** The request as a page of ours keeps it: one that is over soon says that it began in time. */
async function begun(
  provider: OidcProvider,
  { query, request }: { readonly query: URLSearchParams; readonly request: AuthorizeRequest },
): Promise<URLSearchParams> {
  if (!request.sealed) return query
  const path = await wayBack(provider, { query, request, asked: undefined })
  return new URLSearchParams(path.slice(path.indexOf('?')))
}

/** What is wrong is told to the relying party, or on a page of ours where it named no address of its own. */
function tell(
  provider: OidcProvider,
  { target, wrong }: { readonly target: Target | null; readonly wrong: Wrong },
): AuthorizeAnswer {
  return target === null ? { kind: 'refuse', reason: 'redirect-uri', wrong } : failure(provider, target, wrong)
}

function codeRow(
  provider: OidcProvider,
  request: AuthorizeRequest,
  { code, session }: { readonly code: string; readonly session: Session },
): AuthorizationCode {
  return {
    codeHash: hashSecret(code),
    clientId: request.service.clientId,
    redirectUri: request.redirectUri,
    accountId: session.accountId,
    sessionIdHash: session.idHash,
    scope: request.scope,
    claims: request.claims,
    nonce: request.nonce,
    sid: base64url.encode(provider.random(16)),
    codeChallenge: request.codeChallenge,
    dpopJkt: request.dpopJkt,
    authenticatedAt: session.authenticatedAt,
    acr: acrFor(session.level, request.takes),
    amr: amrOfSession(session, provider),
    eidAssurance: session.proofs.findLast(({ assurance }) => assurance !== undefined)?.assurance ?? null,
    createdAt: provider.now,
    expiresAt: provider.now + lifetimes.code,
  }
}
