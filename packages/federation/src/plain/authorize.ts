import { levelOfAcr } from '../oidc/acr.ts'
import { strongerLevel } from '../services/levels.ts'
import type { PlainService, PlainServices } from './services.ts'

/** What a plain authorization request asks of a sign-in. */
export interface PlainAsk extends PlainService {
  /** The languages in which the service speaks with the person, with spaces between. */
  readonly uiLocales: string
}

/** What a request may say and still be plain: nothing that depends on who comes, or on the hour. */
const known: ReadonlySet<string> = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'acr_values',
  'ui_locales',
])

/**
 * Understands an authorization request that is as most are, and right: whoever isn't signed in is asked to,
 * for that service. Whatever else it says, or gets wrong, the provider itself looks at.
 *
 * @param services - From the provider, by `plainServices`.
 * @param query - As it came.
 * @returns what it asks; null where the provider itself has to look
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 */
export function plainAuthorize(services: PlainServices, query: URLSearchParams): PlainAsk | null {
  const names = [...query.keys()]
  if (names.some((name, at) => !known.has(name) || names.indexOf(name) !== at)) return null
  const clientId = query.get('client_id') ?? ''
  const service = Object.hasOwn(services.oidc, clientId) ? services.oidc[clientId] : undefined
  const plain =
    service?.redirectUris.includes(query.get('redirect_uri') ?? '') === true &&
    query.get('response_type') === 'code' &&
    ['query', null].includes(query.get('response_mode')) &&
    (query.get('scope') ?? '').split(' ').includes('openid') &&
    query.get('code_challenge_method') === 'S256' &&
    /^[A-Za-z0-9_-]{43}$/.test(query.get('code_challenge') ?? '')
  if (!plain) return null
  const [wished] = (query.get('acr_values') ?? '').split(' ').flatMap((acr) => levelOfAcr(acr) ?? [])
  return {
    name: service.name,
    level: wished === undefined ? service.level : strongerLevel(service.level, wished),
    uiLocales: query.get('ui_locales') ?? '',
  }
}
