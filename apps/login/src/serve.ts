import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Provider } from '@laissez-passer/hono/provider'
import { limitConnections, requestLimits } from '@laissez-passer/server/node/limits'
import { cantListen } from '@laissez-passer/server/node/port-in-use'

/** How long a stopping server waits for requests under way, in milliseconds. */
const PATIENCE = 2000

/** A server that answers. */
export interface Serving {
  readonly ok: true
  /** Answers what is under way, ends live streams and the work in the background; then resolves. */
  readonly stop: () => Promise<void>
}

/**
 * Serves a provider over HTTP with its work in the background.
 *
 * @param provider what answers
 * @param where `hostname` undefined: every interface; `trustedProxies`: whose connections are many people's
 * @returns one line for the operator when it can't listen there
 */
export async function serve(
  provider: Provider,
  {
    port,
    hostname,
    trustedProxies,
  }: {
    readonly port: number
    readonly hostname: string | undefined
    readonly trustedProxies: readonly string[]
  },
): Promise<Serving | { readonly ok: false; readonly line: string }> {
  const listener = getRequestListener((request, env) => provider.fetch(request, env))
  const server = createServer(requestLimits(), (incoming, outgoing) => void listener(incoming, outgoing))
  limitConnections(server, { trustedProxies })
  const error = await new Promise<Error | null>((resolve) => {
    server.once('error', resolve)
    server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => resolve(null))
  })
  if (error !== null) return { ok: false, line: cantListen('LOGIN_PORT', { port, hostname, error }) }

  const background = new AbortController()
  const work = provider.runBackground({ signal: background.signal })
  return {
    ok: true,
    stop: async () => {
      provider.close()
      background.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection whose last answer ends now would be kept alive.
      const idle = setInterval(() => server.closeIdleConnections(), 20)
      // Whoever hasn't finished by then is cut off; what was acknowledged is on disk.
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE)
      await Promise.all([closed, work])
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}
