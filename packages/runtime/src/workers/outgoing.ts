import type { Outgoing, OutgoingRequest, OutgoingResult, OutgoingRules } from '@laissez-passer/core/ports'
import { isRedirect, patience, readBody } from '../outgoing/limits.ts'
import { targetOf } from '../outgoing/target.ts'

/**
 * Outgoing requests on Workers, which can't see where a name leads: to hosts of registered services alone.
 *
 * @param options for tests: `fetch` instead of the runtime's, `patienceMs` instead of 5000
 */
export function workersOutgoing(
  options: { readonly fetch?: (request: Request) => Promise<Response>; readonly patienceMs?: number } = {},
): (rules: OutgoingRules) => Outgoing {
  const { fetch = (request) => globalThis.fetch(request), patienceMs = patience } = options
  return (rules) => {
    const outgoing = async (
      url: string,
      { body, byStranger = false, headers = {}, method = 'GET' }: OutgoingRequest = {},
    ): Promise<OutgoingResult> => {
      const read = targetOf(url, rules, { byStranger })
      if (!read.ok) return read
      if (!read.target.registered) return { ok: false, reason: 'forbidden-host' }
      const signal = AbortSignal.timeout(patienceMs)
      try {
        const response = await fetch(
          new Request(read.target.url, {
            method,
            headers: { 'User-Agent': 'laissez-passer', ...headers },
            ...(body === undefined ? {} : { body }),
            redirect: 'manual',
            signal,
          }),
        )
        if (isRedirect(response.status)) {
          await response.body?.cancel()
          return { ok: false, reason: 'redirect' }
        }
        const taken = response.body === null ? new Uint8Array() : await readBody(response.body)
        if (taken === null) return { ok: false, reason: 'too-large' }
        return { ok: true, status: response.status, headers: response.headers, body: taken }
      } catch {
        return { ok: false, reason: signal.aborted ? 'too-slow' : 'unreachable' }
      }
    }
    return Object.assign(outgoing, { listedHostsAlone: true as const })
  }
}
