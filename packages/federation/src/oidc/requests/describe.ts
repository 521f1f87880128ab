import type { Destination } from '@laissez-passer/core/context'
import { asksAnew } from './mark.ts'
import { requirementOf } from './request.ts'
import { resolveRequest, type Resolving } from './resolve.ts'
import { validateRequest } from './validate.ts'

/**
 * Says which service an authorization request comes from and what it asks for, so that the sign-in page can
 * show it. No query, but for a request that was pushed: one.
 *
 * @param path - A path with query on the provider's own origin.
 * @returns null when the path isn't a valid authorization request.
 */
export async function describeAuthorize(provider: Resolving, path: string): Promise<Destination | null> {
  const { addresses, origin } = provider.settings
  const url = URL.parse(path, origin)
  if (url?.origin !== origin || url.pathname !== addresses.oauth2.authorize) return null
  const resolved = await resolveRequest(provider, url.searchParams)
  if (!resolved.ok) return null
  const validated = validateRequest(provider, resolved)
  if (!validated.ok) return null
  const { authenticatedAfter, loginHint, mark } = validated.request
  return {
    ...requirementOf(validated.request),
    forceFresh: asksAnew(mark),
    maxAge: authenticatedAfter === null ? null : Math.max(0, provider.now - authenticatedAfter),
    loginHint,
  }
}
