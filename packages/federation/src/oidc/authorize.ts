import type { Destination } from '@laissez-passer/core/context'
import type { Account, AuthorizationCode, Level, Requirement, Seconds, Session } from '@laissez-passer/core/ports'
import { emailKey } from '@laissez-passer/core/email'
import { accountKey, meets } from '@laissez-passer/core/internal/sign-in'
import { type OidcService, strongerLevel } from '../services/index.ts'
import { findOidcService } from './client-authentication.ts'
import { asksAnew, hasAnswered, withAskedOf } from './asked-of.ts'
import { readAuthenticatedAfter, withAuthenticatedAfter } from './authenticated-after.ts'
import { sha256, token } from './encoding.ts'
import { readHint } from './id-token-hint.ts'
import { failure, respond } from './authorize-answer.ts'
import { acrOf, amrOfSession, levelOfAcr, lifetimes, type OidcProvider } from './provider.ts'

/** What the route does with an authorization request. */
export type AuthorizeResult =
  /** Send the browser to the relying party, with a code or an error. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** Ask the person to sign in, then come back to `continueTo` (a path on our origin). */
  | { readonly kind: 'sign-in'; readonly continueTo: string }
  /** Offer to create an account first (`prompt=create`), then come back to `continueTo`. */
  | { readonly kind: 'register'; readonly continueTo: string }
  /** Say so on a page of ours: the relying party can't be trusted with a redirect (RFC 6749 §4.1.2.1). */
  | { readonly kind: 'refuse'; readonly reason: 'unknown-client' | 'redirect-uri' | 'repeated-parameter' }

/** As long as an e-mail address may be (RFC 5321 §4.5.3.1); what is longer is cut. */
const longestHint = 320

interface AuthorizeRequest {
  readonly service: OidcService
  readonly redirectUri: string
  readonly state: string | null
  readonly scope: string
  readonly nonce: string | null
  readonly codeChallenge: string
  readonly level: Level
  readonly prompts: ReadonlySet<string>
  readonly authenticatedAfter: Seconds | null
  readonly loginHint: string | null
}

type Parsed =
  | { readonly ok: true; readonly request: AuthorizeRequest }
  | { readonly ok: false; readonly result: AuthorizeResult }

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
    parameters,
    session,
    wantsMore = false,
  }: { readonly parameters: URLSearchParams; readonly session: Session | null; readonly wantsMore?: boolean },
): Promise<AuthorizeResult> {
  const parsed = await parseRequest(provider, parameters)
  if (!parsed.ok) return parsed.result
  const { request } = parsed

  const silent = request.prompts.has('none')
  // Who comes is asked where nobody is signed in, or somebody else than is named.
  const asked = session === null || (await isAnotherPerson(provider, { parameters, session })) ? { session } : null
  const missing =
    session === null || asked !== null
      ? 'login_required'
      : (whatIsMissing(request, session, provider) ?? (wantsMore ? 'interaction_required' : null))
  if (session === null || missing !== null) {
    if (silent) return failure(provider, request, { error: missing ?? 'login_required' })
    const continueTo = await comeBack(provider, { parameters, request, asked })
    return request.prompts.has('create') && session === null
      ? { kind: 'register', continueTo }
      : { kind: 'sign-in', continueTo }
  }

  const code = token(provider.random, session)
  const row: AuthorizationCode = {
    codeHash: sha256(code),
    clientId: request.service.clientId,
    redirectUri: request.redirectUri,
    accountId: session.accountId,
    sessionIdHash: session.idHash,
    scope: request.scope,
    nonce: request.nonce,
    codeChallenge: request.codeChallenge,
    authenticatedAt: session.authenticatedAt,
    acr: acrOf(session.level),
    amr: amrOfSession(session, provider),
    eidAssurance: session.proofs.findLast(({ assurance }) => assurance !== undefined)?.assurance ?? null,
    createdAt: provider.now,
    expiresAt: provider.now + lifetimes.code,
  }
  // The session may have ended since it was read; then the person signs in again.
  if (!(await provider.store.grants.issueCode(row, { now: provider.now }))) {
    return silent
      ? failure(provider, request, { error: 'login_required' })
      : { kind: 'sign-in', continueTo: await comeBack(provider, { parameters, request, asked: { session: null } }) }
  }
  return { kind: 'redirect', url: respond(provider, request, { code }) }
}

/**
 * Says which service an authorization request comes from and what it asks for, so that the sign-in page can
 * show it.
 *
 * @param path - A path with query on the provider's own origin.
 * @returns null when the path isn't a valid authorization request.
 */
export async function describeAuthorize(
  provider: Pick<OidcProvider, 'keyRing' | 'services' | 'settings' | 'now'>,
  path: string,
): Promise<Destination | null> {
  const { addresses, origin } = provider.settings
  const url = URL.parse(path, origin)
  if (url?.origin !== origin || url.pathname !== addresses.oauth2.authorize) return null
  const parsed = await parseRequest(provider, url.searchParams)
  if (!parsed.ok) return null
  const { authenticatedAfter, loginHint } = parsed.request
  return {
    ...requirementOf(parsed.request),
    forceFresh: await asksAnew(provider, url.searchParams),
    maxAge: authenticatedAfter === null ? null : Math.max(0, provider.now - authenticatedAfter),
    loginHint,
  }
}

async function parseRequest(
  provider: Pick<OidcProvider, 'keyRing' | 'services' | 'settings' | 'now'>,
  parameters: URLSearchParams,
): Promise<Parsed> {
  // RFC 6749 §3.1: parameters occur once; two of them could mean different things to two readers.
  for (const name of new Set(parameters.keys())) {
    if (name !== 'resource' && parameters.getAll(name).length > 1) return refuse('repeated-parameter')
  }
  const service = findOidcService(provider.services, parameters.get('client_id') ?? '')
  if (service === null) return refuse('unknown-client')
  const redirectUri = parameters.get('redirect_uri') ?? ''
  if (!service.redirectUris.includes(redirectUri)) return refuse('redirect-uri')

  const state = parameters.get('state')
  const target = { redirectUri, state }
  const fail = (error: string, description: string): Parsed => ({
    ok: false,
    result: failure(provider, target, { error, description }),
  })

  if (parameters.has('request')) return fail('request_not_supported', 'Send the parameters themselves')
  if (parameters.has('request_uri')) return fail('request_uri_not_supported', 'Send the parameters themselves')
  if (parameters.get('response_type') !== 'code') return fail('unsupported_response_type', 'Only response_type=code')
  const responseMode = parameters.get('response_mode')
  if (responseMode !== null && responseMode !== 'query') return fail('invalid_request', 'Only response_mode=query')
  const scope = parameters.get('scope') ?? ''
  if (!scope.split(' ').includes('openid')) return fail('invalid_scope', 'The scope must contain openid')

  const codeChallenge = parameters.get('code_challenge')
  if (codeChallenge === null) return fail('invalid_request', 'Missing CodeChallenge (PKCE - RFC7636)')
  if (parameters.get('code_challenge_method') !== 'S256')
    return fail('invalid_request', 'Only code_challenge_method=S256')
  if (!/^[A-Za-z0-9_-]{43}$/.test(codeChallenge))
    return fail('invalid_request', 'code_challenge must be 43 base64url characters')

  const maxAge = parameters.get('max_age')
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge))
    return fail('invalid_request', 'max_age must be a number of seconds')
  const prompts = new Set((parameters.get('prompt') ?? '').split(' ').filter((value) => value !== ''))
  if (prompts.has('none') && prompts.size > 1) return fail('invalid_request', 'prompt=none stands alone')

  return {
    ok: true,
    request: {
      service,
      redirectUri,
      state,
      scope: knownScopes(scope),
      nonce: parameters.get('nonce'),
      codeChallenge,
      level: requestedLevel(service, parameters.get('acr_values')),
      prompts,
      authenticatedAfter: youngerThan({
        now: provider.now,
        prompts,
        maxAge,
        marker: await readAuthenticatedAfter(provider, parameters),
      }),
      loginHint: parameters.get('login_hint')?.slice(0, longestHint) ?? null,
    },
  }
}

/** The service's own level is a floor: `acr_values` can raise it, never lower it. */
function requestedLevel(service: OidcService, acrValues: string | null): Level {
  const asked = (acrValues ?? '')
    .split(' ')
    .map(levelOfAcr)
    .find((level) => level !== null)
  return asked === undefined ? service.requiredLevel : strongerLevel(service.requiredLevel, asked)
}

function youngerThan({
  now,
  prompts,
  maxAge,
  marker,
}: {
  now: Seconds
  prompts: ReadonlySet<string>
  maxAge: string | null
  marker: Seconds | null
}): Seconds | null {
  // Whoever holds the browser can drop `prompt`, too: relying parties that care check auth_time.
  if (marker !== null) return Math.min(marker, now)
  if (prompts.has('login') || prompts.has('select_account')) return now
  return maxAge === null ? null : now - Number(maxAge)
}

function whatIsMissing(
  request: AuthorizeRequest,
  session: Session,
  provider: Pick<OidcProvider, 'now' | 'methods'>,
): 'login_required' | 'interaction_required' | null {
  // A relying party with prompt=login in hand wants a new sign-in, whatever the clock's granularity.
  const asksAnew =
    request.authenticatedAfter === provider.now &&
    (request.prompts.has('login') || request.prompts.has('select_account'))
  if (asksAnew) return 'login_required'
  const { authenticatedAt } = session
  // A sign-in from the future was made before the clock was put back: how long ago, nobody knows.
  if (
    request.authenticatedAfter !== null &&
    (authenticatedAt < request.authenticatedAfter || authenticatedAt > provider.now + 60)
  )
    return 'login_required'
  // One accepted method must reach the level by itself: one for the level and another for the list are no
  // substitute.
  const { methods } = provider
  return meets(session.proofs, { requirement: requirementOf(request), methods }) ? null : 'interaction_required'
}

/** The same for the sign-in and for the code that follows it. */
function requirementOf({ level, service }: AuthorizeRequest): Requirement {
  return { serviceName: service.name, level, methods: service.acceptedMethods ?? null }
}

/**
 * Whether a relying party names somebody else than is signed in, who wasn't asked yet (Core §3.1.2.1,
 * `id_token_hint`, `login_hint`). A name that nobody here has is somebody else's, or it would tell who has an
 * account.
 */
async function isAnotherPerson(
  provider: OidcProvider,
  { parameters, session }: { readonly parameters: URLSearchParams; readonly session: Session },
): Promise<boolean> {
  const loginHint = parameters.get('login_hint')?.trim() ?? ''
  const hint = await readHint(provider, parameters.get('id_token_hint'))
  if ((hint === null && loginHint === '') || (await hasAnswered(provider, { parameters, session }))) return false
  const account = await provider.store.accounts.find({ id: session.accountId })
  if (account === null) return true
  return (hint !== null && account.uid !== hint.subject) || (loginHint !== '' && !isNamed(account, loginHint))
}

function isNamed({ email, uid }: Pick<Account, 'email' | 'uid'>, hint: string): boolean {
  const key = accountKey(hint)
  return 'email' in key ? key.email === emailKey(email) : 'uid' in key && key.uid === uid
}

async function comeBack(
  provider: Pick<OidcProvider, 'keyRing' | 'now' | 'settings'>,
  {
    parameters,
    request,
    asked,
  }: {
    readonly parameters: URLSearchParams
    readonly request: AuthorizeRequest
    readonly asked: { readonly session: Session | null } | null
  },
): Promise<string> {
  const { authenticatedAfter } = request
  const named = parameters.has('login_hint') || parameters.has('id_token_hint')
  const own = named && asked !== null ? await withAskedOf(provider, { parameters, ...asked }) : parameters
  const at = authenticatedAfter === null ? null : Math.min(authenticatedAfter, provider.now)
  return `${provider.settings.addresses.oauth2.authorize}?${await withAuthenticatedAfter(provider, { at, parameters: own })}`
}

function knownScopes(scope: string): string {
  const known = ['openid', 'email', 'profile']
  return [...new Set(scope.split(' '))].filter((value) => known.includes(value)).join(' ')
}

function refuse(reason: 'unknown-client' | 'redirect-uri' | 'repeated-parameter'): Parsed {
  return { ok: false, result: { kind: 'refuse', reason } }
}
