import type { OidcService } from '../../services/index.ts'
import { isFapi2 } from '../clients/fapi2.ts'
import { findClient } from '../clients/find.ts'
import type { OidcProvider } from '../provider.ts'
import { repeatedIn } from '../repeated.ts'
import { type Mark, readMark } from './mark.ts'
import { hashOfReference } from './reference.ts'
import type { Refusal, Wrong } from './request.ts'
import { openRequestObject } from './request-object.ts'

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
export type Resolving = Pick<OidcProvider, 'keyRing' | 'now' | 'outgoing' | 'services' | 'settings'> & {
  readonly store: Pick<OidcProvider['store'], 'pushedRequests' | 'registeredClients'>
}

/**
 * Reads what a request says, from whichever place it says it: the browser's query, an object in it that the
 * client signed, or what the client pushed before. Of these two nothing else is part.
 *
 * @param query - The query (GET) or form (POST) as it came.
 * @see https://www.rfc-editor.org/rfc/rfc9126#section-4
 */
export async function resolveRequest(provider: Resolving, query: URLSearchParams): Promise<Resolution> {
  if (repeatedIn(query) !== null) return { ok: false, refusal: 'repeated-parameter' }
  const service = await findClient(provider, query.get('client_id') ?? '')
  if (service === null) return { ok: false, refusal: 'unknown-client' }
  const mark = await readMark(provider, { path: provider.settings.addresses.oauth2.authorize, query })
  const wrong = (error: string, description: string): Resolution => ({
    ok: false,
    service,
    wrong: { error, description },
  })
  const requestUri = query.get('request_uri')
  if (requestUri === null) {
    if (service.requirePushedAuthorizationRequests || isFapi2(service))
      return wrong('invalid_request', 'This client pushes its requests (RFC 9126)')
    return fromBrowser(provider, { mark, query, service })
  }

  const pushed = hashOfReference(requestUri)
  if (pushed === null) return wrong('request_uri_not_supported', 'Push the request, or send its parameters')
  const found = await provider.store.pushedRequests.find(pushed)
  // Whoever came in time may take as long as they like: to sign in, to fetch their phone, to come back.
  const inTime = found !== null && (found.expiresAt > provider.now || mark?.begun === true)
  if (!inTime || found.clientId !== service.clientId) return { ok: false, refusal: 'request-over' }
  return { ok: true, service, parameters: new URLSearchParams(found.parameters), mark, pushed, sealed: true }
}

/** What the browser brought: parameters, or an object with all of them inside. */
async function fromBrowser(
  provider: Resolving,
  {
    mark,
    query,
    service,
  }: { readonly mark: Mark | null; readonly query: URLSearchParams; readonly service: OidcService },
): Promise<Resolution> {
  const opened = await openedRequest(provider, { begun: mark?.begun === true, parameters: query, service })
  if (!opened.ok) return { ...opened, service }
  return { ok: true, service, mark, pushed: null, parameters: opened.parameters, sealed: query.has('request') }
}

/** The parameters, or those of the signed object among them, which stands for all. */
export async function openedRequest(
  provider: Pick<OidcProvider, 'now' | 'outgoing' | 'settings'>,
  options: { readonly parameters: URLSearchParams; readonly service: OidcService; readonly begun: boolean },
): ReturnType<typeof openRequestObject> {
  const { parameters, service } = options
  const object = parameters.get('request')
  if (object !== null) return openRequestObject(provider, { ...options, object })
  if (!service.requireSignedRequestObject) return { ok: true, parameters }
  return { ok: false, wrong: { error: 'invalid_request', description: 'This client signs its requests (RFC 9101)' } }
}
