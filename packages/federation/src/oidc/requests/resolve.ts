import type { OidcService } from '../../services/index.ts'
import { findOidcService } from '../clients/find.ts'
import type { OidcProvider } from '../provider.ts'
import { type Mark, readMark } from './mark.ts'
import type { AuthorizeResult } from './request.ts'

/** An authorization request as its relying party meant it, wherever it said so. */
export interface Resolved {
  readonly service: OidcService
  /** What it asks. */
  readonly parameters: URLSearchParams
  /** What this provider wrote on the way back from a page of its own. */
  readonly mark: Mark | null
}

/**
 * Reads what a request says, from whichever place it says it.
 *
 * @param query - The query (GET) or form (POST) as it came.
 */
export async function resolveRequest(
  provider: Pick<OidcProvider, 'keyRing' | 'services'>,
  query: URLSearchParams,
): Promise<({ readonly ok: true } & Resolved) | { readonly ok: false; readonly result: AuthorizeResult }> {
  // RFC 6749 §3.1: parameters occur once; two of them could mean different things to two readers.
  for (const name of new Set(query.keys())) {
    if (name !== 'resource' && query.getAll(name).length > 1)
      return { ok: false, result: { kind: 'refuse', reason: 'repeated-parameter' } }
  }
  const service = findOidcService(provider.services, query.get('client_id') ?? '')
  if (service === null) return { ok: false, result: { kind: 'refuse', reason: 'unknown-client' } }
  return { ok: true, service, parameters: query, mark: await readMark(provider, query) }
}
