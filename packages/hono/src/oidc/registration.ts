import {
  readClient,
  registerClient,
  type RegistrationAnswer,
  removeClient,
  updateClient,
} from '@laissez-passer/federation/oidc'
import { type Context, Hono } from 'hono'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { posted } from './posted.ts'
import { open } from './programs.ts'
import { oidcProviderOf } from './provider.ts'

/**
 * Where clients register themselves, and read, change and remove what they registered; not there at all
 * unless the operator has it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7591
 * @see https://www.rfc-editor.org/rfc/rfc7592
 */
export const clientRegistrationRoom: Room = {
  for: 'anyone',
  speaksToPrograms: ({ oauth2 }) => [oauth2.register],
  routes(parts) {
    const { register } = parts.addresses.oauth2
    const providerOf = oidcProviderOf(parts)
    const routes = new Hono<ProviderEnv>()
    if (parts.context.settings.clientRegistration === 'off') return routes
    const own = `${register}/:clientId`
    const shown = (c: Context<ProviderEnv>) => c.req.header('Authorization') ?? null
    const managing = (c: Context<ProviderEnv>) => ({
      authorization: shown(c),
      clientId: c.req.param('clientId') ?? '',
    })
    return routes
      .use(register, open)
      .post(register, async (c) => {
        const request = { authorization: shown(c), body: await posted(c), from: c.get('address') }
        return tell(c, await registerClient(providerOf(c), request))
      })
      .use(own, open)
      .get(own, async (c) => tell(c, await readClient(providerOf(c), managing(c))))
      .put(own, async (c) => tell(c, await updateClient(providerOf(c), { ...managing(c), body: await posted(c) })))
      .delete(own, async (c) => tell(c, await removeClient(providerOf(c), managing(c))))
  },
}

function tell(c: Context<ProviderEnv>, { body, challenge, retryAfter, status }: RegistrationAnswer): Response {
  c.header('Pragma', 'no-cache')
  c.header('WWW-Authenticate', challenge)
  c.header('Retry-After', retryAfter?.toString())
  return status === 204 ? c.body(null, 204) : c.json(body, status)
}
