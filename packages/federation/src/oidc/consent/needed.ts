import type { Session, Store } from '@laissez-passer/core/ports'
import type { AuthorizeRequest } from '../requests/request.ts'
import { askedOf } from '../requests/mark.ts'

/** What this session's person answered to this very request; null: nothing yet. */
export function answerOf({ mark }: Pick<AuthorizeRequest, 'mark'>, session: Session): 'allowed' | 'denied' | null {
  const consent = mark?.consent ?? null
  return consent !== null && consent.by === askedOf(session) ? consent.answer : null
}

/**
 * Whether the person has to be asked before a service gets a code: not by the operator's own, nor by one that
 * they allowed all that it asks for. No query where the service is the operator's own.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#Consent
 */
export async function needsConsent(
  { store }: { readonly store: Pick<Store, 'consents'> },
  { request, session }: { readonly request: AuthorizeRequest; readonly session: Session },
): Promise<boolean> {
  const { asks, prompts, service } = request
  if (service.firstParty) return false
  if (prompts.has('consent') && answerOf(request, session) === null) return true
  const { clientId } = service
  const allowed = await store.consents.scopes({ accountId: session.accountId, clientId })
  return asks.some((each) => !allowed.includes(each))
}
