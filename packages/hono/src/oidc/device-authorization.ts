import { authorizeDevice } from '@laissez-passer/federation/oidc'
import { Hono } from 'hono'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { open, sent, tellClient } from './programs.ts'
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
    return new Hono<ProviderEnv>().use(deviceAuthorization, open).post(deviceAuthorization, async (c) => {
      const from = { address: c.get('address'), country: c.get('country') }
      const { retryAfter, ...answer } = await authorizeDevice(providerOf(c), { ...(await sent(c)), from })
      if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
      return tellClient(c, answer)
    })
  },
}
