import type { Session } from '@laissez-passer/core/ports'
import type { OidcProvider } from '../provider.ts'
import { namesSomebody } from './another-person.ts'
import { askedOf, type Mark, withMark } from './mark.ts'
import type { AuthorizeRequest } from './request.ts'

/**
 * Where a person comes back to from a page of ours: the request as it came, with what is seen to there.
 * @param way - `asked`: the session that is asked who comes, null: nobody's; undefined: that isn't asked.
 * `consent`: what was answered there to what the service asks for. Default: that isn't asked.
 */
export async function wayBack(
  provider: Pick<OidcProvider, 'keyRing' | 'now' | 'settings'>,
  {
    query,
    request,
    asked,
    consent = null,
  }: {
    readonly query: URLSearchParams
    readonly request: AuthorizeRequest
    readonly asked: Session | null | undefined
    readonly consent?: Mark['consent']
  },
): Promise<string> {
  const { authenticatedAfter, mark, prompts } = request
  const path = provider.settings.addresses.oauth2.authorize
  const marked = await withMark(provider, {
    path,
    query,
    mark: {
      after: authenticatedAfter === null ? null : Math.min(authenticatedAfter, provider.now),
      asked: asked !== undefined && namesSomebody(request) ? askedOf(asked) : (mark?.asked ?? null),
      begun: request.sealed,
      // Consent comes after the sign-in, and so is asked for when it is done.
      left: prompts.has('consent') ? ['consent'] : [],
      consent,
    },
  })
  return `${path}?${marked}`
}
