import type { DevicePoll } from '@laissez-passer/core/ports'
import { hashSecret } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer, type TokenError } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { handedOut, purchase } from './tokens.ts'

type Untold = Exclude<DevicePoll['status'], 'allowed'>

const answers: Readonly<Record<Untold, readonly [error: TokenError, description: string]>> = {
  pending: ['authorization_pending', 'Nobody has answered yet'],
  'slow-down': ['slow_down', 'Wait five seconds longer between two requests'],
  denied: ['access_denied', 'The device was turned away'],
  expired: ['expired_token', 'The code has expired'],
  spent: ['invalid_grant', 'The code was used before'],
  unknown: ['invalid_grant', 'The code is unknown'],
}

/**
 * Tells a device what became of its question; once somebody let it in, it gets its tokens, once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.4
 */
export async function deviceCode(provider: OidcProvider, request: GrantRequest): Promise<TokenAnswer> {
  const { parameters, service } = request
  const presented = parameters.get('device_code')
  if (presented === null) return failed('invalid_request', 'device_code is missing')
  const { now, store } = provider
  const deviceCodeHash = hashSecret(presented)
  const polled = await store.deviceGrants.poll({ deviceCodeHash, clientId: service.clientId, now })
  if (polled.status !== 'allowed') return failed(...answers[polled.status])
  const { account, grant } = polled
  if (account.status !== 'active') return failed('invalid_grant', 'The account is closed')

  const given = {
    ...polled.given,
    originHash: deviceCodeHash,
    scope: grant.scope,
    claims: null,
    nonce: null,
    sid: null,
  }
  const bought = purchase(provider, given, request)
  const spent = await store.deviceGrants.spend({ deviceCodeHash, buys: bought.bought, now })
  if (!spent) return failed('invalid_grant', 'The code was used before, or the session has ended')
  return handedOut(provider, bought, { account, given, request })
}
