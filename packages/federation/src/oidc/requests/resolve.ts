import type { OidcService } from '../../services/index.ts'
import { findOidcService } from '../clients/find.ts'
import type { OidcProvider } from '../provider.ts'
import { repeatedIn } from '../repeated.ts'
import type { Wrong } from './answer.ts'
import { type Mark, readMark } from './mark.ts'
import { hashOfReference } from './reference.ts'
import type { Refusal } from './request.ts'

/** An authorization request as its relying party meant it, wherever it said so. */
export interface Resolved {
  readonly service: OidcService
  /** What it asks. */
  readonly parameters: URLSearchParams
  /** What this provider wrote on the way back from a page of its own. */
  readonly mark: Mark | null
  /** Hash of the pushed request that this is; null: it came by the browser. */
  readonly pushed: string | null
  /** Nothing that the browser brought besides is part of it. */
  readonly sealed: boolean
}

/** What a request asks, or why nobody knows. */
export type Resolution =
  | ({ readonly ok: true } & Resolved)
  /** `service`: who may be told, at an address of theirs that the request names. */
  | { readonly ok: false; readonly wrong: Wrong; readonly service: OidcService }
  | { readonly ok: false; readonly refusal: Refusal }

/** What resolving needs of a provider. */
export type Resolving = Pick<OidcProvider, 'keyRing' | 'now' | 'services'> & {
  readonly store: Pick<OidcProvider['store'], 'pushedRequests'>
}

/**
 * Reads what a request says, from whichever place it says it: the browser's query, or what its client pushed
 * before, of which nothing else is part.
 *
 * @param query - The query (GET) or form (POST) as it came.
 * @see https://www.rfc-editor.org/rfc/rfc9126#section-4
 */
export async function resolveRequest(provider: Resolving, query: URLSearchParams): Promise<Resolution> {
  if (repeatedIn(query) !== null) return { ok: false, refusal: 'repeated-parameter' }
  const service = findOidcService(provider.services, query.get('client_id') ?? '')
  if (service === null) return { ok: false, refusal: 'unknown-client' }
  const mark = await readMark(provider, query)
  const requestUri = query.get('request_uri')
  if (requestUri === null) {
    if (!query.has('request')) return { ok: true, service, parameters: query, mark, pushed: null, sealed: false }
    return {
      ok: false,
      service,
      wrong: { error: 'request_not_supported', description: 'Send the parameters themselves' },
    }
  }

  const pushed = hashOfReference(requestUri)
  if (pushed === null)
    return {
      ok: false,
      service,
      wrong: { error: 'request_uri_not_supported', description: 'Push the request, or send its parameters' },
    }
  const found = await provider.store.pushedRequests.find(pushed)
  // Who came in time may take as long as they like: to sign in, to fetch their phone, to come back.
  const inTime = found !== null && (found.expiresAt > provider.now || mark?.begun === true)
  if (!inTime || found.clientId !== service.clientId) return { ok: false, refusal: 'request-over' }
  return { ok: true, service, parameters: new URLSearchParams(found.parameters), mark, pushed, sealed: true }
}
