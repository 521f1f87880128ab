import type { Context } from '@laissez-passer/core/context'
import { allowService } from '@laissez-passer/core/internal/account'
import type { CurrentSession } from '@laissez-passer/core/internal/sessions'
import type { OidcProvider } from '../provider.ts'
import { askedOf } from '../requests/mark.ts'
import { resolveRequest } from '../requests/resolve.ts'
import { validateRequest } from '../requests/validate.ts'
import { wayBack } from '../requests/way-back.ts'
import { wasAsked } from './question.ts'

/**
 * Takes a person's answer to what a service asks for. What they allow is remembered, by account, service and
 * scope, in one commit; a refusal isn't: it is told to the service, which may ask again. The answer counts
 * for the request that was shown, in the session that it was shown to, and for no other.
 *
 * @param answer - `query` and `proof` as {@link ConsentQuestion} has them.
 * @returns Where to go on: the request, with its answer. `not-asked`: this session wasn't asked this.
 */
export async function answerConsent(
  provider: Omit<OidcProvider, 'store' | 'settings'> & Pick<Context, 'store' | 'settings'>,
  answer: {
    readonly current: CurrentSession
    readonly query: string
    readonly proof: string
    readonly allowed: boolean
  },
): Promise<{ readonly ok: true; readonly continueTo: string } | { readonly ok: false; readonly reason: 'not-asked' }> {
  const { allowed, current, proof } = answer
  const { session } = current
  if (!(await wasAsked(provider, { proof, query: answer.query, session }))) return { ok: false, reason: 'not-asked' }
  const query = new URLSearchParams(answer.query)
  const resolved = await resolveRequest(provider, query)
  const validated = resolved.ok ? validateRequest(provider, resolved) : resolved
  // It was valid when it was shown; by now its service may be none of ours. The endpoint says so.
  if (!validated.ok) return { ok: true, continueTo: `${provider.settings.addresses.oauth2.authorize}?${query}` }
  const { request } = validated
  const { clientId, name: serviceName } = request.service
  if (allowed) await allowService(provider, { current, clientId, serviceName, scopes: request.asks })
  const consent = { by: askedOf(session), answer: allowed ? ('allowed' as const) : ('denied' as const) }
  return { ok: true, continueTo: await wayBack(provider, { query, request, asked: undefined, consent }) }
}
