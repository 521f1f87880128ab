import type { Context } from '@laissez-passer/core/context'
import { allowDevice } from '@laissez-passer/core/internal/account'
import type { CurrentSession } from '@laissez-passer/core/internal/sessions'
import { acrOf } from '../acr.ts'
import { amrOfSession, type OidcProvider } from '../provider.ts'
import type { DeviceQuestion } from './question.ts'

/**
 * Takes a person's answer to a device that asks: let in, it fetches tokens in their name at its next
 * question. One commit. Whether the session reaches what the service asks is for the caller to have seen.
 *
 * @returns false when there is nothing to answer any more.
 */
export async function answerDevice(
  provider: Omit<OidcProvider, 'store' | 'settings'> & Pick<Context, 'store' | 'settings'>,
  {
    allowed,
    current,
    question,
  }: { readonly allowed: boolean; readonly current: CurrentSession; readonly question: DeviceQuestion },
): Promise<boolean> {
  const { deviceCodeHash, scope, service } = question
  const { account, session } = current
  if (question.accountId !== account.id) return false
  if (!allowed) return provider.store.deviceGrants.deny({ deviceCodeHash, now: provider.now })
  const scopes = scope.split(' ')
  return allowDevice(provider, {
    current,
    deviceCodeHash,
    clientId: service.clientId,
    serviceName: service.name,
    scopes,
    given: {
      accountId: account.id,
      sessionIdHash: scopes.includes('offline_access') ? null : session.idHash,
      authenticatedAt: session.authenticatedAt,
      acr: acrOf(session.level),
      amr: amrOfSession(session, provider),
      eidAssurance: session.proofs.findLast(({ assurance }) => assurance !== undefined)?.assurance ?? null,
    },
  })
}
