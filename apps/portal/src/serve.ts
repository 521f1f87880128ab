import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { fairQueue } from '@laissez-passer/runtime/fair-queue'
import { clientAddress } from '@laissez-passer/server/client-address'
import { drain } from '@laissez-passer/server/node/drain'
import { admission, admissionLimits } from '@laissez-passer/server/node/admission'
import { limitConnections, limits, requestLimits } from '@laissez-passer/server/node/limits'
import { listenAt } from '@laissez-passer/server/node/listen'
import { cantListen } from '@laissez-passer/server/node/port-in-use'
import { languageCookie } from './server/routes/pages.ts'
import type { Settings } from './server/settings.ts'

/** Who is at the other end. */
interface Peer {
  readonly incoming: { readonly socket: { readonly remoteAddress?: string | undefined } }
}

/** A file of ten megabytes from a phone takes its time. */
const patient = { ...limits, requestMs: 180_000 }

/**
 * Serves the portal over HTTP: requests that write something take turns in a flood, and a sign-in, which
 * begins and ends by links, is one of them.
 *
 * @param fetch what answers
 * @param options `seen`: which session a request brings, where it was found lately
 * @returns what lets it go, or one line for the operator when it can't listen
 */
export async function serve(
  fetch: (request: Request, env: Peer) => Response | Promise<Response>,
  {
    drainSeconds,
    hostname,
    origin,
    port,
    seen,
    trustedProxies,
  }: Pick<Settings, 'drainSeconds' | 'hostname' | 'origin' | 'port' | 'trustedProxies'> & {
    readonly seen: (request: Request) => string | null
  },
): Promise<
  | { readonly ok: true; readonly stop: (options: { readonly atOnce: boolean }) => Promise<void> }
  | { readonly ok: false; readonly line: string }
> {
  const addressOf = clientAddress(trustedProxies)
  const letIn = admission<Peer>({
    queue: fairQueue(admissionLimits.atOnce, admissionLimits),
    answer: fetch,
    turn: (request, { incoming }) => ({
      from: addressOf({
        peer: incoming.socket.remoteAddress ?? null,
        forwarded: request.headers.get('X-Forwarded-For') ?? undefined,
      }),
      known: seen(request) ?? undefined,
    }),
    takesTurns: ({ method, url }) =>
      (method !== 'GET' && method !== 'HEAD') || new URL(url).pathname.startsWith('/auth/'),
    origin,
    remembered: languageCookie,
  })
  const listener = getRequestListener(letIn)
  const drained = drain((incoming, outgoing) => void listener(incoming, outgoing), { seconds: drainSeconds })
  const server = createServer(requestLimits(patient), drained.listener)
  limitConnections(server, { trustedProxies })
  const opened = await listenAt(server, { port, ...(hostname === undefined ? {} : { host: hostname }) })
  if (!opened.ok) return { ok: false, line: cantListen('PORTAL_PORT', { port, hostname, error: opened.error }) }
  return { ok: true, stop: (options) => drained.stop(opened.listening, options) }
}
