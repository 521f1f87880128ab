import { withQuery } from '@laissez-passer/core/addresses'
import { ofNobody } from '@laissez-passer/core/internal/ids'
import type { Seconds, ThrottleRule } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import type { AuthenticationMethod, OidcService } from '../../services/index.ts'
import { readAudience } from '../audience.ts'
import { fromClient } from '../clients/from-client.ts'
import { hashSecret } from '../encoding.ts'
import { failed } from '../grants/answer.ts'
import type { OidcProvider } from '../provider.ts'
import { grantedScope } from '../scopes.ts'
import type { TokenRequest } from '../token.ts'
import { newUserCode, shownUserCode, userCodeHashes } from './user-code.ts'

/** The `grant_type` by which a device fetches its tokens (RFC 8628 §3.4). */
export const deviceGrantType = 'urn:ietf:params:oauth:grant-type:device_code'

/** How long a device waits for an answer, and how often it asks at most, in seconds. */
export const deviceRules = { lifeSeconds: 900, intervalSeconds: 5 } as const

const window: Seconds = 300

/**
 * How many devices may ask from one address: whoever knows a public client's id can ask. A client that has
 * shown who it is may be a server that asks for many.
 */
const limits = { public: 60, confidential: 1200 } as const

/** So many draws would all have to meet a code that waits. */
const draws = 5

/** The endpoint's answer; a 429 goes with `Retry-After`. */
export interface DeviceAuthorizationAnswer {
  readonly status: 200 | 400 | 401 | 429
  readonly body: Readonly<Record<string, string | number>>
  readonly retryAfter?: Seconds
}

/**
 * A device without a keyboard asks to be let in: it is given a code of its own, and a short one that somebody
 * types elsewhere. One commit, after the count of those that ask from its address.
 *
 * @param request - `from`: where it asks from, as far as it is known.
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.1
 */
export async function authorizeDevice(
  provider: OidcProvider,
  request: TokenRequest & { readonly from: { readonly address: string; readonly country: string | null } },
): Promise<DeviceAuthorizationAnswer> {
  const { authorization, from, parameters } = request
  const { now, random, settings, store } = provider
  const { addresses, origin } = settings
  const client = await fromClient(provider, {
    authorization,
    parameters,
    endpoint: origin + addresses.oauth2.deviceAuthorization,
  })
  if (!client.ok) return client.answer
  const { service } = client
  if (!service.grantTypes.includes(deviceGrantType))
    return failed('unauthorized_client', `This client isn’t registered for ${deviceGrantType}`)
  const audience = readAudience(service, parameters)
  if (!audience.ok) return failed(audience.error, audience.description)
  const scope = grantedScope(service, parameters.get('scope') ?? '')
  if (scope === '') return failed('invalid_scope', 'The scope must contain one that this provider knows')

  const spent = await store.throttle.spend([ruleOf(client, from.address)], { now })
  if (!spent.ok) {
    const body = { error: 'temporarily_unavailable', error_description: 'Too many devices ask from this address' }
    return { status: 429, body, retryAfter: Math.max(1, spent.until - now) }
  }
  const deviceCode = ofNobody(base64url.encode(random(32)))
  const userCode = await open(provider, {
    deviceCodeHash: hashSecret(deviceCode),
    clientId: service.clientId,
    scope,
    askedFrom: from.address,
    askedIn: from.country,
    createdAt: now,
    expiresAt: now + deviceRules.lifeSeconds,
  })
  const uri = origin + addresses.device
  return {
    status: 200,
    body: {
      device_code: deviceCode,
      user_code: shownUserCode(userCode),
      verification_uri: uri,
      verification_uri_complete: withQuery(uri, { user_code: shownUserCode(userCode) }),
      expires_in: deviceRules.lifeSeconds,
      interval: deviceRules.intervalSeconds,
    },
  }
}

type Asked = Omit<Parameters<OidcProvider['store']['deviceGrants']['open']>[0], 'userCodeHash'>

/** Draws user codes until one is free. */
async function open(provider: OidcProvider, asked: Asked): Promise<string> {
  for (let drawn = 0; drawn < draws; drawn++) {
    const userCode = newUserCode(provider.random)
    const [userCodeHash = ''] = await userCodeHashes(provider, userCode)
    if (await provider.store.deviceGrants.open({ ...asked, userCodeHash })) return userCode
  }
  throw new Error('no user code is free')
}

function ruleOf(
  { method, service }: { readonly method: AuthenticationMethod; readonly service: OidcService },
  address: string,
): ThrottleRule {
  const limit = method === 'none' ? limits.public : limits.confidential
  const key = `device-asks:${service.clientId}:${address}`
  return { key, accountId: null, limit, lockSeconds: window, windowSeconds: window }
}
