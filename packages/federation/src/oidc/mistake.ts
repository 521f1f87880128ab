import { about, type Mistake, repeatedParameter } from '../mistake.ts'
import { findClient } from './clients/find.ts'
import type { ClientLookUp } from './registration/stored.ts'
import { repeatedIn } from './repeated.ts'
import type { Refusal, Wrong } from './requests/request.ts'

/**
 * What is wrong with an authorization request that ended on a page of ours.
 *
 * @param query - As it came.
 * @param reason - As `authorize` refused it.
 * @param wrong - What it would have told an address of the client's own.
 */
export async function mistakeOfAuthorize(
  provider: ClientLookUp,
  {
    query,
    reason,
    wrong,
  }: { readonly query: URLSearchParams; readonly reason: Refusal; readonly wrong?: Wrong | undefined },
): Promise<Mistake> {
  if (reason === 'repeated-parameter') return repeatedParameter(query, repeatedIn(query) ?? '')
  if (reason === 'request-over')
    return {
      ...about(query, 'request_uri'),
      why: 'A pushed request lives for a minute, is answered once, and is for the client that pushed it.',
    }
  const clientId = query.get('client_id') ?? ''
  const service = await findClient(provider, clientId)
  if (service === null) {
    const accepted = provider.services.flatMap((each) => (each.type === 'oidc' ? [each.clientId] : []))
    return { ...about(query, 'client_id'), accepted }
  }
  // An object that can't be opened says no address.
  if (query.has('request') && wrong !== undefined && wrong.error !== 'invalid_request')
    return { ...about(query, 'request'), why: `${wrong.error}: ${wrong.description}` }
  const signed = query.has('request') ? ' It stands in the signed request.' : ''
  return {
    ...about(query, 'redirect_uri'),
    accepted: service.redirectUris,
    why: `It is compared letter for letter with the redirectUris of ${clientId}.${signed}`,
  }
}
