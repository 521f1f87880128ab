import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Provider } from '@laissez-passer/hono/provider'
import { fairQueue, type QueueWatch } from '@laissez-passer/runtime/fair-queue'
import { clientAddress } from '@laissez-passer/server/client-address'
import { drain } from '@laissez-passer/server/node/drain'
import { limitConnections, requestLimits } from '@laissez-passer/server/node/limits'
import { admission, admissionLimits, type AdmissionTurn } from '@laissez-passer/server/node/admission'
import { listenAt } from '@laissez-passer/server/node/listen'
import { cantListen } from '@laissez-passer/server/node/port-in-use'

/**
 * The work in the background begins so long after the server listens, in milliseconds: whoever waited for the
 * start goes first.
 */
const aMoment = 100

/** Who is at the other end. */
interface Peer {
  readonly incoming: { readonly socket: { readonly remoteAddress?: string | undefined } }
}

/** Told how people fare at admission. */
export interface AdmissionWatch {
  readonly line: QueueWatch
  readonly turnedAway: (turn: AdmissionTurn) => void
}

/** A server that answers. */
export interface Serving {
  readonly ok: true
  /**
   * Says that it goes, and takes on no work in the background; answers for a while longer, then ends live
   * streams, whose browsers connect elsewhere, and resolves when all is done. Called again, or `atOnce`, it
   * waits for nobody who could still come.
   */
  readonly stop: (options?: { readonly atOnce?: boolean }) => Promise<void>
}

/**
 * Serves a provider over HTTP with its work in the background.
 *
 * @param provider what answers
 * @param where `drainSeconds`: for how long it still answers when it is told to stop; `hostname` undefined:
 * every interface; `origin`: where browsers find it; `trustedProxies`: whose connections are many people's;
 * `watch`: absent, nobody counts
 * @returns one line for the operator when it can't listen there
 */
export async function serve(
  provider: Pick<Provider, 'close' | 'fetch' | 'knownBrowser' | 'runBackground'>,
  {
    drainSeconds,
    port,
    hostname,
    origin,
    trustedProxies,
    watch,
  }: {
    readonly drainSeconds: number
    readonly port: number
    readonly hostname: string | undefined
    readonly origin: string
    readonly trustedProxies: readonly string[]
    readonly watch?: AdmissionWatch | undefined
  },
): Promise<Serving | { readonly ok: false; readonly line: string }> {
  const addressOf = clientAddress(trustedProxies)
  const letIn = admission<Peer>({
    queue: fairQueue(admissionLimits.atOnce, { ...admissionLimits, watch: watch?.line }),
    answer: (request, env) => provider.fetch(request, env),
    turn: async (request, { incoming }) => ({
      from: addressOf({
        peer: incoming.socket.remoteAddress ?? null,
        forwarded: request.headers.get('X-Forwarded-For') ?? undefined,
      }),
      known: (await provider.knownBrowser(request)) ?? undefined,
    }),
    origin,
    remembered: '__Host-lp-lang',
    ...(watch ? { turnedAway: watch.turnedAway } : {}),
  })
  const listener = getRequestListener(letIn)
  const drained = drain((incoming, outgoing) => void listener(incoming, outgoing), { seconds: drainSeconds })
  const server = createServer(requestLimits(), drained.listener)
  limitConnections(server, { trustedProxies })
  const opened = await listenAt(server, { port, ...(hostname === undefined ? {} : { host: hostname }) })
  if (!opened.ok) return { ok: false, line: cantListen('LOGIN_PORT', { port, hostname, error: opened.error }) }

  const background = new AbortController()
  const { signal } = background
  const work = sleep(aMoment, undefined, { signal }).then(
    () => provider.runBackground({ signal }),
    () => {},
  )
  return {
    ok: true,
    stop: async (options = {}) => {
      background.abort()
      await Promise.all([drained.stop(opened.listening, { ...options, over: provider.close }), work])
    },
  }
}
