import type { Level, Seconds } from '@laissez-passer/core/ports'
import { type OidcService, strongerLevel } from '../../services/index.ts'
import { levelOfAcr, type OidcProvider } from '../provider.ts'
import { grantedScope } from '../scopes.ts'
import { failure } from './answer.ts'
import type { Mark } from './mark.ts'
import type { AuthorizeRequest, AuthorizeResult } from './request.ts'
import type { Resolved } from './resolve.ts'

/** As long as an e-mail address may be (RFC 5321 §4.5.3.1); what is longer is cut. */
const longestHint = 320

/**
 * Holds a request against the registration and against what this provider can do. What is wrong is told to
 * the relying party, but for an address that it didn't register.
 */
export function validateRequest(
  provider: Pick<OidcProvider, 'now' | 'settings'>,
  { mark, parameters, service }: Resolved,
):
  | { readonly ok: true; readonly request: AuthorizeRequest }
  | { readonly ok: false; readonly result: AuthorizeResult } {
  const redirectUri = parameters.get('redirect_uri') ?? ''
  if (!service.redirectUris.includes(redirectUri))
    return { ok: false, result: { kind: 'refuse', reason: 'redirect-uri' } }
  const target = { redirectUri, state: parameters.get('state') }
  const wrong = whatIsWrong(parameters)
  if (wrong !== null) return { ok: false, result: failure(provider, target, wrong) }

  const prompts = new Set(mark === null ? promptsOf(parameters) : mark.left)
  return {
    ok: true,
    request: {
      ...target,
      service,
      scope: grantedScope(service, parameters.get('scope') ?? ''),
      nonce: parameters.get('nonce'),
      codeChallenge: parameters.get('code_challenge') ?? '',
      level: requestedLevel(service, parameters.get('acr_values')),
      prompts,
      authenticatedAfter: youngerThan({ now: provider.now, prompts, maxAge: parameters.get('max_age'), mark }),
      loginHint: parameters.get('login_hint')?.slice(0, longestHint) ?? null,
      idTokenHint: parameters.get('id_token_hint'),
      mark,
    },
  }
}

/** What this provider can't do, or the request may not say; null where nothing is wrong with it. */
function whatIsWrong(parameters: URLSearchParams): { readonly error: string; readonly description: string } | null {
  const wrong = (error: string, description: string) => ({ error, description })
  const invalid = (description: string) => wrong('invalid_request', description)

  if (parameters.has('request')) return wrong('request_not_supported', 'Send the parameters themselves')
  if (parameters.has('request_uri')) return wrong('request_uri_not_supported', 'Send the parameters themselves')
  if (parameters.get('response_type') !== 'code') return wrong('unsupported_response_type', 'Only response_type=code')
  const responseMode = parameters.get('response_mode')
  if (responseMode !== null && responseMode !== 'query') return invalid('Only response_mode=query')
  if (!(parameters.get('scope') ?? '').split(' ').includes('openid'))
    return wrong('invalid_scope', 'The scope must contain openid')

  const codeChallenge = parameters.get('code_challenge')
  if (codeChallenge === null) return invalid('Missing CodeChallenge (PKCE - RFC7636)')
  if (parameters.get('code_challenge_method') !== 'S256') return invalid('Only code_challenge_method=S256')
  if (!/^[A-Za-z0-9_-]{43}$/.test(codeChallenge)) return invalid('code_challenge must be 43 base64url characters')

  const maxAge = parameters.get('max_age')
  if (maxAge !== null && !/^\d{1,9}$/.test(maxAge)) return invalid('max_age must be a number of seconds')
  const prompts = promptsOf(parameters)
  return prompts.includes('none') && prompts.length > 1 ? invalid('prompt=none stands alone') : null
}

function promptsOf(parameters: URLSearchParams): readonly string[] {
  return [...new Set((parameters.get('prompt') ?? '').split(' '))].filter((value) => value !== '')
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
