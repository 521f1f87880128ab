import type { Seconds } from '@laissez-passer/core/ports'
import { levelOfAcr } from '../acr.ts'
import { readAudience } from '../audience.ts'
import { readClaims } from '../claims/asked.ts'
import { scopesOfClaims } from '../claims/person.ts'
import type { OidcProvider } from '../provider.ts'
import { grantedScope } from '../scopes.ts'
import { levelFor } from './level.ts'
import type { Mark } from './mark.ts'
import { responseModes, type AuthorizeRequest, type Target, type Wrong } from './request.ts'
import type { Resolved } from './resolve.ts'
import { targetOf } from './target.ts'

/** As long as an e-mail address may be (RFC 5321 §4.5.3.1); what is longer is cut. */
const longestHint = 320

/** Escaped, for so it goes back within an address. What is pushed comes in none, and may be longer. */
const longestState = 4096

/** A request that may be answered; what is wrong with it, and where that is told: null: to nobody. */
export type Validation =
  | { readonly ok: true; readonly request: AuthorizeRequest }
  | { readonly ok: false; readonly wrong: Wrong; readonly target: Target | null }

/**
 * Holds a request against the registration and against what this provider can do. What is wrong is told to
 * the relying party, but for an address that it didn't register.
 */
export function validateRequest(provider: Pick<OidcProvider, 'now'>, resolved: Resolved): Validation {
  const { mark, parameters, pushed, sealed, service } = resolved
  const target = targetOf(service, parameters)
  if (target === null)
    return { ok: false, target, wrong: { error: 'invalid_request', description: 'redirect_uri is not registered' } }
  const fail = (wrong: Wrong): Validation => ({ ok: false, target, wrong })
  const wrong = whatIsWrong(parameters)
  if (wrong !== null) return fail(wrong)
  const audience = readAudience(service, parameters)
  if (!audience.ok) return fail(audience)
  const claims = readClaims(parameters.get('claims'))
  if (claims === null) return fail(invalid('claims must be JSON as OpenID Connect Core, section 5.5, says'))
  const wanted = levelFor(service, { acrValues: parameters.get('acr_values') ?? '', claims })
  if (wanted === null)
    return fail({ error: 'unmet_authentication_requirements', description: 'No acr that is essential can be reached' })

  const scope = grantedScope(service, parameters.get('scope') ?? '')
  const named = claims.told === null ? [] : [...claims.told.idToken, ...claims.told.userinfo]
  const prompts = new Set(mark === null ? promptsOf(parameters) : mark.left)
  return {
    ok: true,
    request: {
      ...target,
      ...wanted,
      service,
      asks: [...new Set([...scope.split(' '), ...scopesOfClaims(named)])],
      scope,
      claims: claims.told,
      nonce: parameters.get('nonce'),
      codeChallenge: parameters.get('code_challenge') ?? '',
      dpopJkt: parameters.get('dpop_jkt'),
      prompts,
      authenticatedAfter: youngerThan({ now: provider.now, prompts, maxAge: parameters.get('max_age'), mark }),
      loginHint: parameters.get('login_hint')?.slice(0, longestHint) ?? null,
      // Without a value it isn't there (RFC 6749 §3.1).
      idTokenHint: parameters.get('id_token_hint') || null,
      subject: claims.subject,
      uiLocales: parameters.get('ui_locales') ?? '',
      mark,
      pushed,
      passedOver: passedOverIn(parameters),
      sealed,
    },
  }
}

function encodedLength(state: string): number {
  return new URLSearchParams({ state }).toString().length - 'state='.length
}

function invalid(description: string): Wrong {
  return { error: 'invalid_request', description }
}

/** What this provider can't do, or the request may not say; null where nothing is wrong with it. */
function whatIsWrong(parameters: URLSearchParams): Wrong | null {
  if (encodedLength(parameters.get('state') ?? '') > longestState)
    return invalid(`state has more than ${longestState} characters as it is sent back`)
  if (parameters.get('response_type') === null) return invalid('response_type is missing')
  if (parameters.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', description: 'Only response_type=code' }
  const responseMode = parameters.get('response_mode')
  if (responseMode !== null && !responseModes.some((mode) => mode === responseMode))
    return invalid(`response_mode must be one of ${responseModes.join(', ')}`)
  if (!(parameters.get('scope') ?? '').split(' ').includes('openid'))
    return { error: 'invalid_scope', description: 'The scope must contain openid' }

  const codeChallenge = parameters.get('code_challenge')
  if (codeChallenge === null) return invalid('Missing CodeChallenge (PKCE - RFC7636)')
  if (parameters.get('code_challenge_method') !== 'S256') return invalid('Only code_challenge_method=S256')
  if (!/^[A-Za-z0-9_-]{43}$/.test(codeChallenge)) return invalid('code_challenge must be 43 base64url characters')
  const dpopJkt = parameters.get('dpop_jkt')
  if (dpopJkt !== null && !/^[A-Za-z0-9_-]{43}$/.test(dpopJkt))
    return invalid('dpop_jkt must be a SHA-256 thumbprint, 43 base64url characters')

  const maxAge = parameters.get('max_age')
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) return invalid('max_age must be a number of seconds')
  const prompts = promptsOf(parameters)
  return prompts.includes('none') && prompts.length > 1 ? invalid('prompt=none stands alone') : null
}

/** Values of `prompt` that are known here; discovery tells them. */
export const promptValues = ['none', 'login', 'consent', 'select_account', 'create'] as const

/**
 * Which parameters are ignored because of values that aren't known here. An OP may ignore unknown values of
 * `prompt` (Core §3.1.2.1), and an `acr` that is merely requested as voluntary is no error (§5.5.1.1).
 */
function passedOverIn(parameters: URLSearchParams): readonly string[] {
  const acrs = (parameters.get('acr_values') ?? '').split(' ').filter((value) => value !== '')
  const knowsPrompts = promptsOf(parameters).every((value) => promptValues.some((each) => each === value))
  const knowsAcr = acrs.length === 0 || acrs.some((value) => levelOfAcr(value) !== null)
  return [...(knowsPrompts ? [] : ['prompt']), ...(knowsAcr ? [] : ['acr_values'])]
}

function promptsOf(parameters: URLSearchParams): readonly string[] {
  return [...new Set((parameters.get('prompt') ?? '').split(' '))].filter((value) => value !== '')
}

function youngerThan({
  now,
  prompts,
  maxAge,
  mark,
}: {
  now: Seconds
  prompts: ReadonlySet<string>
  maxAge: string | null
  mark: Mark | null
}): Seconds | null {
  // Whoever holds the browser can drop `prompt`, too: relying parties that care check auth_time.
  if (mark !== null && mark.after !== null) return Math.min(mark.after, now)
  if (prompts.has('login') || prompts.has('select_account')) return now
  return maxAge === null ? null : now - Number(maxAge)
}
