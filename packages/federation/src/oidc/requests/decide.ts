import type { Session } from '@laissez-passer/core/ports'
import { meets } from '@laissez-passer/core/internal/sign-in'
import type { OidcProvider } from '../provider.ts'
import { type AuthorizeRequest, requirementOf } from './request.ts'

/** What a session lacks for a request; null: nothing. */
export function whatIsMissing(
  request: AuthorizeRequest,
  session: Session,
  provider: Pick<OidcProvider, 'now' | 'methods'>,
): 'login_required' | 'interaction_required' | null {
  // A relying party with prompt=login in hand wants a new sign-in, whatever the clock's granularity.
  if (request.prompts.has('login') || request.prompts.has('select_account')) return 'login_required'
  const { authenticatedAt } = session
  // A sign-in from the future was made before the clock was put back: how long ago, nobody knows.
  if (
    request.authenticatedAfter !== null &&
    (authenticatedAt < request.authenticatedAfter || authenticatedAt > provider.now + 60)
  )
    return 'login_required'
  // One accepted method must reach the level by itself: one for the level and another for the list are no
  // substitute.
  const { methods } = provider
  return meets(session.proofs, { requirement: requirementOf(request), methods }) ? null : 'interaction_required'
}
