import { authorizeDevice } from '@laissez-passer/federation/oidc'
import { Hono } from 'hono'
import { clientRefused } from '../client-refused.ts'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { asked, open } from './programs.ts'
import { oidcProviderOf } from './provider.ts'

/**
 * Where devices without a keyboard ask to be let in.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8628#section-3.1
 */
export const deviceAuthorizationRoom: Room = {
  for: 'anyone',
  speaksToPrograms: ({ oauth2 }) => [oauth2.deviceAuthorization],
  routes(parts) {
    const { deviceAuthorization } = parts.addresses.oauth2
    const providerOf = oidcProviderOf(parts)
    const answer = asked((c, request) => {
      const from = { address: c.get('address'), country: c.get('country') ?? null }
      return authorizeDevice(providerOf(c), { ...request, from })
    }, clientRefused(parts))
    return new Hono<ProviderEnv>().post(deviceAuthorization, answer).use(deviceAuthorization, open)
  },
}
