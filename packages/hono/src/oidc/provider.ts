import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { OidcProvider } from '@laissez-passer/federation/oidc'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/** What the use cases of OpenID Connect are given, from each request's context. */
export function oidcProviderOf({
  context: { methods },
  explains,
  services,
}: Pick<RouteParts, 'context' | 'explains' | 'services'>): (c: Context<ProviderEnv>) => OidcProvider & UseCaseContext {
  // Of a retired method too: what a session proved by it is still told.
  const references = new Map(methods.map(({ amr, name }) => [name, amr]))
  const amrOf = (name: string) => references.get(name) ?? []
  return (c) => ({ ...c.get('context'), services, amrOf, explains })
}
